import { Decimal } from 'decimal.js';
import { type Fills, makeSettled, type Settled } from './fills-made.ts';

/** What decimal.js came to, in yuan, as an application would keep it. */
export type DecimalSettled = Readonly<Record<keyof Settled, Decimal[]>>;

/** The peer, as an application uses it: prices and amounts in yuan, rates made once, every part rounded half up. */
export function settleByDecimal(fills: Fills, to: DecimalSettled): void {
  const { count, price, quantity, rate, rates } = fills;
  const made = rates.map((one) => ({
    isSell: one.isSell,
    isNet: one.isNet,
    commission: ratio(one.commission),
    minimum: yuan(one.minimumFen),
    stamp: ratio(one.stamp),
    transfer: ratio(one.transfer),
    cap: yuan(one.transferCapFen),
    handling: ratio(one.handling),
    regulatory: ratio(one.regulatory),
  }));
  for (let at = 0; at < count; at += 1) {
    const own = made[rate[at]!]!;
    const milli = new Decimal(price[at]!).times(new Decimal(quantity[at]!));
    const amount = cents(milli.times(thousandth));
    const commission = Decimal.max(cents(amount.times(own.commission)), own.minimum);
    const stamp = cents(amount.times(own.stamp));
    const transfer = Decimal.min(cents(amount.times(own.transfer)), own.cap);
    const handling = cents(amount.times(own.handling));
    const regulatory = cents(amount.times(own.regulatory));
    let total = commission.plus(stamp).plus(transfer);
    if (own.isNet) total = total.plus(handling).plus(regulatory);
    to.commission[at] = commission;
    to.stamp[at] = stamp;
    to.transfer[at] = transfer;
    to.handling[at] = handling;
    to.regulatory[at] = regulatory;
    to.cash[at] = own.isSell ? amount.minus(total) : amount.plus(total).negated();
  }
}

export function makeDecimalSettled(): DecimalSettled {
  return { commission: [], stamp: [], transfer: [], handling: [], regulatory: [], cash: [] };
}

/** The same in fen, to be compared. */
export function inFen(from: DecimalSettled): Settled {
  const to = makeSettled(from.cash.length);
  for (const column of Object.keys(to) as (keyof Settled)[]) {
    to[column].set(from[column].map((value) => Math.round(value.toNumber() * 100)));
  }
  return to;
}

const thousandth = new Decimal('0.001');
const cents = (value: Decimal): Decimal => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
const yuan = (fen: number): Decimal => new Decimal(fen).times(new Decimal('0.01'));

function ratio({ numerator, denominator }: Fills['rates'][number]['stamp']): Decimal {
  return new Decimal(numerator).times(new Decimal(1 / denominator));
}
