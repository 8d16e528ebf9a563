import calendar2026 from '../../assets/reference/calendar-2026.json' with { type: 'json' };
import counterHours from '../../assets/reference/counter-hours.json' with { type: 'json' };
import { tradingYear } from '../../shared/rulebook/calendar/trading-days.ts';
import { counterHoursTable, isDayOpen } from '../../shared/rulebook/counter/counter-hours.ts';

const hours = counterHoursTable.parse(counterHours);
const years = [tradingYear.parse(calendar2026)];

/** Whether an instant lies between day open and day close, by the tables this program was published with. */
export const isCounterDayOpen = (atMs: number): boolean => isDayOpen(atMs, hours, years);
