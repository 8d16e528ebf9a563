import { z } from 'zod';
import { tradingYear } from './trading-days.ts';

/** Which days are what; one file a year, because the exchanges publish them by the year. */
export const calendarTables = {
  tradingYears: z.array(tradingYear),
};
