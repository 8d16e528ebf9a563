import { amountOf, feesInto, noFees } from '../shared/rulebook/money/fees.ts';
import { inFen, makeDecimalSettled, settleByDecimal } from './fills-decimal.ts';
import { settleByLoop } from './fills-loop.ts';
import { type Fills, makeFills, makeSettled, type Settled } from './fills-made.ts';
import type { RoundsPart } from './part.ts';

const count = 1_000_000;
const decimalCount = 20_000;

/** Fees and net cash of a million fills in one thread. */
export function makeFillsPart(): RoundsPart {
  const fills = makeFills(count);
  const [own, loop] = [makeSettled(count), makeSettled(count)];
  const decimal = makeDecimalSettled();
  const fewer = { ...fills, count: decimalCount };
  return {
    title: 'fees and net cash of fills, one thread',
    unit: 'fills',
    items: count,
    rounds: 25,
    aim: 3,
    contenders: [
      { name: 'guitai kernel', role: 'product', run: () => settle(fills, own) },
      {
        name: 'decimal.js',
        role: 'peer',
        items: decimalCount,
        run: () => settleByDecimal(fewer, decimal),
      },
      { name: 'typed-array loop', role: 'limit', run: () => settleByLoop(fills, loop) },
    ],
    verify: () => {
      assertSame(own, loop, 'typed-array loop');
      assertSame(own, inFen(decimal), 'decimal.js');
    },
  };
}

/** The product's way: rates resolved before, the kernel writing into one place. */
function settle({ count, price, quantity, rate, rates }: Fills, to: Settled): void {
  const out = noFees();
  for (let at = 0; at < count; at += 1) {
    const own = rates[rate[at] ?? 0];
    if (own === undefined) continue;
    feesInto(out, own, amountOf((price[at] ?? 0) * (quantity[at] ?? 0)));
    to.commission[at] = out.commission;
    to.stamp[at] = out.stamp;
    to.transfer[at] = out.transfer;
    to.handling[at] = out.handling;
    to.regulatory[at] = out.regulatory;
    to.cash[at] = out.cash;
  }
}

function assertSame(own: Settled, other: Settled, name: string): void {
  for (const column of [
    'commission',
    'stamp',
    'transfer',
    'handling',
    'regulatory',
    'cash',
  ] as const) {
    const differs = other[column].findIndex((fen, at) => fen !== own[column][at]);
    if (differs !== -1) throw new Error(`${name} differs in ${column} of fill ${differs}`);
  }
}
