import type { Ratio } from '../../values/exact.ts';

/** What a client's contract says of commission; ALL_IN (全佣) holds handling and regulatory fee, NET (净佣) does not. */
export interface CommissionTerms {
  readonly rate: Ratio;
  /** The least an order is charged, in fen (cents for B shares). */
  readonly minimumFen: number;
  readonly mode: 'ALL_IN' | 'NET';
}
