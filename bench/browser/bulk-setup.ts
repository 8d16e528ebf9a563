/** What the page of the part `bulk` is told. */
export interface BulkSetup {
  /** Entries of the journal. */
  readonly entries: number;
  readonly rounds: number;
  readonly pagesARound: number;
}

/** The feed as the page is given it: for every round pages of each kind, in this order. */
export const feedKinds = ['own entries with their verdict', 'entries of another counter'] as const;
