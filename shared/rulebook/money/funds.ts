import { z } from 'zod';
import { exact } from '../../values/exact.ts';

/**
 * A row of the register `funds`: the money of a capital account now, in fen. Its key is the capital account. One body:
 *
 * { "clientNo": "0101000007", "totalFen": 10000000, "frozenFen": 2000520, "unsettledSaleFen": 0 }
 */
export const Funds = z.object({
  clientNo: z.string(),
  /** Settled at the day's beginning, with what today's fills cost and brought. */
  totalFen: z.int(),
  /** Of open orders and other holds. */
  frozenFen: z.int(),
  /** Brought by today's sales: usable today, to be withdrawn the next trading day. */
  unsettledSaleFen: z.int(),
});
/** The money of a capital account. */
export type Funds = Readonly<z.infer<typeof Funds>>;

/** Name of the register. */
export const fundsRegister = 'funds';

/**
 * What may be used now: total − frozen. Rule FZ-2 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE beyond 2^53
 */
export function availableFen({ totalFen, frozenFen }: Funds): number {
  return exact(totalFen - frozenFen);
}

/** What may be withdrawn: available − today's sales, not below zero. Rule FZ-3. */
export function withdrawableFen(funds: Funds): number {
  return Math.max(0, exact(availableFen(funds) - funds.unsettledSaleFen));
}
