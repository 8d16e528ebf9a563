import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';

const points = z.int().min(0).max(1000);

/** Lower bounds of C2, C3, C4 and C5, each above the one before. */
export const BandBounds = z
  .tuple([points, points, points, points])
  .refine(areAscending, '各级下限应逐级升高。');
/** The bounds, parsed. */
export type BandBounds = Readonly<z.infer<typeof BandBounds>>;

const riskBandsRow = datedRow.extend({ lowestPoints: BandBounds, maxPoints: points });

/**
 * The bands of the questionnaire's score (`assets/reference/risk-bands.json`), which no statute sets. Part of a row:
 *
 * { "lowestPoints": [20, 40, 60, 80], "maxPoints": 100 }
 */
export const riskBandsTable = datedTable(
  riskBandsRow.refine((row) => row.lowestPoints[3] <= row.maxPoints, 'C5 下限不能高于满分。'),
);
/** The table, parsed. */
export type RiskBandsTable = DatedTable<Readonly<z.infer<typeof riskBandsRow>>>;

function areAscending(bounds: readonly number[]): boolean {
  return bounds.every((bound, at) => (bounds[at - 1] ?? -1) < bound);
}
