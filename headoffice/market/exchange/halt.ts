import {
  explainHalt,
  type HaltAnswer,
  type Haltable,
} from '../../../shared/rulebook/trading/price-halt.ts';
import type { Day, SecurityDay } from './day.ts';
import { instantOf } from './timetable.ts';

/**
 * Halts a security where a trade at this price is the first beyond a threshold (PL-11). The order that trades is still
 * matched to its end, so that no book is left crossed.
 */
export function haltAfter(day: Day, security: SecurityDay, price: number): void {
  const { figures, instrument } = security;
  const halts = haltableAs(security);
  if (halts === null || figures.close !== null) return;
  // The first price of the day is what stocks are measured from.
  const base = halts === 'CB' ? instrument.prevClose : (figures.open ?? price);
  const { high, low } = figures;
  const question = { instrument: halts, date: day.setup.date, base, price };
  const found = explainHalt(
    { ...question, dayHigh: high ?? base, dayLow: low ?? base },
    day.tables,
  );
  if (!found.found || found.answer === null) return;
  figures.haltedUntil = Math.min(endOf(day, found.answer), closingCall(security));
}

/** Whether a security is not traded now: the whole day, or for a while. */
export function isHalted(day: Day, { instrument, figures }: SecurityDay): boolean {
  return instrument.suspended || day.now < (figures.haltedUntil ?? 0);
}

function haltableAs({ instrument, limits }: SecurityDay): Haltable | null {
  if (instrument.board === 'CB') return 'CB';
  return limits?.isUnlimited === true ? 'NO_LIMIT_STOCK' : null;
}

function endOf(day: Day, { minutes, until }: NonNullable<HaltAnswer>): number {
  if (until !== null) return instantOf(day.setup.date, until);
  return day.now + (minutes ?? 0) * 60_000;
}

/** A halt ends when the closing call begins at the latest. */
function closingCall({ spans }: SecurityDay): number {
  return spans.find(({ phase }) => phase === 'CLOSE_CALL_NO_CANCEL')?.at ?? Infinity;
}
