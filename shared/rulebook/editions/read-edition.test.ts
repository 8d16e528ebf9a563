import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishedEdition } from '../../../assets/reference/published.ts';
import type { RuleEdition } from './edition.ts';
import { problemWords, publishedTables, readEdition } from './read-edition.ts';

const { tables } = publishedEdition;
/** The row of the age table in force; the faults of these tests are made of it. */
const AgeRows = z.object({ rows: z.array(z.looseObject({ source: z.string() })) });
const row = { note: '测试', ...AgeRows.parse(tables['ageGate']).rows.at(-1), effectiveTo: null };
const { source: _, ...sourceless } = { source: '', ...row };

function withAges(rows: readonly object[]): unknown {
  const ageGate = { name: '开户年龄范围', rows };
  return { ...publishedEdition, tables: { ...tables, ageGate } };
}

function problemsOf(document: unknown): readonly string[] {
  const read = readEdition(document);
  if (read.status === 'read') throw new Error('was read');
  return read.problems.map(problemWords);
}

describe('an edition', () => {
  it('DT-2: that this program is published with is read, with its name and its days', () => {
    const read = publishedTables(publishedEdition);
    const { edition, validFrom, publishedOn } = publishedEdition;
    expect(read).toMatchObject({ edition, validFrom, judgedOn: publishedOn });
    expect(read.ageGate.rows.length).toBeGreaterThan(0);
  });

  it.each([
    ['an unknown column', [{ ...row, minWeight: 3 }], /第 1 行:有不认识的栏目 minWeight/],
    ['a figure of another unit', [{ ...row, minAge: '18 岁' }], /第 1 行:栏目 minAge 类型不符/],
    ['a column that is missing', [sourceless], /第 1 行:栏目 source 缺失/],
    [
      'a date that is none',
      [{ ...row, effectiveFrom: '2021-02-30' }],
      /第 1 行:栏目 effectiveFrom/,
    ],
    ['a day with two rows', [row, { ...row, effectiveFrom: '2026-01-01' }], /第 2 行:.*同一天/],
    [
      'a day without a row between two',
      [
        { ...row, effectiveTo: '2025-12-30' },
        { ...row, effectiveFrom: '2026-01-01' },
      ],
      /第 2 行:.*没有条目/,
    ],
    ['a row that ends before it begins', [{ ...row, effectiveTo: '2020-01-01' }], /第 1 行:终止日/],
    ['no row at all', [], /规则表“开户年龄范围”/],
  ])('DT-2: with %s is refused, table and row named', (_, rows, words) => {
    const problems = problemsOf(withAges(rows));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(words);
  });

  it('DT-2: is refused with every fault at once', () => {
    const rows = [
      { ...row, confidence: 'X' },
      { ...row, effectiveFrom: '2026-01-01', maxAge: -1 },
    ];
    expect(problemsOf(withAges(rows)).length).toBeGreaterThanOrEqual(2);
  });

  it('DT-2: with a table this program does not know, or without one it needs, is refused', () => {
    const unknown = {
      ...publishedEdition,
      tables: { ...tables, starSigns: { name: '星座', rows: [] } },
    };
    expect(problemsOf(unknown)).toEqual(['规则表“starSigns”:本程序没有这个规则表。']);
    const { ageGate: _, ...others } = tables;
    expect(problemsOf({ ...publishedEdition, tables: others })[0]).toContain('ageGate');
  });

  it.each([
    ['no name', { edition: '十二月' }, /2026\.11\.2/],
    ['a month of one digit', { edition: '2026.9' }, /规则版本 edition/],
    ['a month that is none', { edition: '2026.00' }, /2026\.11\.2/],
    ['a month after the last', { edition: '2026.13' }, /2026\.11\.2/],
    ['a year that blocks every later one', { edition: '9999.12' }, /2026\.11\.2/],
    ['a year before there were editions', { edition: '2019.12' }, /2026\.11\.2/],
    ['a day that is none', { validFrom: '2026-13-01' }, /规则版本 validFrom/],
    ['nothing about it', { about: '' }, /规则版本 about/],
    ['something nobody asked for', { secret: 1 }, /规则版本/],
  ])('DT-2: with %s is refused', (_, change, words) => {
    expect(problemsOf({ ...publishedEdition, ...change })[0]).toMatch(words);
    expect(problemsOf(null)).toHaveLength(1);
  });

  it("ED-5: too old to have a table takes the program's; one it has stays its own", () => {
    const { visitTerm: _, ...older } = tables;
    const ageGate = { name: '开户年龄范围', rows: [{ ...row, maxAge: 65 }] };
    const document: RuleEdition = { ...publishedEdition, tables: { ...older, ageGate } };
    const read = readEdition(document, tables);
    if (read.status !== 'read') throw new Error('refused');
    const program = publishedTables(publishedEdition);
    expect(read.tables.visitTerm).toEqual(program.visitTerm);
    expect(read.tables.ageGate.rows.map(({ maxAge }) => maxAge)).toEqual([65]);
  });

  it('DT-2: a program does not start by an edition it cannot read', () => {
    expect(() => publishedTables(withAges([]))).toThrow(/RULES_UNREADABLE|开户年龄范围/);
  });
});
