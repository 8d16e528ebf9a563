/** What the page of the part `clients` is told. */
export interface StoreSetup {
  readonly clients: number;
  /** Whether they come by a snapshot; else only an index of them is kept. */
  readonly isLoaded: boolean;
  readonly starts: number;
}

/** Names of what the page measures, in ms but for the last. */
export const storeWords = {
  load: 'snapshot into a new counter, sealed',
  without: 'start to search ready, index filled anew',
  ready: 'start to search ready, kept index',
  press: 'key press to answer, through the worker',
  bytes: 'bytes each',
} as const;
