/** What a page of the benchmark found, by name: times in ms, single numbers, and why something has none. */
export interface PageAnswer {
  readonly samples: Readonly<Record<string, readonly number[]>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, string>>;
}

/** What a page posts at its end. */
export type PageWord = PageAnswer | { readonly error: string };
