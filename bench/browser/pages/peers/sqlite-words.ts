import type { ActRows } from './act-rows.ts';

/** What the worker is asked, one thing at a time. */
export type SqliteAsk =
  | { readonly do: 'open' }
  | { readonly do: 'fill'; readonly rows: number }
  | { readonly do: 'commit'; readonly rows: ActRows };

/** Its answer; null when it was done. */
export interface SqliteWord {
  readonly failed: string | null;
}
