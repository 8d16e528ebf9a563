import { z } from 'zod';

/** Why an order is refused (废单). */
export const RejectCode = z.enum([
  'UNKNOWN_SECURITY',
  'HALTED',
  'PHASE_NOT_ACCEPTING',
  'TYPE_NOT_OFFERED',
  'NOT_ON_NO_LIMIT_DAY',
  'QTY_NOT_POSITIVE_INTEGER',
  'INSUFFICIENT_SELLABLE',
  'OVER_MAX',
  'BELOW_MIN',
  'BAD_INCREMENT',
  'ODD_LOT_MUST_BE_SOLD_TOGETHER',
  'PRICE_MISSING',
  'PRICE_NOT_TAKEN',
  'OFF_TICK',
  'OUTSIDE_LIMITS',
  'OUTSIDE_CAGE',
  'BEYOND_CLOSE',
  'NO_RULE',
]);
export type RejectCode = z.infer<typeof RejectCode>;

/** Why what is left of an order leaves the market before the day ends. */
const CancelReason = z.enum([
  'REQUESTED',
  'REST_NOT_FILLED',
  'NO_PRICE_ON_THAT_SIDE',
  'NOT_WHOLE',
  'BEYOND_CLOSE',
]);
export type CancelReason = z.infer<typeof CancelReason>;

/** Why a cancellation is refused. */
const CancelRejectCode = z.enum(['UNKNOWN_ORDER', 'NOT_OPEN', 'PHASE_NOT_ACCEPTING']);
export type CancelRejectCode = z.infer<typeof CancelRejectCode>;

const ofOrder = { no: z.int(), clientOrderId: z.string(), at: z.int() };
const units = z.number();

/**
 * What the exchange tells the house. `no` runs from 1 without a gap, so that a report told again is recognised and a
 * missing one noticed. Prices in thousandths. One of them:
 *
 * { no: 7, clientOrderId: 'B-12', at: 1795397400000, status: 'filled', tradeNo: 3, price: 10_050, quantity: 300,
 *   leaves: 200 }
 */
export const Report = z.discriminatedUnion('status', [
  /** Taken, and looked at when the phase is over (Shenzhen, 09:25–09:30). */
  z.strictObject({ status: z.literal('held'), what: z.enum(['ORDER', 'CANCEL']), ...ofOrder }),
  z.strictObject({ status: z.literal('accepted'), orderNo: z.int(), ...ofOrder }),
  z.strictObject({
    status: z.literal('filled'),
    tradeNo: z.int(),
    price: z.int(),
    quantity: units,
    leaves: units,
    ...ofOrder,
  }),
  z.strictObject({ status: z.literal('rejected'), code: RejectCode, ...ofOrder }),
  z.strictObject({
    status: z.literal('cancelled'),
    quantity: units,
    reason: CancelReason,
    ...ofOrder,
  }),
  z.strictObject({ status: z.literal('cancelRejected'), code: CancelRejectCode, ...ofOrder }),
  z.strictObject({ status: z.literal('expired'), quantity: units, ...ofOrder }),
]);
export type Report = Readonly<z.infer<typeof Report>>;
