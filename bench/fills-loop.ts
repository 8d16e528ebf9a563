import type { Fills, Settled } from './fills-made.ts';

/**
 * The limit: the same arithmetic on bare columns, every rate in a typed array, nothing checked, no function called. It is
 * right only because the fills of the benchmark are small enough.
 */
export function settleByLoop({ count, price, quantity, rate, rates }: Fills, to: Settled): void {
  const of = (pick: (one: Fills['rates'][number]) => number) => Float64Array.from(rates, pick);
  const isSell = of((one) => Number(one.isSell));
  const isNet = of((one) => Number(one.isNet));
  const [commission, commissionPer] = [
    of((one) => one.commission.numerator),
    of((one) => one.commission.denominator),
  ];
  const minimum = of((one) => one.minimumFen);
  const [stamp, stampPer] = [of((one) => one.stamp.numerator), of((one) => one.stamp.denominator)];
  const [transfer, transferPer] = [
    of((one) => one.transfer.numerator),
    of((one) => one.transfer.denominator),
  ];
  const cap = of((one) => one.transferCapFen);
  const [handling, handlingPer] = [
    of((one) => one.handling.numerator),
    of((one) => one.handling.denominator),
  ];
  const [regulatory, regulatoryPer] = [
    of((one) => one.regulatory.numerator),
    of((one) => one.regulatory.denominator),
  ];
  for (let at = 0; at < count; at += 1) {
    const kind = rate[at]!;
    const amount = Math.floor((price[at]! * quantity[at]! + 5) / 10);
    const byRate = Math.floor((amount * commission[kind]!) / commissionPer[kind]! + 0.5);
    const charged = byRate < minimum[kind]! ? minimum[kind]! : byRate;
    const stamped = Math.floor((amount * stamp[kind]!) / stampPer[kind]! + 0.5);
    const byTransfer = Math.floor((amount * transfer[kind]!) / transferPer[kind]! + 0.5);
    const transferred = byTransfer > cap[kind]! ? cap[kind]! : byTransfer;
    const handled = Math.floor((amount * handling[kind]!) / handlingPer[kind]! + 0.5);
    const regulated = Math.floor((amount * regulatory[kind]!) / regulatoryPer[kind]! + 0.5);
    const total = charged + stamped + transferred + isNet[kind]! * (handled + regulated);
    to.commission[at] = charged;
    to.stamp[at] = stamped;
    to.transfer[at] = transferred;
    to.handling[at] = handled;
    to.regulatory[at] = regulated;
    to.cash[at] = isSell[kind]! * 2 * amount - amount - total;
  }
}
