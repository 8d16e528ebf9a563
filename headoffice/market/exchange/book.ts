import { leavesOf, type Order } from './order.ts';

/** The orders that stand on each side of one security, the first to be filled first. */
export interface Book {
  readonly bids: Order[];
  readonly asks: Order[];
}

/** What stands at one price. */
export interface Level {
  readonly price: number;
  readonly quantity: number;
}

/** Puts an order at its place: better price first, then the earlier one. */
export function stand(book: Book, order: Order): void {
  const side = sideOf(book, order);
  const at = side.findIndex((other) => comesBefore(order, other));
  side.splice(at === -1 ? side.length : at, 0, order);
}

/** Takes an order out; one that does not stand stays where it is. */
export function leave(book: Book, order: Order): void {
  const side = sideOf(book, order);
  const at = side.indexOf(order);
  if (at !== -1) side.splice(at, 1);
}

/** The best prices of a side with what stands there. */
export function levelsOf(side: readonly Order[], count: number): readonly Level[] {
  const levels: { price: number; quantity: number }[] = [];
  for (const order of side) {
    if (order.limit === null) continue;
    const level = levels.at(-1);
    if (level?.price === order.limit) level.quantity += leavesOf(order);
    else if (levels.length === count) break;
    else levels.push({ price: order.limit, quantity: leavesOf(order) });
  }
  return levels;
}

/** The best price of a side, null where nothing stands. */
export function bestOf(side: readonly Order[]): number | null {
  return side[0]?.limit ?? null;
}

function sideOf(book: Book, { side }: Order): Order[] {
  return side === 'BUY' ? book.bids : book.asks;
}

function comesBefore(order: Order, other: Order): boolean {
  const better = (order.limit ?? 0) - (other.limit ?? 0);
  if (better !== 0) return order.side === 'BUY' ? better > 0 : better < 0;
  return order.orderNo < other.orderNo;
}
