import { z } from 'zod';
import { type DatedRow, datedRow, type DatedTable, datedTable, rowsOn } from '../dated-table.ts';
import { DocumentType } from './document-types.ts';

const fullYears = z.int().min(0).max(150);

const termRow = datedRow.extend({
  document: DocumentType,
  /** Age in full years on the day of issue, from … to …; `maxAge: null` has no upper end. */
  minAge: fullYears,
  maxAge: fullYears.nullable(),
  /** Null: 长期. */
  validYears: z.int().min(1).max(50).nullable(),
  /** Whether some of these documents print the day before as their last one. */
  mayEndDayBefore: z.boolean(),
});
/** How long a document is issued for at some ages. */
export type DocumentTermRow = Readonly<z.infer<typeof termRow>>;

/**
 * The table of how long documents are issued for (`assets/reference/document-terms.json`), by the day of issue and the
 * age on it. The ages of a document have no gap and no overlap on any day. One row:
 *
 * { …, "confidence": "M", "document": "RESIDENT_ID", "minAge": 26, "maxAge": 45, "validYears": 20,
 *   "mayEndDayBefore": false }
 */
export const documentTermTable = datedTable(termRow, ['document', 'minAge']).superRefine(
  (table, context) => {
    for (const [at, row] of table.rows.entries()) {
      const message = ageFault(table, row);
      if (message !== null) context.addIssue({ code: 'custom', path: ['rows', at], message });
    }
  },
);
/** The table, parsed. */
export type DocumentTermTable = DatedTable<DocumentTermRow>;

/** What does not fit between a row and the ages of its document on the row's first day, or null. */
function ageFault(table: DocumentTermTable, row: DocumentTermRow): string | null {
  if (row.maxAge !== null && row.maxAge < row.minAge) return '最高年龄低于最低年龄。';
  if (!isOperative(row)) return null;
  const others = rowsOn(table, row.effectiveFrom).filter(
    (other) => other.document === row.document,
  );
  const follows = (other: DocumentTermRow) =>
    other.maxAge !== null && other.maxAge + 1 === row.minAge;
  if (row.minAge > 0 && others.filter(follows).length !== 1) return '年龄段与前一段不相接。';
  const isLast = others.every((other) => other.minAge <= row.minAge);
  if (isLast && row.maxAge !== null) return '最后一个年龄段应没有上限。';
  return !isLast && row.maxAge === null ? '没有上限的年龄段之后不能再有年龄段。' : null;
}

function isOperative(row: DatedRow): boolean {
  return row.state === 'operative';
}
