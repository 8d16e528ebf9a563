import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/hk-tick.json' with { type: 'json' };
import { explainHkTick, hkTickTable } from './hk-tick.ts';

const tables = { hkTicks: hkTickTable.parse(reference) };
const ask = (priceThousandths: number, date = '2026-11-23') =>
  explainHkTick({ priceThousandths, date }, tables);
const tickOf = (price: number, date?: string) => {
  const explained = ask(price, date);
  return explained.found ? explained.answer.tick : null;
};

describe('explainHkTick', () => {
  it.each([
    [10, 1],
    [249, 1],
    [250, 5],
    [499, 5],
    [500, 5],
    [9_999, 5],
    [10_000, 10],
    [19_999, 10],
    [20_000, 20],
    [49_999, 20],
    [50_000, 50],
    [99_999, 50],
    [100_000, 100],
    [199_999, 100],
    [200_000, 200],
    [499_999, 200],
    [500_000, 500],
    [999_999, 500],
    [1_000_000, 1_000],
    [1_999_999, 1_000],
    [2_000_000, 2_000],
    [4_999_999, 2_000],
    [5_000_000, 5_000],
    [9_995_000, 5_000],
  ])('TK-3 gives a price of %i thousandths a tick of %i', (price, tick) => {
    expect(tickOf(price)).toBe(tick);
  });

  it.each([
    ['2025-08-03', 10, 20, 50],
    ['2025-08-04', 10, 10, 20],
    ['2026-08-02', 10, 10, 20],
    ['2026-08-03', 5, 10, 20],
  ])('TK-3 on %s has %i from 0.50, %i from 10 and %i from 20', (date, low, middle, high) => {
    expect([500, 10_000, 20_000].map((price) => tickOf(price, date))).toEqual([low, middle, high]);
  });

  it('TK-3 names the nearest prices', () => {
    const explained = ask(251);
    expect(explained.found && explained.lines).toMatchObject([
      {
        rule: 'TK-3',
        met: false,
        limit: '0.005',
        message: expect.stringContaining('0.250 或 0.255') as unknown,
      },
    ]);
  });

  it.each([
    [9, '2026-11-23'],
    [9_995_001, '2026-11-23'],
    [250, '2014-11-16'],
  ])('TK-3 fails closed for %i thousandths on %s', (price, date) => {
    const explained = ask(price, date);
    expect(explained).toMatchObject({
      found: false,
      message: expect.stringContaining('港股通最小变动单位') as unknown,
    });
  });

  it('TK-3 has exactly one band for every price of a day', () => {
    const dates = fc.constantFrom('2014-11-17', '2025-08-04', '2026-08-03');
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9_995_000 }), dates, (price, date) => {
        const tick = tickOf(price, date);
        expect(tick).not.toBeNull();
        expect(ask(price, date)).toMatchObject({
          answer: { isOnTick: price % Number(tick) === 0 },
        });
      }),
    );
  });
});

describe('the schema of the bands', () => {
  const rows = reference.rows;
  const accepts = (changed: readonly object[]) =>
    hkTickTable.safeParse({ name: '单位', rows: changed }).success;
  const without = (from: string) => rows.filter((row) => row.from !== from);

  it('TK-4 refuses bands that leave prices without a tick', () => {
    expect(accepts(rows)).toBe(true);
    expect(accepts(without('100.00 HKD'))).toBe(false);
  });

  it('TK-4 refuses a band that ends in time before the bands around it', () => {
    const ended = rows.map((row) =>
      row.from === '100.00 HKD' ? { ...row, effectiveTo: '2026-12-31' } : row,
    );
    expect(accepts(ended)).toBe(false);
  });

  it('TK-4 refuses bands that overlap or share a price', () => {
    const wide = rows.map((row) => (row.to === '0.25 HKD' ? { ...row, to: '0.30 HKD' } : row));
    const shared = rows.map((row) => (row.to === '0.25 HKD' ? { ...row, toIncluded: true } : row));
    expect([accepts(wide), accepts(shared)]).toEqual([false, false]);
  });
});
