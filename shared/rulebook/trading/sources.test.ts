import { expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { tradingTables } from './tables.ts';

const names = Object.keys(tradingTables).filter((name) => name in ruleTables);
const rows = Object.entries(ruleTables).flatMap(([name, table]) =>
  names.includes(name) && typeof table === 'object' && 'rows' in table
    ? table.rows.map((row) => ({ name, ...row }))
    : [],
);

it('DT-1 names for the days before a rule of 2026 the rule that stood then', () => {
  expect(rows.length).toBeGreaterThan(150);
  const early = rows.filter(({ effectiveFrom }) => effectiveFrom < '2026-01-01');
  const onlyOf2026 = early.filter(
    ({ source }) => source.includes('〔2026〕') && !source.includes(';2026-07-06 起'),
  );
  expect(onlyOf2026).toEqual([]);
});

it('DT-1 names sources in the words of staff', () => {
  const foreign = rows.filter(({ source, note }) => /[a-z]{4}/.test(`${source} ${note ?? ''}`));
  expect(foreign).toEqual([]);
});
