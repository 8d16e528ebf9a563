import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainBlockTrade } from './block-trade.ts';
import { explainSellable, sellableUnits } from './sellable.ts';
import { explainTurnaround } from './turnaround.ts';

const position = fc.record({
  opening: fc.nat(10_000_000),
  boughtToday: fc.nat(10_000_000),
  soldToday: fc.nat(10_000_000),
  frozen: fc.nat(10_000_000),
  isSameDay: fc.boolean(),
});

describe('what can be sold', () => {
  it('SL-1 is never more than is held, and smaller without turnaround', () => {
    fc.assert(
      fc.property(position, (held) => {
        const units = sellableUnits(held);
        expect(units).toBeLessThanOrEqual(held.opening + held.boughtToday);
        expect(sellableUnits({ ...held, isSameDay: false })).toBeLessThanOrEqual(
          sellableUnits({ ...held, isSameDay: true }),
        );
      }),
    );
  });

  it('SL-1 shrinks by what is frozen and comes back when it is freed', () => {
    fc.assert(
      fc.property(position, fc.nat(1000), (held, more) => {
        const before = sellableUnits(held);
        const after = sellableUnits({ ...held, frozen: held.frozen + more });
        expect(after).toBe(before - more);
      }),
    );
  });

  it('SL-2 takes a sale from 1 up to all of it', () => {
    const held = { opening: 800, boughtToday: 300, soldToday: 0, frozen: 0, isSameDay: false };
    const accepted = (sellQty: number) => {
      const answer = explainSellable({ ...held, sellQty });
      return answer.found && answer.answer.accepted;
    };
    expect([0, 1, 800, 801].map(accepted)).toEqual([false, true, true, false]);
    expect([0.5, 99.9, -1].map(accepted)).toEqual([false, false, false]);
  });

  it('SL-2 says what is wrong: no quantity, too much, or nothing there to sell', () => {
    const held = { opening: 100, boughtToday: 0, soldToday: 80, frozen: 0, isSameDay: false };
    const says = (sellQty: number, frozen = 0) => {
      const answer = explainSellable({ ...held, frozen, sellQty });
      return answer.found && answer.lines[1]?.message;
    };
    expect([says(0.5), says(21), says(1, 40)]).toEqual([
      '卖出 0.5,可卖 20,数量应为正整数,请重新填写。',
      '卖出 21,可卖 20,请不多于 20。',
      '卖出 1,可卖 -20,没有可卖数量,不能卖出。',
    ]);
  });

  it('SL-1 says how the figure came about', () => {
    const held = { opening: 1300, boughtToday: 700, soldToday: 200, frozen: 100, sellQty: 1100 };
    const lines = (isSameDay: boolean) => {
      const answer = explainSellable({ ...held, isSameDay });
      return answer.found ? answer.lines.map(({ message }) => message) : [];
    };
    expect(lines(false)).toEqual([
      '可卖 = 日初 1,300 − 已卖 200 − 冻结 100 = 1,000,当日买入 700 次一交易日可卖。',
      '卖出 1,100,可卖 1,000,请不多于 1,000。',
    ]);
    expect(lines(true)).toEqual([
      '可卖 = 日初 1,300 − 已卖 200 − 冻结 100 + 当日买入 700 = 1,700。',
      '卖出 1,100,可卖 1,700。',
    ]);
  });

  it('SL-3 tells by the instrument, and has no answer before the table begins', () => {
    const on = (date: string) =>
      explainTurnaround({ instrument: 'CONVERTIBLE_BOND', date }, ruleTables.turnaround);
    expect(on('2026-11-23')).toMatchObject({ answer: true });
    expect(on('2019-12-31')).toMatchObject({ found: false });
  });
});

describe('block trades', () => {
  it('LT-6 need the units or the amount, and tell both', () => {
    const trade = {
      instrument: 'SH_B',
      units: 299_999,
      amount: 199_999_99,
      date: '2026-11-23',
    } as const;
    const answer = explainBlockTrade(trade, ruleTables.blockTrade);
    expect(answer).toMatchObject({ answer: false });
    expect(answer.found && answer.lines.map(({ figure, limit }) => [figure, limit])).toEqual([
      ['299,999', '300,000'],
      ['199,999.99 USD', '200,000.00 USD'],
    ]);
    expect(explainBlockTrade({ ...trade, date: '2019-12-31' }, ruleTables.blockTrade).found).toBe(
      false,
    );
  });
});
