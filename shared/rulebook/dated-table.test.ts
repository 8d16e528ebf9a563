import { describe, expect, it } from 'vitest';
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
const second = row('2026-07-06', null);
const table = { name: '示例表', rows: [second, first] };

describe('rowOn', () => {
  it.each([
    ['2026-01-01', first],
    ['2026-06-30', first],
    ['2026-07-06', second],
    ['2099-01-01', second],
  ])('DT-1 finds the row of %s, first and last day included', (date, row) => {
    expect(rowOn(table, date)).toEqual({ found: true, row });
  });

  it.each(['2025-12-31', '2026-07-01', '2026-07-05'])(
    'DT-1 finds none on %s and says so',
    (date) => {
      expect(rowOn(table, date)).toEqual({
        found: false,
        message: `规则表“示例表”没有 ${date} 适用的条目,不能办理。请联系总部更新规则版本。`,
      });
    },
  );

  it('DT-1 does not apply a rule that is enacted or in force but does not operate', () => {
    const rows = [row('2026-01-01', null, 'enacted'), row('2026-01-01', null, 'effective')];
    expect(rowOn({ name: '示例表', rows }, '2026-11-23').found).toBe(false);
  });
});

describe('datedTable', () => {
  it('DT-1 takes rows that follow one another, with or without a gap', () => {
    expect(schema.parse(table)).toEqual(table);
  });

  it.each([
    ['has no row', []],
    ['has a row that ends before it begins', [row('2026-07-01', '2026-06-30')]],
    ['has two rows on one day', [row('2026-01-01', '2026-07-06'), second]],
    ['has the same row twice', [second, second]],
    ['has an open row before another', [row('2026-01-01', null), second]],
    ['has a day that does not exist', [row('2026-02-30', null)]],
  ])('DT-1 refuses a table that %s', (_, rows) => {
    expect(schema.safeParse({ name: '示例表', rows }).success).toBe(false);
  });

  it('DT-1 lets an enacted row wait beside the operative one', () => {
    const rows = [second, row('2026-07-06', null, 'enacted')];
    expect(schema.safeParse({ name: '示例表', rows }).success).toBe(true);
  });
});
