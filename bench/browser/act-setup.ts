import type { Actor } from '../../shared/journal/entry.ts';

/** What the page of the part `act` is told. */
export interface ActSetup {
  readonly actor: Actor;
  /** Rows that are there already: of the product's index, and of each peer. */
  readonly size: number;
  readonly rounds: number;
  readonly warmUp: number;
}
