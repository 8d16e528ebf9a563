import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { datedRow, datedTable, rowOn } from './dated-table.ts';
import type { DatedRow } from './dated-table.ts';

const schema = datedTable(datedRow);
const row = (
  effectiveFrom: string,
  effectiveTo: string | null,
  state: DatedRow['state'] = 'operative',
) => ({
  effectiveFrom,
  effectiveTo,
  state,
  source: '示例',
  confidence: 'M' as const,
});
const first = row('2026-01-01', '2026-06-30');
const second = row('2026-07-01', null);
const table = { name: '示例表', rows: [second, first] };

describe('rowOn', () => {
  it.each([
    ['2026-01-01', first],
    ['2026-06-30', first],
    ['2026-07-01', second],
    ['2099-01-01', second],
  ])('DT-1 finds the row of %s, first and last day included', (date, row) => {
    expect(rowOn(table, date)).toEqual({ found: true, row });
  });

  it('DT-1 finds none on a day no row covers and says so', () => {
    expect(rowOn(table, '2025-12-31')).toEqual({
      found: false,
      message: '规则表“示例表”没有 2025-12-31 适用的条目,不能办理。请联系总部更新规则版本。',
    });
  });

  it('DT-1 finds the row with the values asked for, and names them when there is none', () => {
    const boards = {
      name: '示例表',
      rows: ['SH_MAIN', 'BSE'].map((board) => ({ ...second, board })),
    };
    expect(rowOn(boards, '2026-11-23', { board: 'BSE' })).toMatchObject({ row: { board: 'BSE' } });
    expect(rowOn(boards, '2026-11-23', { board: 'STAR' })).toMatchObject({
      message: expect.stringContaining('(代码 STAR)'),
    });
  });

  it('DT-1 does not apply a rule that is enacted or in force but does not operate', () => {
    const rows = [row('2026-01-01', null, 'enacted'), row('2026-01-01', null, 'effective')];
    expect(rowOn({ name: '示例表', rows }, '2026-11-23').found).toBe(false);
  });
});

describe('datedTable', () => {
  it('DT-1 takes rows that follow one another in time, in any order', () => {
    expect(schema.parse(table)).toEqual(table);
  });

  it.each([
    ['has no row', []],
    ['has a row that ends before it begins', [row('2026-07-01', '2026-06-30')]],
    ['has two rows on one day', [row('2026-01-01', '2026-07-01'), second]],
    ['has a day between two rows', [row('2026-01-01', '2026-06-29'), second]],
    ['has a column nobody knows', [{ ...second, effectivFrom: '2026-07-01' }]],
    ['has the same row twice', [second, second]],
    ['has an open row before another', [row('2026-01-01', null), second]],
    ['has a day that does not exist', [row('2026-02-30', null)]],
  ])('DT-1 refuses a table that %s', (_, rows) => {
    expect(schema.safeParse({ name: '示例表', rows }).success).toBe(false);
  });

  it('DT-1 names the row at fault and the row it does not fit', () => {
    const rows = [second, row('2026-01-01', '2026-06-29')];
    const [issue] = schema.safeParse({ name: '示例表', rows }).error?.issues ?? [];
    expect(issue).toMatchObject({ path: ['rows', 0], message: '与第 2 行之间有日期没有条目。' });
  });

  it('DT-1 keeps one line of time for each value of the key', () => {
    const keyed = datedTable(datedRow.extend({ board: z.string() }), ['board']);
    const rows = [
      { ...second, board: 'SH_MAIN' },
      { ...second, board: 'BSE' },
      { ...first, board: 'BSE' },
    ];
    expect(keyed.safeParse({ name: '示例表', rows }).success).toBe(true);
    const twice = [...rows, { ...second, board: 'BSE' }];
    expect(keyed.safeParse({ name: '示例表', rows: twice }).success).toBe(false);
  });

  it('DT-1 lets an enacted row wait beside the operative one', () => {
    const rows = [second, row('2026-07-06', null, 'enacted')];
    expect(schema.safeParse({ name: '示例表', rows }).success).toBe(true);
  });
});
