import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exchangeWith,
  instant,
  instruments,
  order,
  type Security,
} from '../../../test/helpers/market-kit.ts';
import type { OrderRow } from './day-file.ts';
import type { Exchange } from './exchange.ts';
import { ExchangeOrderType } from './order.ts';
import type { Report } from './report.ts';

const securities = [
  'XSHG.600519',
  'XSHE.000001',
  'XSHG.688981',
  'XBSE.920799',
  'XSHE.123456',
] as const;
const few = securities.map((security) => instruments[security]);
const accounts = ['A000000001', 'A000000002'] as const;

/** Something a house does, so long after the last. */
type Step = { readonly afterMs: number } & (
  | { readonly kind: 'submit'; readonly change: NonNullable<Parameters<typeof order>[1]> }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'advance' }
);

const lots: Readonly<Record<string, number>> = { 'XSHG.688981': 200, 'XSHE.123456': 10 };
const change = fc
  .record({
    security: fc.constantFrom<Security[]>(...securities),
    account: fc.constantFrom(...accounts),
    side: fc.constantFrom('BUY', 'SELL'),
    type: fc.oneof(
      { weight: 3, arbitrary: fc.constant('LIMIT' as const) },
      { weight: 2, arbitrary: fc.constantFrom(...ExchangeOrderType.options) },
    ),
    ticks: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: -5, max: 5 }) },
      { weight: 1, arbitrary: fc.integer({ min: -150, max: 150 }) },
    ),
    isPriced: fc.integer({ min: 0, max: 3 }),
    lot: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ ticks, isPriced, lot, ...rest }) => {
    const { market, prevClose } = instruments[rest.security];
    const isMarket = rest.type !== 'LIMIT' && rest.type !== 'AFTER_HOURS';
    const price = prevClose + ticks * 10;
    const quantity = lot * (lots[rest.security] ?? 100);
    // Mostly as the exchange wants it: Shenzhen's market orders without a price.
    const hasPrice = isMarket && market === 'XSHE' ? isPriced === 0 : isPriced >= 0;
    return { ...rest, price: hasPrice ? price : null, quantity };
  });
const step: fc.Arbitrary<Step> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 3_000_000 })),
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('submit'), change }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('cancel'), which: fc.nat({ max: 40 }) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('advance') }) },
    ),
  )
  .map(([afterMs, what]) => ({ afterMs, ...what }));
const steps = fc.array(step, { minLength: 1, maxLength: 40 }).map(placed);
const seed = fc.option(fc.nat(), { nil: undefined });

/** A step with its number and its instant. */
type Placed = Step & { readonly no: number; readonly at: number };

/** The steps from 09:14 on. */
function placed(all: readonly Step[]): readonly Placed[] {
  let at = instant('09:14');
  return all.map((step, no) => {
    at += step.afterMs;
    return { ...step, no, at };
  });
}

interface Taken {
  readonly exchange: Exchange;
  readonly reports: readonly Report[];
}

/** The steps taken, and the day let end; something else may be done before each, up to its instant. */
function take(
  exchange: Exchange,
  all: readonly Placed[],
  before: (exchange: Exchange, span: { readonly from: number; readonly to: number }) => void = () =>
    undefined,
): Taken {
  let from = instant('09:14');
  const reports: Report[] = [];
  for (const step of all) {
    before(exchange, { from, to: step.at });
    reports.push(...said(exchange, step));
    from = step.at;
  }
  before(exchange, { from, to: Math.max(from, dayEnd) });
  reports.push(...exchange.advance(dayEnd));
  return { exchange, reports };
}

const dayEnd = instant('23:00');

function said(exchange: Exchange, step: Placed): readonly Report[] {
  const { no, at } = step;
  switch (step.kind) {
    case 'submit':
      return exchange.submit({ ...order(`${no}`, step.change), at });
    case 'cancel':
      return exchange.cancel({ clientOrderId: `${step.which}`, at });
    case 'advance':
      return exchange.advance(at);
  }
}

/** All that can be asked of an exchange. */
function allOf(exchange: Exchange) {
  return {
    reports: exchange.reportsSince(0),
    dayFile: exchange.dayFile(),
    quotes: exchange.snapshot().quotes,
    minutes: securities.map((security) => exchange.minutes(security)),
  };
}

const begin = (seed: number | undefined) =>
  exchangeWith({ instruments: few, everyMs: 3_600_000, ...(seed === undefined ? {} : { seed }) });

describe('whatever is sent to the exchange', () => {
  it('every trade has a buy and a sell of one price and quantity', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { trades } = take(begin(undefined), all).exchange.dayFile();
        for (const tradeNo of new Set(trades.map((one) => one.tradeNo))) {
          const sides = trades.filter((one) => one.tradeNo === tradeNo);
          expect(sides.map(({ side }) => side).toSorted()).toEqual(['BUY', 'SELL']);
          const [one, other] = sides;
          expect([one?.security, one?.price, one?.quantity]).toEqual([
            other?.security,
            other?.price,
            other?.quantity,
          ]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('no order is filled beyond its quantity or its price, and each comes to one end', () => {
    fc.assert(
      fc.property(seed, steps, (seed, all) => {
        const { exchange } = take(begin(seed), all);
        const { orders } = exchange.dayFile();
        expect(
          orders.flatMap((row) => faultsOf(row, exchange.reportsOf(row.clientOrderId))),
        ).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('PL-8 nothing is traded outside the limits of the day', () => {
    const limits: Readonly<Record<(typeof securities)[number], readonly [number, number]>> = {
      'XSHG.600519': [9_000, 11_000],
      'XSHE.000001': [9_000, 11_000],
      'XSHG.688981': [8_000, 12_000],
      'XBSE.920799': [7_000, 13_000],
      'XSHE.123456': [80_000, 120_000],
    };
    fc.assert(
      fc.property(seed, steps, (seed, all) => {
        for (const { security, low, high } of take(begin(seed), all).exchange.snapshot().quotes) {
          // The list above has all securities of these exchanges.
          const [down, up] = limits[security as keyof typeof limits];
          expect(low ?? down).toBeGreaterThanOrEqual(down);
          expect(high ?? up).toBeLessThanOrEqual(up);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('no book is crossed outside a call', () => {
    fc.assert(
      fc.property(seed, steps, (seed, all) => {
        take(begin(seed), all, (exchange) => {
          for (const { phase, bids, asks } of exchange.snapshot().quotes) {
            if (phase.includes('CALL')) continue;
            expect(bids[0]?.price ?? 0).toBeLessThan(asks[0]?.price ?? Infinity);
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it('answers are all reports there are, numbered without a gap, in the order of time', () => {
    fc.assert(
      fc.property(seed, steps, (seed, all) => {
        const { exchange, reports } = take(begin(seed), all);
        // A cancellation that was carried out before is answered with what is known.
        const fresh = reports.filter((one, at) => reports.indexOf(one) === at);
        expect(fresh).toEqual(exchange.reportsSince(0));
        expect(fresh.map(({ no }) => no)).toEqual(fresh.map((_, at) => at + 1));
        expect(fresh.every(({ at }, place) => at >= (fresh[place - 1]?.at ?? 0))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('the same orders and cancellations give the same reports, whenever else time goes on', () => {
    const parts = fc.array(fc.nat({ max: 99 }), { maxLength: 4 });
    fc.assert(
      fc.property(seed, steps, parts, (seed, all, parts) => {
        const once = take(begin(seed), all).exchange;
        const inputs = all.filter(({ kind }) => kind !== 'advance');
        const again = take(begin(seed), inputs, (exchange, { from, to }) => {
          for (const part of parts) exchange.advance(from + Math.floor(((to - from) * part) / 99));
        }).exchange;
        expect(allOf(again)).toEqual(allOf(once));
      }),
      { numRuns: 15 },
    );
  });

  it('an order sent twice changes nothing', () => {
    fc.assert(
      fc.property(seed, steps, (seed, all) => {
        const once = take(begin(seed), all).exchange;
        const again = all.flatMap((step): readonly Placed[] =>
          step.kind === 'submit' ? [step, step] : [step],
        );
        expect(allOf(take(begin(seed), again).exchange)).toEqual(allOf(once));
      }),
      { numRuns: 10 },
    );
  });
});

/** What is wrong with the reports of an order whose day is over. */
function faultsOf(row: OrderRow, reports: readonly Report[]): readonly string[] {
  const { side, price, quantity, filled, status } = row;
  let left = quantity;
  const faults = reports.flatMap((report) => {
    if (report.status !== 'filled') return [];
    left -= report.quantity;
    const isBeyond =
      price !== null && (side === 'BUY' ? report.price > price : report.price < price);
    const isCounted = report.quantity > 0 && report.leaves === left && left >= 0;
    return isBeyond || !isCounted ? [`${report.no} of ${JSON.stringify(row)}`] : [];
  });
  const ends = reports.flatMap((one) =>
    one.status === 'cancelled' || one.status === 'expired' ? [one.quantity] : [],
  );
  const isGone = status === 'cancelled' || status === 'expired';
  const isEnded = isGone ? ends.length === 1 && ends[0] === left : ends.length === 0;
  const isFilled = left === quantity - filled && (left === 0) === (status === 'filled');
  const isClosed = status !== 'open' && status !== 'held';
  return isEnded && isFilled && isClosed ? faults : [...faults, JSON.stringify(row)];
}
