import reference from '../assets/reference/fee-rates.json' with { type: 'json' };
import { feeRatesTable, feeRowsOn } from '../shared/rulebook/money/fee-rates.ts';
import { type FeeRates, feeRatesOf } from '../shared/rulebook/money/prepared-rates.ts';
import { Board } from '../shared/rulebook/trading/board.ts';

/** A day's fills, by column, and the sixty kinds of rates they are charged by. */
export interface Fills {
  readonly count: number;
  /** Thousandths of the currency unit. */
  readonly price: Int32Array;
  readonly quantity: Int32Array;
  /** Which of `rates`. */
  readonly rate: Uint8Array;
  readonly rates: readonly FeeRates[];
}

/** What a contender came to, in fen, by column. */
export interface Settled {
  readonly commission: Float64Array;
  readonly stamp: Float64Array;
  readonly transfer: Float64Array;
  readonly handling: Float64Array;
  readonly regulatory: Float64Array;
  readonly cash: Float64Array;
}

/** Fills as a branch has them: all boards and both sides, three contracts, prices to 200, lots of a hundred. */
export function makeFills(count: number): Fills {
  const rates = makeRates();
  const next = generator(20_261_123);
  const [price, quantity] = [new Int32Array(count), new Int32Array(count)];
  const rate = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    price[at] = 1000 + next(199_000);
    quantity[at] = 100 * (1 + next(500));
    rate[at] = next(rates.length);
  }
  return { count, price, quantity, rate, rates };
}

export function makeSettled(count: number): Settled {
  const column = () => new Float64Array(count);
  return {
    commission: column(),
    stamp: column(),
    transfer: column(),
    handling: column(),
    regulatory: column(),
    cash: column(),
  };
}

function makeRates(): readonly FeeRates[] {
  const feeRates = feeRatesTable.parse(reference);
  const contracts = [
    { rate: { numerator: 25, denominator: 100_000 }, minimumFen: 500, mode: 'ALL_IN' },
    { rate: { numerator: 3, denominator: 10_000 }, minimumFen: 500, mode: 'ALL_IN' },
    { rate: { numerator: 1, denominator: 10_000 }, minimumFen: 500, mode: 'NET' },
  ] as const;
  return Board.options.flatMap((board) => {
    const found = feeRowsOn(feeRates, board, '2026-11-23');
    if (!found.found) throw new Error(found.message);
    const { rows } = found;
    return contracts.flatMap((terms) =>
      (['BUY', 'SELL'] as const).map((side) => feeRatesOf(rows, side, terms)),
    );
  });
}

/** Numbers below a bound, the same in every run (Lehmer's generator). */
function generator(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}
