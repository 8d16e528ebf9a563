import type { z } from 'zod';
import { timesRatio } from '../../values/exact.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { Percent, Yuan } from '../units.ts';

const million = 1_000_000;

const termsRow = datedRow
  .extend({
    /** The rate nobody has to ask for, whole parts of a million. */
    usualRate: Percent,
    usualMinimumCny: Yuan,
  })
  .refine(
    ({ usualRate }) =>
      timesRatio(million, usualRate, 'down') === timesRatio(million, usualRate, 'up'),
    '佣金率应为万分之 0.01 的整数倍。',
  );
/** What commission is agreed on unless the client asks for another. */
export type OpeningTermsRow = Readonly<z.infer<typeof termsRow>>;

/**
 * What commission an opening agrees on unless the client asks for another (`assets/reference/opening-terms.json`). Part
 * of a row:
 *
 * { "usualRate": "0.025 %", "usualMinimumCny": "5.00 CNY" }
 */
export const openingTermsTable = datedTable(termsRow);
/** The table, parsed. */
export type OpeningTermsTable = DatedTable<OpeningTermsRow>;

/** A commission as a contract has it: parts of a million of the turnover, fen an order at least. */
export interface UsualCommission {
  readonly ratePerMillion: number;
  readonly minimumFen: number;
}

/**
 * The usual commission of a day, or what staff read where the table has none. Rule OF-3 (docs/rules.md).
 *
 * usualCommissionOn('2026-11-23', tables) → { found: true, commission: { ratePerMillion: 250, minimumFen: 500 } }
 */
export function usualCommissionOn(
  date: string,
  { openingTerms }: { readonly openingTerms: OpeningTermsTable },
):
  | { readonly found: true; readonly commission: UsualCommission }
  | { readonly found: false; readonly message: string } {
  const found = rowOn(openingTerms, date);
  if (!found.found) return found;
  const { usualRate, usualMinimumCny } = found.row;
  return {
    found: true,
    commission: {
      ratePerMillion: timesRatio(million, usualRate, 'half-up'),
      minimumFen: usualMinimumCny,
    },
  };
}
