import { z } from 'zod';
import { addDays } from '../../values/dates.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** How long a visit lasts without an act, and from when on staff are warned that a document expires. */
export const visitTermRow = datedRow.extend({
  idleMinutes: z
    .int()
    .min(1)
    .max(12 * 60),
  expiryWarningDays: z.int().min(0).max(366),
});
export type VisitTermRow = Readonly<z.infer<typeof visitTermRow>>;

/** Schema of `assets/reference/visit-term.json`. */
export const visitTermTable = datedTable(visitTermRow);
export type VisitTermTable = DatedTable<VisitTermRow>;

/** How long a visit lasts after its last act, in ms, or what staff read when the table does not cover the day. */
export function visitIdleMs(
  table: VisitTermTable,
  date: string,
): { readonly ms: number } | { readonly message: string } {
  const found = rowOn(table, date);
  return found.found ? { ms: found.row.idleMinutes * 60_000 } : { message: found.message };
}

/** How a document stands on a day. `validUntil` belongs to its validity; null is 长期. Rule VI-15. */
export type DocumentValidity = 'valid' | 'expiring' | 'expired';

/** Whether a document is valid, about to expire, or expired on a day. Without a row for the day nothing is warned of. */
export function documentValidity(
  table: VisitTermTable,
  validUntil: string | null,
  date: string,
): DocumentValidity {
  if (validUntil === null) return 'valid';
  if (validUntil < date) return 'expired';
  const found = rowOn(table, date);
  const days = found.found ? found.row.expiryWarningDays : 0;
  return validUntil <= addDays(date, days) ? 'expiring' : 'valid';
}
