import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/price-halt.json' with { type: 'json' };
import { explainHalt, type HaltQuestion, haltTable } from './price-halt.ts';

const tables = { priceHalts: haltTable.parse(reference) };
const stock: HaltQuestion = {
  instrument: 'NO_LIMIT_STOCK',
  date: '2026-11-23',
  base: 10_000,
  dayHigh: 10_000,
  dayLow: 10_000,
  price: 10_000,
};
const halt = (change: Partial<HaltQuestion>) => {
  const explained = explainHalt({ ...stock, ...change }, tables);
  if (!explained.found) return explained.message;
  const { answer } = explained;
  return answer === null ? null : [answer.threshold.numerator, answer.minutes, answer.until];
};

describe('explainHalt', () => {
  it('PL-11 halts a stock for ten minutes at 30 % and at 60 % of its opening price', () => {
    expect(halt({ price: 12_990 })).toBeNull();
    expect(halt({ price: 13_000 })).toEqual([30, 10, null]);
    expect(halt({ price: 7_010 })).toBeNull();
    expect(halt({ price: 7_000 })).toEqual([30, 10, null]);
    expect(halt({ price: 16_000, dayHigh: 13_000 })).toEqual([60, 10, null]);
    expect(halt({ price: 4_000, dayLow: 7_000 })).toEqual([60, 10, null]);
  });

  it('PL-11 halts once in a direction and again in the other', () => {
    expect(halt({ price: 14_000, dayHigh: 13_000 })).toBeNull();
    expect(halt({ price: 7_000, dayHigh: 13_000 })).toEqual([30, 10, null]);
  });

  it('PL-11 halts once for a jump past both thresholds', () => {
    expect(halt({ price: 17_000 })).toEqual([60, 10, null]);
    expect(halt({ price: 15_000, dayHigh: 17_000 })).toBeNull();
  });

  it('PL-11 halts a convertible bond for half an hour at 20 % and until 14:57 at 30 %', () => {
    expect(halt({ instrument: 'CB', price: 12_000 })).toEqual([20, 30, null]);
    expect(halt({ instrument: 'CB', price: 13_000, dayHigh: 12_000 })).toEqual([30, null, '14:57']);
  });

  it('PL-11 tells staff what it means', () => {
    expect(explainHalt({ ...stock, price: 13_000 }, tables)).toMatchObject({
      lines: [{ message: '首次涨跌达到或超过 30 %,临时停牌 10 分钟。请告知客户,复牌后再申报。' }],
    });
  });

  it('PL-11 fails closed on a day without thresholds', () => {
    expect(halt({ date: '2022-07-31', instrument: 'CB' })).toContain('没有 2022-07-31 适用的条目');
  });

  it('PL-11 refuses a threshold with both an end and a length, or neither', () => {
    const [row] = reference.rows;
    const accepts = (change: object) =>
      haltTable.safeParse({ name: '停牌', rows: [{ ...row, ...change }] }).success;
    expect([accepts({}), accepts({ until: '14:57' }), accepts({ minutes: null })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
