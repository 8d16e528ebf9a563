import { leave } from './book.ts';
import type { Day, SecurityDay } from './day.ts';
import type { Minute } from './figures.ts';
import { haltAfter } from './halt.ts';
import { leavesOf, type Order } from './order.ts';
import type { Pair } from './pairs.ts';
import { forgetCrowd, tell } from './tell.ts';

const minuteMs = 60_000;

/** Carries out one trade: both orders, the figures of the security, the reports. */
export function trade(day: Day, security: SecurityDay, pair: Pair, price: number): void {
  const { buy, sell, quantity } = pair;
  const tradeNo = day.nextTradeNo;
  day.nextTradeNo += 1;
  if (buy.clientOrderId !== null || sell.clientOrderId !== null) {
    const orders = { buyOrderNo: buy.orderNo, sellOrderNo: sell.orderNo };
    const { security: name } = security;
    day.trades.push({ tradeNo, security: name, price, quantity, at: day.now, ...orders });
  }
  haltAfter(day, security, price);
  count(day, security, price, quantity);
  for (const order of [buy, sell]) fill(day, security, order, { tradeNo, price, quantity });
}

function fill(
  day: Day,
  { auction, afterHours }: SecurityDay,
  order: Order,
  done: { readonly tradeNo: number; readonly price: number; readonly quantity: number },
): void {
  order.filled += done.quantity;
  const leaves = leavesOf(order);
  tell(day, order.clientOrderId, { status: 'filled', ...done, leaves });
  if (leaves > 0) return;
  order.status = 'filled';
  leave(order.type === 'AFTER_HOURS' ? afterHours : auction, order);
  forgetCrowd(day, order);
}

function count(day: Day, { figures }: SecurityDay, price: number, quantity: number): void {
  figures.volume += quantity;
  countMinute(day, figures.minutes, price, quantity);
  // What is traded at the closing price moves no price of the day.
  if (figures.close !== null) return;
  figures.open ??= price;
  figures.high = Math.max(figures.high ?? price, price);
  figures.low = Math.min(figures.low ?? price, price);
  figures.last = price;
  figures.tape = figures.tape.filter(({ at }) => at >= day.now - minuteMs);
  figures.tape.push({ at: day.now, price, quantity });
}

function countMinute(day: Day, minutes: Minute[], price: number, quantity: number): void {
  const at = day.now - (day.now % minuteMs);
  const last = minutes.at(-1);
  if (last?.at === at) minutes[minutes.length - 1] = { at, price, volume: last.volume + quantity };
  else minutes.push({ at, price, volume: quantity });
}
