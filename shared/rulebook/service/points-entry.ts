/** What was written into a client's points ledger, which only grows; `on` never goes back. */
export type PointsEntry =
  | { readonly kind: 'EARN'; readonly id: string; readonly on: string; readonly points: number }
  /** A correction, signed: of a commission, or by hand. */
  | { readonly kind: 'ADJUST'; readonly id: string; readonly on: string; readonly points: number }
  | { readonly kind: 'REDEEM'; readonly id: string; readonly on: string; readonly points: number }
  /** Takes back an EARN or a REDEEM, once. */
  | { readonly kind: 'REVERSE'; readonly id: string; readonly on: string; readonly of: string };

/** An entry that is not taken, and why. */
export interface RefusedEntry {
  readonly id: string;
  readonly reason: 'INSUFFICIENT' | 'NOTHING_TO_REVERSE';
}

/** A ledger on a day: points that can be redeemed less what is owed, and what has expired. */
export interface PointsBalance {
  /** Negative when corrections took more than there was. */
  readonly balance: number;
  readonly expired: number;
  /** When the next points expire: the last day they can be used; null when none are left. */
  readonly nextExpiry: string | null;
  readonly refused: readonly RefusedEntry[];
}
