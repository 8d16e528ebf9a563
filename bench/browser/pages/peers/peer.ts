import type { ActRows } from './act-rows.ts';

/** Another way of keeping what an act writes. */
export interface Peer {
  readonly name: string;
  /** Fills the store of entries, so that so many are there. */
  fill(rows: number): Promise<void>;
  /** Commits one act; done when it is as safe as this store can make it. */
  commit(rows: ActRows): Promise<void>;
}

/** As many rows a transaction when a store is filled. */
export const filledAtOnce = 2000;
