import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import type { Quoted } from './quoted.ts';
import { explainTick, tickTable } from './tick.ts';

const ask = (board: Quoted, priceThousandths: number, date = '2026-11-23', ownTick?: number) =>
  explainTick({ board, priceThousandths, date, ownTick }, ruleTables);

describe('explainTick', () => {
  it.each<[Quoted, number]>([
    ['SH_MAIN', 10],
    ['SZ_MAIN', 10],
    ['CHINEXT', 10],
    ['STAR', 10],
    ['BSE', 10],
    ['ETF', 1],
    ['REIT', 1],
    ['CB', 1],
    ['SH_B', 1],
    ['SZ_B', 10],
    ['REVERSE_REPO', 5],
  ])('TK-1 gives %s a tick of %i thousandths', (board, tick) => {
    expect(ask(board, tick * 7)).toMatchObject({ answer: { tick, isOnTick: true } });
    expect(ask(board, tick * 7).found).toBe(true);
  });

  it('TK-1 names the two nearest prices where a price is off the tick', () => {
    expect(ask('SH_MAIN', 10_455)).toEqual({
      found: true,
      answer: { tick: 10, isOnTick: false },
      lines: [
        {
          rule: 'TK-1',
          met: false,
          message: '沪市主板报价应为 0.01 的整数倍,本笔 10.455,不符合,请改为 10.45 或 10.46。',
          figure: '10.455',
          limit: '0.01',
          source: '上交所交易规则(上证发〔2026〕41号) · H',
        },
      ],
    });
  });

  it('TK-1 names only the price above where there is none below', () => {
    const explained = ask('STAR', 5);
    expect(explained.found && explained.lines[0]?.message).toContain('请改为 0.01。');
  });

  it('TK-2 lets an instrument have a tick of its own', () => {
    expect(ask('CB', 123_457)).toMatchObject({ answer: { isOnTick: true } });
    expect(ask('CB', 123_457, '2026-11-23', 10)).toMatchObject({
      answer: { tick: 10, isOnTick: false },
    });
  });

  it('TK-1 fails closed on a day without a tick', () => {
    expect(ask('STAR', 10, '2019-07-21')).toEqual({
      found: false,
      message:
        '规则表“最小变动单位”没有 2019-07-21 适用的条目(代码 STAR),不能办理。请联系总部更新规则版本。',
    });
  });

  it('TK-1 refuses a table with a tick of nothing or in another unit', () => {
    const row = {
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
      state: 'operative',
      source: 'test',
      confidence: 'H',
      board: 'STAR',
    };
    const accepts = (tick: string) =>
      tickTable.safeParse({ name: '单位', rows: [{ ...row, tick }] }).success;
    expect(accepts('0.01 CNY')).toBe(true);
    expect(accepts('0.00 CNY')).toBe(false);
    expect(accepts('0.01')).toBe(false);
    expect(accepts('0.01 EUR')).toBe(false);
  });
});
