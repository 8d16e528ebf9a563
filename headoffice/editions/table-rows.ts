import { z } from 'zod';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { addDays } from '../../shared/values/dates.ts';

/** A row of a table file: where it stands, as whoever reads the file counts, and what it says. */
export interface FileRow {
  readonly where: string;
  readonly value: z.core.util.JSONType;
  /** The calendar year it belongs to, of tables with a file a year. */
  readonly year: number | null;
}

const Rows = z.object({ rows: z.array(z.json()) });
const Years = z.array(z.looseObject({ year: z.int(), days: z.array(z.json()) }));

/** The rows of a table as its file has them; of a table by the year, the days of each year. */
export function rowsOf(file: unknown): readonly FileRow[] {
  const dated = Rows.safeParse(file);
  if (dated.success) {
    return dated.data.rows.map((value, at) => ({ where: `第 ${at + 1} 行`, value, year: null }));
  }
  const years = Years.safeParse(file);
  if (!years.success) return [];
  return years.data.flatMap(({ year, days }) =>
    days.map((value, at) => ({ where: `${year} 年第 ${at + 1} 行`, value, year })),
  );
}

/** The name of a table as staff read it. */
export function titleOf(name: string, file: unknown): string {
  return z.looseObject({ name: z.string() }).safeParse(file).data?.name ?? name;
}

const DatedValue = z.looseObject({
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  state: z.string(),
  source: z.unknown().optional(),
  confidence: z.unknown().optional(),
  note: z.unknown().optional(),
});
const DayValue = z.looseObject({ date: z.string() });

/**
 * What a row means for the days before one, as text that is the same for two rows that mean the same; null when it means
 * nothing for them. Whence a figure comes and what is noted beside it decide nothing.
 */
export function meaningBefore({ value }: FileRow, day: string): string | null {
  const dated = DatedValue.safeParse(value);
  if (dated.success) {
    const { effectiveFrom, effectiveTo, state, source: _, confidence: __, ...more } = dated.data;
    if (state !== 'operative' || effectiveFrom >= day) return null;
    const until = effectiveTo === null || effectiveTo >= addDays(day, -1) ? null : effectiveTo;
    return canonicalText({ ...more, note: null, effectiveFrom, effectiveTo: until });
  }
  const one = DayValue.safeParse(value);
  if (one.success && one.data.date >= day) return null;
  return canonicalText(value);
}
