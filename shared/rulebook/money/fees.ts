import { Fault } from '../../errors.ts';
import { exact, type Ratio, timesRatio } from '../../values/exact.ts';
import { halfUpRatio, quickShare } from '../../values/half-up.ts';
import type { FeeRates } from './prepared-rates.ts';

/**
 * The fees of an order's fills of one day and what its money does, in fen (cents for B shares). `handling` and
 * `regulatory` are always told; in `total` they are only where the contract is NET, otherwise the commission holds them.
 * `cash` is signed: what a sale brings, less its fees, or minus what a purchase costs.
 */
export interface Fees {
  amount: number;
  commission: number;
  stamp: number;
  transfer: number;
  handling: number;
  regulatory: number;
  total: number;
  cash: number;
}

/** A place for `feesInto` to write to, made once for a whole run. */
export function noFees(): Fees {
  return {
    amount: 0,
    commission: 0,
    stamp: 0,
    transfer: 0,
    handling: 0,
    regulatory: 0,
    total: 0,
    cash: 0,
  };
}

/**
 * What fills amount to, in fen, rounded half up: `turnoverMilli` is the sum of price (thousandths) × quantity over them.
 * Rule FE-1 (docs/rules.md). An order is rounded once, not fill by fill: see decision 0093.
 *
 * amountOf(17_360 * 1200) → 2_083_200
 */
export function amountOf(turnoverMilli: number): number {
  const share = natural(turnoverMilli) <= milliToFen.exactUpTo ? quickShare : wideShare;
  return share(turnoverMilli, milliToFen);
}

/**
 * The fees of an order's amount of the day, each rounded half up to the fen, written to `out`: no object is made, because a
 * settlement run makes a million of them. Rules FE-2 to FE-7 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE for an amount that is negative or no integer below 2^53
 */
export function feesInto(out: Fees, rates: FeeRates, amountFen: number): Fees {
  const share = natural(amountFen) <= rates.exactUpTo ? quickShare : wideShare;
  const commission = Math.max(share(amountFen, rates.commission), rates.minimumFen);
  const stamp = share(amountFen, rates.stamp);
  const transfer = Math.min(share(amountFen, rates.transfer), rates.transferCapFen);
  const handling = share(amountFen, rates.handling);
  const regulatory = share(amountFen, rates.regulatory);
  const total = commission + stamp + transfer + (rates.isNet ? handling + regulatory : 0);
  out.amount = amountFen;
  out.commission = commission;
  out.stamp = stamp;
  out.transfer = transfer;
  out.handling = handling;
  out.regulatory = regulatory;
  out.total = total;
  out.cash = exact(rates.isSell ? amountFen - total : -amountFen - total);
  return out;
}

/** The fees of one amount, for who needs no run. */
export function feesOf(rates: FeeRates, amountFen: number): Readonly<Fees> {
  return feesInto(noFees(), rates, amountFen);
}

const milliToFen = halfUpRatio({ numerator: 1, denominator: 10 });

function wideShare(value: number, ratio: Ratio): number {
  return timesRatio(value, ratio, 'half-up');
}

function natural(value: number): number {
  if (value < 0) throw new Fault('VALUE_OUT_OF_RANGE', 'an amount is not negative');
  return exact(value);
}
