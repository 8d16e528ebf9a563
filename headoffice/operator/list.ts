import { z } from 'zod';

/** A row as operators read it: names of columns with their values, the same in JSON and CSV. */
export type ListRow = Readonly<Record<string, string | number | null>>;

/** A page of a list; `next` is null at the end. */
export interface ListPage {
  readonly rows: readonly ListRow[];
  readonly next: string | null;
}

/** The answer of a list whose rows have this schema. */
export function listPage<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}

/** Four digits. */
export const Branch = z.string().regex(/^\d{4}$/);

/** What every list can be asked for; `cursor` is the `next` of the page before. */
export const listFields = {
  branch: Branch.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
} as const;

/** The first of `rows`, which were asked for with one more than `limit`, and where the page after begins. */
export function pageOf<Stored, Row extends ListRow>(
  rows: readonly Stored[],
  limit: number,
  cursor: (last: Stored) => string,
  show: (stored: Stored) => Row,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    next: rows.length > page.length && last !== undefined ? cursor(last) : null,
    rows: page.map(show),
  };
}

/** A cursor is `<number>.<text>`; one that is neither is like none. */
export function cursorParts(
  cursor: string | undefined,
): { readonly number: number; readonly text: string } | null {
  const [, digits, text] = /^(\d{1,15})\.([0-9a-f-]*)$/.exec(cursor ?? '') ?? [];
  return digits === undefined ? null : { number: Number(digits), text: text ?? '' };
}
