import { z } from 'zod';

const price = z.int().nullable();

/** What was traded of a security so far; prices in thousandths, null before the first trade. */
export const Figures = z.strictObject({
  open: price,
  high: price,
  low: price,
  last: price,
  /** The closing price, once there is one. */
  close: price,
  volume: z.int(),
  haltedUntil: z.int().nullable(),
  /** What was traded in each minute there was a trade in, with its last price. */
  minutes: z.array(z.strictObject({ at: z.int(), price: z.int(), volume: z.int() })),
  /** The trades of the minute before the last trade: a close without a call is made of them. */
  tape: z.array(z.strictObject({ at: z.int(), price: z.int(), quantity: z.int() })),
});
export type Figures = z.infer<typeof Figures>;

/** A minute of the day's line; `at` is where it begins, ms UTC. */
export type Minute = Readonly<Figures['minutes'][number]>;

/** Before the first trade. */
export function noFigures(): Figures {
  const prices = { open: null, high: null, low: null, last: null, close: null };
  return { ...prices, volume: 0, haltedUntil: null, minutes: [], tape: [] };
}

/** One trade of which at least one side is a house's. */
export const Trade = z.strictObject({
  tradeNo: z.int(),
  security: z.string(),
  price: z.int(),
  quantity: z.int(),
  at: z.int(),
  buyOrderNo: z.int(),
  sellOrderNo: z.int(),
});
export type Trade = Readonly<z.infer<typeof Trade>>;

/** An order or a cancellation that waits for the next phase. */
export const Held = z.strictObject({ what: z.enum(['ORDER', 'CANCEL']), orderNo: z.int() });
export type Held = Readonly<z.infer<typeof Held>>;
