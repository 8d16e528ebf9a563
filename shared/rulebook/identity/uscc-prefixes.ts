import { z } from 'zod';
import { datedRow, datedTable } from '../dated-table.ts';

/**
 * The table of what the first two characters of a code say (`assets/reference/uscc-prefixes.json`). One row:
 *
 * { "effectiveFrom": "2015-10-01", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "M",
 *   "prefix": "91", "holder": "企业" }
 */
export const usccPrefixTable = datedTable(
  datedRow.extend({
    prefix: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{2}$/, '应为统一社会信用代码的前两位。'),
    holder: z.string().min(1),
  }),
  ['prefix'],
);
/** The table, parsed. */
export type UsccPrefixTable = z.infer<typeof usccPrefixTable>;
