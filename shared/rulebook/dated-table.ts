import { z } from 'zod';
import { addDays, BusinessDate } from '../values/dates.ts';

/**
 * The columns every row of a dated rule table has. Both days belong to the row; `effectiveTo: null` means until further
 * notice. `state` tells a rule that is only enacted, or in force but not yet run by the market, from one that operates.
 * `confidence`: H found in a source, M well known, L unsure (and so configuration). `note` is for who reads the table.
 */
export const datedRow = z.strictObject({
  effectiveFrom: BusinessDate,
  effectiveTo: BusinessDate.nullable(),
  state: z.enum(['enacted', 'effective', 'operative']),
  source: z.string().min(1),
  confidence: z.enum(['H', 'M', 'L']),
  note: z.string().min(1).exactOptional(),
});

/** A row of any dated rule table. */
export type DatedRow = Readonly<z.infer<typeof datedRow>>;

/** A rule table: its name as staff read it, and its rows in any order. */
export interface DatedTable<Row extends DatedRow> {
  readonly name: string;
  readonly note?: string;
  readonly rows: readonly Row[];
}

/** The row that applies on a day, or what staff read when none does. */
export type RowOn<Row> =
  | { readonly found: true; readonly row: Row }
  | { readonly found: false; readonly message: string };

/**
 * The schema of a dated rule table. Rows that agree in the columns of `key` are one line of time: no row ends before it
 * begins, no day has two operative rows, and no day between two operative rows has none. Every fault names its row.
 */
export function datedTable<Schema extends z.ZodType<DatedRow>>(
  row: Schema,
  key: readonly (string & keyof z.output<Schema>)[] = [],
) {
  return z.strictObject({
    name: z.string().min(1),
    note: z.string().min(1).exactOptional(),
    rows: z
      .array(row)
      .min(1)
      .superRefine((rows, context) => {
        for (const { at, message } of faultsIn(rows, key)) {
          context.addIssue({ code: 'custom', path: [at], message });
        }
      }),
  });
}

/**
 * The operative row of a table on a day, of those that have the values of `key`. Fails closed: a day without such a row
 * gives a message, never the nearest row. Rule DT-1 (docs/rules.md).
 */
export function rowOn<Row extends DatedRow>(
  table: DatedTable<Row>,
  date: string,
  key?: Readonly<Partial<Row>>,
): RowOn<Row> {
  const row = table.rows.find((row) => isOperative(row) && covers(row, date) && has(row, key));
  if (row !== undefined) return { found: true, row };
  const which = Object.values(key ?? {}).join('、');
  return {
    found: false,
    message: `规则表“${table.name}”没有 ${date} 适用的条目${which === '' ? '' : `(代码 ${which})`},不能办理。请联系总部更新规则版本。`,
  };
}

/** All operative rows of a table on a day, in the table's order: for tables that list things. Rule DT-1. */
export function rowsOn<Row extends DatedRow>(table: DatedTable<Row>, date: string): readonly Row[] {
  return table.rows.filter((row) => isOperative(row) && covers(row, date));
}

interface RowFault {
  readonly at: number;
  readonly message: string;
}

function faultsIn<Row extends DatedRow>(
  rows: readonly Row[],
  key: readonly (string & keyof Row)[],
): readonly RowFault[] {
  const backward = rows.flatMap((row, at) =>
    isForward(row) ? [] : [{ at, message: '终止日早于起始日。' }],
  );
  return [...backward, ...linesOf(rows, key).flatMap(seamFaults)];
}

interface Placed {
  readonly row: DatedRow;
  readonly at: number;
}

/** The operative rows by their values in the key's columns. */
function linesOf<Row extends DatedRow>(
  rows: readonly Row[],
  key: readonly (string & keyof Row)[],
): readonly (readonly Placed[])[] {
  const lines = new Map<string, Placed[]>();
  for (const [at, row] of rows.entries()) {
    if (!isOperative(row) || !isForward(row)) continue;
    const name = JSON.stringify(key.map((column) => row[column]));
    lines.set(name, [...(lines.get(name) ?? []), { row, at }]);
  }
  return [...lines.values()];
}

/** Where one operative row of a line of time does not follow the row before it. */
function seamFaults(line: readonly Placed[]): readonly RowFault[] {
  const inTime = line.toSorted((a, b) => (a.row.effectiveFrom < b.row.effectiveFrom ? -1 : 1));
  return inTime.flatMap(({ row, at }, place) => {
    const before = inTime[place - 1];
    if (before === undefined) return [];
    const end = before.row.effectiveTo;
    const says = (fault: string) => [{ at, message: `与第 ${before.at + 1} 行${fault}。` }];
    if (end === null || row.effectiveFrom <= end) return says('在同一天适用');
    return addDays(end, 1) === row.effectiveFrom ? [] : says('之间有日期没有条目');
  });
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

function has<Row extends DatedRow>(row: Row, key: Readonly<Partial<Row>> | undefined): boolean {
  for (const column in key) if (row[column] !== key[column]) return false;
  return true;
}
