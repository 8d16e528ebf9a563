import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';

const termsRow = datedRow.extend({
  /** A list that is older than so many days screens nobody. */
  maxAgeDays: z.int().min(0).max(365),
});
/** How old a screening list may be. */
export type ScreeningTermsRow = Readonly<z.infer<typeof termsRow>>;

/**
 * How old head office's screening list may be at a counter (`assets/reference/screening-terms.json`). Part of a row:
 *
 * { "maxAgeDays": 7 }
 */
export const screeningTermsTable = datedTable(termsRow);
/** The table, parsed. */
export type ScreeningTermsTable = DatedTable<ScreeningTermsRow>;
