import { z } from 'zod';
import type { RuleEdition } from '../../../shared/rulebook/editions/edition.ts';
import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import { type Area, areaOf, areas } from './areas.ts';

/** A row as its file has it: units unread, columns in the file's order. */
const RawRow = z.looseObject({
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  state: z.enum(['enacted', 'effective', 'operative']),
  source: z.string(),
  confidence: z.enum(['H', 'M', 'L']),
  note: z.string().optional(),
});
export type RawRow = Readonly<z.infer<typeof RawRow>>;

const RawTable = z.object({
  name: z.string(),
  note: z.string().optional(),
  rows: z.array(RawRow),
});

/** A year of a calendar, one row for every day. */
const RawYear = z.looseObject({
  year: z.int(),
  source: z.string(),
  confidence: z.enum(['H', 'M', 'L']),
  publishedOn: z.string(),
  days: z.array(
    z.looseObject({ date: z.string(), open: z.boolean(), reason: z.string().optional() }),
  ),
});
export type RawYear = Readonly<z.infer<typeof RawYear>>;

interface Named {
  /** The name the edition knows it by. */
  readonly key: string;
  readonly area: Area;
  /** As staff read it. */
  readonly title: string;
  readonly note: string;
}

/** A table of rows with their dates. */
export interface RowsTable extends Named {
  readonly form: 'rows';
  /** The columns of its rows, in the order they are read. */
  readonly columns: readonly string[];
  readonly rows: readonly RawRow[];
}

/** A calendar by the year. */
export interface CalendarTable extends Named {
  readonly form: 'calendar';
  readonly years: readonly RawYear[];
}

/** A table of an edition, as its file has it. `unknown` is for a form only a newer program can lay out. */
export type ReadTable =
  | RowsTable
  | CalendarTable
  | (Named & { readonly form: 'unknown'; readonly file: Json });

const calendarTitles: Readonly<Record<string, string>> = {
  tradingYears: '交易日历',
  workingYears: '政府工作日历',
  southboundYears: '港股通交易日历',
};

/**
 * All tables of an edition, by area. Tables and columns stand in the order of the program's own files: what was signed
 * comes in the order of the alphabet. What those files lack comes last.
 */
export function readTables(
  { tables }: Pick<RuleEdition, 'tables'>,
  builtIn: Pick<RuleEdition, 'tables'>,
): readonly ReadTable[] {
  const names = new Set([...Object.keys(builtIn.tables), ...Object.keys(tables)]);
  return [...names]
    .flatMap((key) => {
      const file = tables[key];
      return file === undefined ? [] : [readTable(key, file, builtIn.tables[key])];
    })
    .toSorted((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area));
}

function readTable(key: string, file: Json, ownFile: Json | undefined): ReadTable {
  const area = areaOf(key);
  const years = z.array(RawYear).min(1).safeParse(file);
  if (years.success) {
    const title = calendarTitles[key] ?? '日历';
    return { form: 'calendar', key, area, title, note: '', years: years.data };
  }
  const table = RawTable.safeParse(file);
  if (!table.success) return { form: 'unknown', key, area, title: key, note: '', file };
  const { name: title, note = '', rows } = table.data;
  const own = RawTable.safeParse(ownFile).data?.rows ?? [];
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const inOrder = [...own, ...rows].flatMap((row) => Object.keys(row));
  const columns = [...new Set(inOrder)].filter((column) => given.has(column));
  return { form: 'rows', key, area, title, note, columns, rows };
}
