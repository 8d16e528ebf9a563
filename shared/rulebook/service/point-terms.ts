import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';

const pointTermsRow = datedRow.extend({
  validMonths: z.int().min(1).max(240),
  leapDayBecomes: z.enum(['02-28', '03-01']),
});

/**
 * How long points hold, and which day an anniversary of 29 February is in common years
 * (`assets/reference/point-terms.json`). Part of a row: { "validMonths": 24, "leapDayBecomes": "02-28" }
 */
export const pointTermsTable = datedTable(pointTermsRow);
/** The terms of points on a day. */
export type PointTerms = Readonly<z.infer<typeof pointTermsRow>>;
/** The table, parsed. */
export type PointTermsTable = DatedTable<PointTerms>;
