import { leavesOf, type Order } from './order.ts';

/** One buy and one sell that meet. */
export interface Pair {
  readonly buy: Order;
  readonly sell: Order;
  readonly quantity: number;
}

/** Both sides met in their order, first with first, until so much is traded or one side ends. */
export function pairsOf(
  buys: readonly Order[],
  sells: readonly Order[],
  volume: number,
): readonly Pair[] {
  const pairs: Pair[] = [];
  const left = new Map([...buys, ...sells].map((order) => [order, leavesOf(order)]));
  const leftOf = (order: Order | undefined): number =>
    order === undefined ? 0 : (left.get(order) ?? 0);
  let rest = volume;
  let [atBuy, atSell] = [0, 0];
  while (rest > 0) {
    const [buy, sell] = [buys[atBuy], sells[atSell]];
    if (buy === undefined || sell === undefined) break;
    const quantity = Math.min(leftOf(buy), leftOf(sell), rest);
    pairs.push({ buy, sell, quantity });
    rest -= quantity;
    left.set(buy, leftOf(buy) - quantity).set(sell, leftOf(sell) - quantity);
    if (leftOf(buy) === 0) atBuy += 1;
    if (leftOf(sell) === 0) atSell += 1;
  }
  return pairs;
}
