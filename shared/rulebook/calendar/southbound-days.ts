import { z } from 'zod';
import { closedDay, everyDayMessage, hasEveryDay, openDay, yearColumns } from './calendar-year.ts';
import { type Calendar, dayIn, missingYear } from './open-days.ts';

/**
 * The days of one year on which Hong Kong is traded through the connect: both sides open. MORNING is a half day of
 * Hong Kong. The file is `assets/reference/southbound-<year>.json`; two of its rows:
 *
 * { "date": "2026-12-24", "open": true, "hours": "MORNING" }, { "date": "2026-12-25", "open": false, "reason": "香港休市" }
 */
export const southboundYear = z
  .strictObject({
    ...yearColumns,
    days: z.array(
      z.discriminatedUnion('open', [
        openDay.extend({ hours: z.enum(['FULL', 'MORNING']) }),
        closedDay,
      ]),
    ),
  })
  .refine(hasEveryDay, everyDayMessage);

/** One year of the connect's calendar, parsed. */
export type SouthboundYear = z.infer<typeof southboundYear>;

/** What the connect's calendar says of a day. */
export type SouthboundDay =
  | { readonly status: 'open'; readonly hours: 'FULL' | 'MORNING' }
  | { readonly status: 'closed'; readonly reason: string }
  | { readonly status: 'unknown'; readonly message: string };

/** What the given years say of a day. Rule TD-3 (docs/rules.md). Never throws. */
export function southboundDay(date: string, years: readonly SouthboundYear[]): SouthboundDay {
  const calendar = southboundCalendar(years);
  const day = dayIn(date, calendar);
  if (day === null) return { status: 'unknown', message: missingYear(date, calendar) };
  return day.open ? { status: 'open', hours: day.hours } : { status: 'closed', reason: day.reason };
}

/** The connect's days as a calendar to count in. */
export function southboundCalendar(
  years: readonly SouthboundYear[],
): Calendar<SouthboundYear['days'][number]> {
  return { name: '港股通日历', years };
}
