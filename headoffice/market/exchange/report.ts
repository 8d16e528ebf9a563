/** Why an order is refused (废单). */
export type RejectCode =
  | 'UNKNOWN_SECURITY'
  | 'HALTED'
  | 'PHASE_NOT_ACCEPTING'
  | 'TYPE_NOT_OFFERED'
  | 'NOT_ON_NO_LIMIT_DAY'
  | 'QTY_NOT_POSITIVE_INTEGER'
  | 'INSUFFICIENT_SELLABLE'
  | 'OVER_MAX'
  | 'BELOW_MIN'
  | 'BAD_INCREMENT'
  | 'ODD_LOT_MUST_BE_SOLD_TOGETHER'
  | 'PRICE_MISSING'
  | 'PRICE_NOT_TAKEN'
  | 'OFF_TICK'
  | 'OUTSIDE_LIMITS'
  | 'OUTSIDE_CAGE'
  | 'BEYOND_CLOSE'
  | 'NO_RULE';

/** Why what is left of an order leaves the market before the day ends. */
export type CancelReason =
  | 'REQUESTED'
  | 'REST_NOT_FILLED'
  | 'NO_PRICE_ON_THAT_SIDE'
  | 'NOT_WHOLE'
  | 'BEYOND_CLOSE';

/** Why a cancellation is refused. */
export type CancelRejectCode = 'UNKNOWN_ORDER' | 'NOT_OPEN' | 'PHASE_NOT_ACCEPTING';

/**
 * What the exchange tells the house. `no` runs from 1 without a gap, so that a report told again is recognised and a
 * missing one noticed. Prices in thousandths. One of them:
 *
 * { no: 7, clientOrderId: 'B-12', at: 1795397400000, status: 'filled', tradeNo: 3, price: 10_050, quantity: 300,
 *   leaves: 200 }
 */
export type Report = {
  readonly no: number;
  readonly clientOrderId: string;
  readonly at: number;
} & (
  | {
      readonly status: 'held';
      /** Taken, and looked at when the phase is over (Shenzhen, 09:25–09:30). */
      readonly what: 'ORDER' | 'CANCEL';
    }
  | { readonly status: 'accepted'; readonly orderNo: number }
  | {
      readonly status: 'filled';
      readonly tradeNo: number;
      readonly price: number;
      readonly quantity: number;
      readonly leaves: number;
    }
  | { readonly status: 'rejected'; readonly code: RejectCode }
  | { readonly status: 'cancelled'; readonly quantity: number; readonly reason: CancelReason }
  | { readonly status: 'cancelRejected'; readonly code: CancelRejectCode }
  | { readonly status: 'expired'; readonly quantity: number }
);
