import { z } from 'zod';
import { addMonths } from '../../values/months.ts';
import { datedRow, type DatedTable, datedTable, rowOn, rowsOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';

/** What is kept. */
export const RecordKind = z.enum([
  'CLIENT',
  'TRADE',
  'SUITABILITY',
  'RECORDING',
  'COMPLAINT',
  'AML',
  'AUDIT_LOG',
  'AUDIT_REPORT',
  'BUSINESS_LOG',
  'SYSTEM_LOG',
  'DRILL_REPORT',
  'IMPACT_ASSESSMENT',
]);
/** One of them. */
export type RecordKind = z.infer<typeof RecordKind>;

const retentionRow = datedRow.extend({
  record: RecordKind,
  counts: z.enum(['FROM_RECORD', 'AFTER_END']),
  keepMonths: z.int().min(1).max(1200),
});
/** How long one kind of record is kept. */
export type RetentionRow = Readonly<z.infer<typeof retentionRow>>;

/**
 * How long records are kept (`assets/reference/retention.json`), from the record or after the end of the relation. A
 * record with several rows is kept for the longest. Part of a row:
 *
 * { "record": "AML", "counts": "AFTER_END", "keepMonths": 120 }
 */
export const retentionTable = datedTable(retentionRow, ['record', 'counts']);
type RetentionTable = DatedTable<RetentionRow>;

/** A record, the day it was made, when the relation it belongs to ended, and whether an investigation holds it. */
export interface KeptRecord {
  readonly record: RecordKind;
  readonly from: string;
  readonly endedOn: string | null;
  readonly isHeld: boolean;
}

/** The last day a record is kept; null while that cannot be said. */
export interface Keeping {
  readonly keepUntil: string | null;
  readonly because: 'FROM_RECORD' | 'AFTER_END' | 'NOT_ENDED' | 'HELD';
}

/**
 * Until when a record is kept: the longest of its terms. Nothing is thrown away while the relation lasts or an
 * investigation is open. A term ends on the same day of the month; where the month has none, on its last day (民法典 art.
 * 202). Terms are those of the day it is asked on. Rules RT-1 to RT-3 (docs/rules.md). Fails closed without a row.
 */
export function explainRetention(
  kept: KeptRecord,
  on: string,
  { retention }: { readonly retention: RetentionTable },
): Explained<Keeping> {
  const { record } = kept;
  const found = rowOn(retention, on, { record });
  if (!found.found) return found;
  const rows = rowsOn(retention, on).filter((row) => row.record === record);
  const terms = rows.map((row) => termOf(row, kept));
  const longest = terms.reduce((long, term) => (isLonger(term, long) ? term : long));
  const lines = rows.map((row) => lineOf(row, kept));
  if (!kept.isHeld) return { found: true, answer: longest, lines };
  const held = { rule: 'RT-3', met: true, message: '调查尚未结束,保存期限顺延,不得销毁。' };
  return { found: true, answer: { keepUntil: null, because: 'HELD' }, lines: [...lines, held] };
}

function termOf({ counts, keepMonths }: RetentionRow, { from, endedOn }: KeptRecord): Keeping {
  const start = counts === 'FROM_RECORD' ? from : endedOn;
  if (start === null) return { keepUntil: null, because: 'NOT_ENDED' };
  return { keepUntil: addMonths(start, keepMonths), because: counts };
}

function isLonger(term: Keeping, than: Keeping): boolean {
  if (than.keepUntil === null) return false;
  return term.keepUntil === null || term.keepUntil > than.keepUntil;
}

function lineOf(row: RetentionRow, kept: KeptRecord): RuleLine {
  const { keepUntil } = termOf(row, kept);
  const years = row.keepMonths % 12 === 0 ? `${row.keepMonths / 12} 年` : `${row.keepMonths} 个月`;
  const since = row.counts === 'FROM_RECORD' ? '自形成之日起' : '自业务关系结束之日起';
  const until = keepUntil === null ? '业务关系尚未结束,继续保存' : `保存至 ${keepUntil}`;
  return {
    rule: row.counts === 'FROM_RECORD' ? 'RT-1' : 'RT-2',
    met: true,
    message: `${since}保存 ${years},${until}。`,
    limit: keepUntil ?? '长期',
    source: sourceOf(row),
  };
}
