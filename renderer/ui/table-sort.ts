import { z } from 'zod';

const Sort = z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) });
export type Sort = Readonly<z.infer<typeof Sort>>;

/** The sorting a table had last, or null. Holds column names only. */
export function rememberedSort(
  id: string,
  columns: readonly { readonly key: string }[],
): Sort | null {
  const stored = localStorage.getItem(nameOf(id));
  if (stored === null) return null;
  const parsed = Sort.safeParse(parsedOrNull(stored));
  if (!parsed.success) return null;
  return columns.some((column) => column.key === parsed.data.column) ? parsed.data : null;
}

export function rememberSort(id: string, sort: Sort): void {
  localStorage.setItem(nameOf(id), JSON.stringify(sort));
}

/** Up, down, then the next column that sorts; `step` -1 goes back. Null when no column sorts. */
export function nextSort(
  columns: readonly { readonly key: string; readonly sortBy?: unknown }[],
  { column, direction }: Sort,
  step: 1 | -1,
): Sort | null {
  const all = columns
    .filter(({ sortBy }) => sortBy !== undefined)
    .flatMap(({ key }): Sort[] => [
      { column: key, direction: 'ascending' },
      { column: key, direction: 'descending' },
    ]);
  const at = all.findIndex((one) => one.column === column && one.direction === direction);
  return all[(at + step + all.length) % all.length] ?? null;
}

const nameOf = (id: string): string => `guitai.sort.${id}`;

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another program wrote there: as good as nothing.
    return null;
  }
}
