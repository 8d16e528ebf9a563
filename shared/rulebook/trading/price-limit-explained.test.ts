import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainGenericLimit } from './price-limit-generic.ts';
import { explainPriceLimit, type LimitQuestion } from './price-limit-explained.ts';

const share: LimitQuestion = {
  board: 'SZ_MAIN',
  prevClose: 3_330,
  date: '2026-11-23',
  status: 'NORMAL',
};
const ask = (change: Partial<LimitQuestion>) =>
  explainPriceLimit({ ...share, ...change }, ruleTables);
const limits = (change: Partial<LimitQuestion>) => {
  const explained = ask(change);
  if (!explained.found) throw new Error(explained.message);
  const { answer } = explained;
  return answer.isUnlimited ? 'none' : [answer.up, answer.down];
};

describe('explainPriceLimit', () => {
  it('PL-1 PL-2 tell how each limit came about', () => {
    const source = '深交所交易规则(深证上〔2026〕551号) · H';
    const how = '四舍五入到 0.01,与前收盘价至少相差 1 个最小变动单位。';
    expect(ask({})).toMatchObject({
      lines: [
        {
          rule: 'PL-1',
          met: true,
          message: `深市主板涨停价 3.66 = 3.33 × (1 + 10 %),${how}`,
          source,
        },
        {
          rule: 'PL-2',
          met: true,
          message: `深市主板跌停价 3.00 = 3.33 × (1 − 10 %),${how}`,
          source,
        },
      ],
    });
  });

  it('PL-1 gives warned stocks of the main boards 5 % to 2026-07-05 and 10 % after', () => {
    for (const board of ['SH_MAIN', 'SZ_MAIN', 'SZ_B'] as const) {
      const on = (date: string) => limits({ board, date, status: 'RISK_WARNING' });
      expect(on('2026-07-05')).toEqual([3_500, 3_160]);
      expect(on('2026-07-06')).toEqual([3_660, 3_000]);
    }
  });

  it('PL-4 sets no limits on the first listing days', () => {
    for (const board of ['SH_MAIN', 'SZ_MAIN', 'CHINEXT', 'STAR'] as const) {
      expect(limits({ board, listedTradingDay: 5 })).toBe('none');
      expect(limits({ board, listedTradingDay: 6 })).not.toBe('none');
    }
    expect(limits({ board: 'BSE', listedTradingDay: 1 })).toBe('none');
    expect(limits({ board: 'BSE', listedTradingDay: 2 })).not.toBe('none');
  });

  it('PL-4 says why there are none', () => {
    expect(ask({ listedTradingDay: 3 })).toMatchObject({
      answer: { isUnlimited: true, tick: 10 },
      lines: [
        {
          rule: 'PL-4',
          message: '深市主板上市后前 5 个交易日无涨跌幅限制,当日为第 3 个交易日,不设涨跌幅限制。',
        },
      ],
    });
  });

  it('PL-5 sets none on the first day of a delisting period', () => {
    expect(limits({ delistingPeriodDay: 1, status: 'RISK_WARNING' })).toBe('none');
  });

  it('PL-6 has the normal ratio from the second day on, for warned stocks too', () => {
    const date = '2026-07-03';
    expect(limits({ date, delistingPeriodDay: 2, status: 'RISK_WARNING' })).toEqual([3_660, 3_000]);
  });

  it('PL-1 has other limits on the first day of a fund of real estate or a convertible bond', () => {
    expect(limits({ board: 'REIT', listedTradingDay: 1 })).toEqual([4_329, 2_331]);
    expect(limits({ board: 'REIT', listedTradingDay: 2 })).toEqual([3_663, 2_997]);
    const bond = { board: 'CB', prevClose: 100_000 } as const;
    expect(limits({ ...bond, listedTradingDay: 1 })).toEqual([157_300, 56_700]);
    expect(limits({ ...bond, listedTradingDay: 2 })).toEqual([120_000, 80_000]);
  });

  it('PL-1 lets funds on an index of STAR or ChiNext go 20 %', () => {
    const fund = { board: 'ETF', prevClose: 1_000 } as const;
    expect(limits({ ...fund })).toEqual([1_100, 900]);
    expect(limits({ ...fund, status: 'GROWTH_INDEX' })).toEqual([1_200, 800]);
  });

  it('TK-2 rounds to the tick of the instrument where it has its own', () => {
    expect(limits({ board: 'CB', prevClose: 100_020, ownTick: 10 })).toEqual([120_020, 80_020]);
  });

  it.each<[string, Partial<LimitQuestion>]>([
    ['最小变动单位', { board: 'BSE', date: '2021-11-14' }],
    ['涨跌幅限制', { board: 'CHINEXT', date: '2020-08-23' }],
    ['涨跌幅限制', { board: 'ETF', status: 'RISK_WARNING' }],
    ['无涨跌幅限制的交易日', { date: '2023-04-09', listedTradingDay: 2 }],
    ['无涨跌幅限制的交易日', { board: 'SH_B', delistingPeriodDay: 1 }],
  ])('PL-1 fails closed where the table %s has no row', (name, change) => {
    expect(ask(change)).toMatchObject({
      found: false,
      message: expect.stringContaining(`规则表“${name}”没有`) as unknown,
    });
  });
});

describe('explainGenericLimit', () => {
  it('PL-7 takes ratio and tick from the instrument', () => {
    const bond = { board: 'CB', prevClose: 123_457, tick: 1, date: '2026-11-23' } as const;
    const ratio = { numerator: 20, denominator: 100 };
    expect(explainGenericLimit({ ...bond, ratio }, ruleTables)).toMatchObject({
      answer: { up: 148_148, down: 98_766 },
      lines: [
        {
          rule: 'PL-7',
          message:
            '可转债前收盘价 123.457,涨跌幅 20 %,最小变动单位 0.001:涨停价 148.148,跌停价 98.766。',
        },
      ],
    });
  });
});
