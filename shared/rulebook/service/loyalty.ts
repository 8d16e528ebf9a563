import { isRealDate } from '../../values/dates.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import type { PointTerms, PointTermsTable } from './point-terms.ts';

/** How many anniversaries a client has reached, and the next one. */
export interface Loyalty {
  readonly fullYears: number;
  readonly next: string;
}

/**
 * The full years of a client since the account was opened, the anniversary included. Rule TR-6 (docs/rules.md). Fails
 * closed on a day without a row.
 */
export function explainLoyalty(
  openedOn: string,
  on: string,
  { pointTerms }: { readonly pointTerms: PointTermsTable },
): Explained<Loyalty> {
  const found = rowOn(pointTerms, on);
  if (!found.found) return found;
  const answer = loyaltyOn(openedOn, on, found.row.leapDayBecomes);
  const message = `${openedOn} 开户,已满 ${answer.fullYears} 年,下一周年日 ${answer.next}。`;
  return {
    found: true,
    answer,
    lines: [{ rule: 'TR-6', met: true, message, source: sourceOf(found.row) }],
  };
}

/** Years and next anniversary, with the day 29 February becomes in common years. */
export function loyaltyOn(
  openedOn: string,
  on: string,
  leapDayBecomes: PointTerms['leapDayBecomes'],
): Loyalty {
  const years = yearOf(on) - yearOf(openedOn);
  const isReached = anniversary(openedOn, years, leapDayBecomes) <= on;
  const fullYears = Math.max(isReached ? years : years - 1, 0);
  return { fullYears, next: anniversary(openedOn, fullYears + 1, leapDayBecomes) };
}

function anniversary(
  openedOn: string,
  years: number,
  leapDayBecomes: PointTerms['leapDayBecomes'],
): string {
  const year = String(yearOf(openedOn) + years).padStart(4, '0');
  const same = `${year}${openedOn.slice(4)}`;
  return isRealDate(same) ? same : `${year}-${leapDayBecomes}`;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
