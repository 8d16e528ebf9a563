import { countedPrice } from '../../../../shared/business/order/market-lines.ts';
import { freezeOf } from '../../../../shared/business/order/order-checks.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import type { MarketFacts } from './market-facts.ts';

type Lot = MarketFacts['lot'];

/** A quantity brought down to what can be ordered: whole steps, and nothing below the least. */
export function toLot(units: number, { least, step }: Lot): number {
  const whole = units - (units % step);
  return whole < least ? 0 : whole;
}

/** The most that an amount pays for, fees within; 0 where it is not enough for the least, or nothing can be counted. */
export function mostFor(
  ticket: OrderTicket,
  amountFen: number,
  { lot }: Pick<MarketFacts, 'lot'>,
  at: { readonly day: string; readonly tables: RuleTables },
): number {
  const priceMilli = countedPrice(ticket, at.day, at.tables);
  if (priceMilli === null || amountFen <= 0) return 0;
  const isPaid = (units: number): boolean => {
    const freeze = freezeOf({ ...ticket, quantity: units }, at);
    return freeze !== null && freeze <= amountFen;
  };
  // Every fee grows with the amount, so the answer can be halved towards.
  // Without any fee it would pay for so many.
  const free = Math.floor((amountFen * 10) / priceMilli / lot.step);
  let [enough, tooMuch] = [0, Math.min(free, mostUnits / lot.step) + 1];
  while (tooMuch - enough > 1) {
    const middle = Math.floor((enough + tooMuch) / 2);
    if (isPaid(middle * lot.step)) enough = middle;
    else tooMuch = middle;
  }
  return toLot(enough * lot.step, lot);
}

/** Half of a quantity, in whole lots. */
export function halfOf(units: number, lot: Lot): number {
  return toLot(Math.floor(units / 2), lot);
}

const mostUnits = 100_000_000;
