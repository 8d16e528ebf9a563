import { z } from 'zod';
import { addDays } from '../../values/dates.ts';
import { isWeekend } from '../../values/weekday.ts';
import { closedDay, everyDayMessage, hasEveryDay, openDay, yearColumns } from './calendar-year.ts';
import { dayIn } from './open-days.ts';

/**
 * The working days of one year as the government arranges them: weekends that are worked to make up for a holiday
 * count. The file is `assets/reference/working-days-<year>.json`; two of its rows:
 *
 * { "date": "2026-10-10", "open": true, "makeUp": true }, { "date": "2026-10-11", "open": false, "reason": "周末" }
 */
export const workingYear = z
  .strictObject({
    ...yearColumns,
    days: z.array(
      z.discriminatedUnion('open', [
        openDay.extend({ makeUp: z.literal(true).exactOptional() }),
        closedDay,
      ]),
    ),
  })
  .refine(hasEveryDay, everyDayMessage);

/** One year of the government's working days, parsed. */
export type WorkingYear = z.infer<typeof workingYear>;

/** Days on which a clock stands still; first and last day belong to it. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/** A due day; PROVISIONAL (暂定) when a year on the way has no calendar yet and its weekdays were counted. */
export interface DueDay {
  readonly dueOn: string;
  readonly state: 'FINAL' | 'PROVISIONAL';
}

/**
 * The `count`th working day after a day; with 0 the day itself, or the next working day where it is none. A day of a
 * year without calendar counts as worked from Monday to Friday, and the answer is provisional: it is asked again when
 * that year is loaded. Days of a pause do not count. Rules TD-4, TD-6 (docs/rules.md).
 *
 * workingDaysAfter('2026-10-09', 1, years) → { dueOn: '2026-10-10', state: 'FINAL' } (a Saturday that is worked)
 *
 * @param count a non-negative integer
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist
 */
export function workingDaysAfter(
  date: string,
  count: number,
  years: readonly WorkingYear[],
  pauses: readonly Pause[] = [],
): DueDay {
  let state: DueDay['state'] = 'FINAL';
  const isWorked = (at: string) => {
    const day = dayIn(at, { name: '政府工作日历', years });
    if (day === null) state = 'PROVISIONAL';
    const isOpen = day === null ? !isWeekend(at) : day.open;
    return isOpen && !pauses.some(({ from, to }) => from <= at && at <= to);
  };
  let left = Math.max(1, count);
  let at = count === 0 ? date : addDays(date, 1);
  for (;;) {
    if (isWorked(at)) left -= 1;
    if (left === 0) return { dueOn: at, state };
    at = addDays(at, 1);
  }
}

/** What staff read behind a due day that is provisional. */
export function provisionalWords({ dueOn, state }: DueDay): string {
  return state === 'FINAL'
    ? ''
    : `(暂定:${dueOn.slice(0, 4)} 年工作日历未下发,按周一至周五计算,下发后重算)`;
}
