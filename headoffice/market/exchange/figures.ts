/** What was traded of a security so far; prices in thousandths, null before the first trade. It changes in place. */
export interface Figures {
  open: number | null;
  high: number | null;
  low: number | null;
  last: number | null;
  /** The closing price, once there is one. */
  close: number | null;
  volume: number;
  haltedUntil: number | null;
  /** The trades of the minute before the last trade: a close without a call is made of them. */
  tape: { readonly at: number; readonly price: number; readonly quantity: number }[];
  minutes: Minute[];
}

/**
 * A minute in which something was traded, of which the day's line is drawn: its beginning, its last price, and what was
 * traded in it. One of them:
 *
 * { at: 1795397400000, price: 10_050, volume: 1_200 }
 */
export interface Minute {
  readonly at: number;
  readonly price: number;
  readonly volume: number;
}

/** Before the first trade. */
export function noFigures(): Figures {
  const prices = { open: null, high: null, low: null, last: null, close: null };
  return { ...prices, volume: 0, haltedUntil: null, tape: [], minutes: [] };
}

/** One trade of which at least one side is a house's. */
export interface Trade {
  readonly tradeNo: number;
  readonly security: string;
  readonly price: number;
  readonly quantity: number;
  readonly at: number;
  readonly buyOrderNo: number;
  readonly sellOrderNo: number;
}

/** An order or a cancellation that waits for the next phase. */
export interface Held {
  readonly what: 'ORDER' | 'CANCEL';
  readonly orderNo: number;
}
