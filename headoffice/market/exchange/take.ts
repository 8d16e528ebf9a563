import type { Side } from '../../../shared/rulebook/trading/side.ts';
import { leavesOf, type Order } from './order.ts';

/** One standing order, and how much of it is taken, at its own price. */
export interface Take {
  readonly standing: Order;
  readonly price: number;
  readonly quantity: number;
}

/**
 * What an order that comes in takes of the other side: best price first, then the earlier order, down to its limit and
 * through so many prices.
 */
export function takesOf(
  opposite: readonly Order[],
  taking: {
    readonly side: Side;
    readonly quantity: number;
    readonly limit: number | null;
    readonly levels: number;
  },
): readonly Take[] {
  const takes: Take[] = [];
  let left = taking.quantity;
  let levels = taking.levels;
  for (const standing of opposite) {
    const price = standing.limit;
    if (left === 0 || price === null || !reaches(taking, price)) break;
    if (takes.at(-1)?.price !== price) levels -= 1;
    if (levels < 0) break;
    const quantity = Math.min(left, leavesOf(standing));
    takes.push({ standing, price, quantity });
    left -= quantity;
  }
  return takes;
}

function reaches(
  { side, limit }: { readonly side: Side; readonly limit: number | null },
  price: number,
): boolean {
  return limit === null || (side === 'BUY' ? price <= limit : price >= limit);
}
