import { z } from 'zod';
import { BusinessDate } from '../values/dates.ts';

/**
 * The columns every row of a dated rule table has. Both days belong to the row; `effectiveTo: null` means until further
 * notice. `state` tells a rule that is only enacted, or in force but not yet run by the market, from one that operates.
 * `confidence`: H found in a source, M well known, L unsure.
 */
export const datedRow = z.object({
  effectiveFrom: BusinessDate,
  effectiveTo: BusinessDate.nullable(),
  state: z.enum(['enacted', 'effective', 'operative']),
  source: z.string().min(1),
  confidence: z.enum(['H', 'M', 'L']),
});

/** A row of any dated rule table. */
export type DatedRow = Readonly<z.infer<typeof datedRow>>;

/** A rule table: its name as staff read it, and its rows in any order. */
export interface DatedTable<Row extends DatedRow> {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** The row that applies on a day, or what staff read when none does. */
export type RowOn<Row> =
  | { readonly found: true; readonly row: Row }
  | { readonly found: false; readonly message: string };

/**
 * The schema of a dated rule table: at least one row, no row that ends before it begins, and no day with two operative
 * rows.
 */
export function datedTable<Schema extends z.ZodType<DatedRow>>(row: Schema) {
  return z.object({
    name: z.string().min(1),
    rows: z
      .array(row)
      .min(1)
      .refine((rows) => rows.every(isForward), '规则表中有条目的终止日早于起始日。')
      .refine((rows) => !rows.some(overlapsAnother), '规则表中有两个条目在同一天适用。'),
  });
}

/**
 * The operative row of a table on a day. Fails closed: a day without such a row gives a message, never the nearest row.
 * Rule DT-1 (docs/rules.md).
 */
export function rowOn<Row extends DatedRow>(table: DatedTable<Row>, date: string): RowOn<Row> {
  const row = table.rows.find((row) => isOperative(row) && covers(row, date));
  if (row !== undefined) return { found: true, row };
  return {
    found: false,
    message: `规则表“${table.name}”没有 ${date} 适用的条目,不能办理。请联系总部更新规则版本。`,
  };
}

function overlapsAnother(row: DatedRow, at: number, rows: readonly DatedRow[]): boolean {
  return rows.some(
    (other, otherAt) =>
      otherAt !== at && isOperative(row) && isOperative(other) && covers(other, row.effectiveFrom),
  );
}

function isForward(row: DatedRow): boolean {
  return row.effectiveTo === null || row.effectiveFrom <= row.effectiveTo;
}

function isOperative(row: DatedRow): boolean {
  return row.state === 'operative';
}

function covers(row: DatedRow, date: string): boolean {
  return row.effectiveFrom <= date && (row.effectiveTo === null || date <= row.effectiveTo);
}
