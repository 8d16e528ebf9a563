import { z } from 'zod';
import { isEachYearOnce, oneYearMessage } from './calendar-year.ts';
import { complaintExtensionTable, complaintTermsTable } from './complaint-terms.ts';
import { complaintEscalationTable } from './complaint-escalation.ts';
import { dueDiligenceTermsTable } from './due-diligence-deadline.ts';
import { settlementCycleTable } from './settlement-date.ts';
import { southboundYear } from './southbound-days.ts';
import { tradingYear } from './trading-days.ts';
import { workingYear } from './working-days.ts';

/** Which days are what, one file a year as they are published by the year; and the terms counted in them. */
export const calendarTables = {
  tradingYears: z.array(tradingYear).refine(isEachYearOnce, oneYearMessage),
  southboundYears: z.array(southboundYear).refine(isEachYearOnce, oneYearMessage),
  workingYears: z.array(workingYear).refine(isEachYearOnce, oneYearMessage),
  settlementCycle: settlementCycleTable,
  complaintTerms: complaintTermsTable,
  complaintExtension: complaintExtensionTable,
  complaintEscalation: complaintEscalationTable,
  dueDiligenceTerms: dueDiligenceTermsTable,
};
