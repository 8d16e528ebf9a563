import { describe, expect, it } from 'vitest';
import { publishedEdition } from '../../../assets/reference/published.ts';
import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import { ruleKinds } from '../../../shared/rulebook/kinds/kinds.ts';
import { ruleTableSchemas } from '../../../shared/rulebook/tables.ts';
import { areaOf } from './areas.ts';
import { cellWords, isFigure } from './cell-words.ts';
import { hasColumnTitle } from './column-titles.ts';
import { hasInputTitle } from './input-titles.ts';
import { readTables } from './raw-table.ts';
import { trialFields } from './trial-fields.ts';
import { hasWords, isCode } from './value-words.ts';

interface Found {
  readonly table: string;
  readonly column: string;
  /** '' for what is no text. */
  readonly value: string;
}

/** Every figure of a table, also inside lists, with the column it stands in. */
function figuresIn(table: string, column: string, value: Json): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((one) => figuresIn(table, column, one));
  if (typeof value !== 'object' || value === null) {
    return [{ table, column, value: typeof value === 'string' ? value : '' }];
  }
  return Object.entries(value).flatMap(([key, one]) => [
    { table, column: key, value: '' },
    ...figuresIn(table, key, one),
  ]);
}

const tables = readTables(publishedEdition, publishedEdition);
const figures = tables.flatMap((table) =>
  table.form === 'rows' ? table.rows.flatMap((row) => figuresIn(table.key, '', row as Json)) : [],
);
const ownWords = ['source', 'note', 'title', 'holder', 'state', 'confidence'];

describe('the words of the rule book', () => {
  it('lay out every published table, in an area that staff know', () => {
    expect(tables.map(({ key }) => key).toSorted()).toEqual(
      Object.keys(ruleTableSchemas).toSorted(),
    );
    expect(tables.filter(({ form }) => form === 'unknown')).toEqual([]);
    expect(tables.filter(({ title }) => title === '日历').map(({ key }) => key)).toEqual([]);
    expect(tables.filter(({ key }) => areaOf(key) === '其他')).toEqual([]);
  });

  it('have a Chinese title for every column (column-titles.ts)', () => {
    const missing = figures.filter(
      ({ table, column }) => column !== '' && !hasColumnTitle(table, column),
    );
    expect([...new Set(missing.map(({ table, column }) => `${table}.${column}`))]).toEqual([]);
  });

  it('put every code of the tables into Chinese (value-words.ts)', () => {
    const codes = figures.filter(
      ({ column, value }) => !ownWords.includes(column) && isCode(value),
    );
    const missing = codes.filter(({ column, value }) => !hasWords(column, value));
    expect(codes.length).toBeGreaterThan(100);
    expect([...new Set(missing.map(({ column, value }) => `${column}=${value}`))]).toEqual([]);
  });

  it('say in Chinese where a figure comes from', () => {
    const sources = figures.filter(({ column }) => column === 'source' || column === 'note');
    expect(sources.length).toBeGreaterThan(100);
    const english = sources.filter(({ value }) => /[a-z]{4}/.test(value));
    expect([...new Set(english.map(({ value }) => value))]).toEqual([]);
  });

  it('name every value and every choice of every kind of rule (input-titles.ts, value-words.ts)', () => {
    const fields = ruleKinds.flatMap((kind) => trialFields(kind) ?? []);
    const untitled = fields.filter(({ key }) => !hasInputTitle(key)).map(({ key }) => key);
    expect([...new Set(untitled)]).toEqual([]);
    const choices = fields.flatMap(({ key, choices: all }) =>
      all.filter((one) => isCode(one) && !hasWords(key, one)).map((one) => `${key}=${one}`),
    );
    expect([...new Set(choices)]).toEqual([]);
  });
});

describe('cellWords', () => {
  it.each<[string, Json, string]>([
    ['minAmount', '500,000.00 CNY', '500,000.00 元'],
    ['tick', '0.005 HKD', '0.005 港元'],
    ['rate', '0.00341 %', '0.00341 %'],
    ['minUnits', 1_000_000, '1,000,000'],
    ['sameDay', false, '否'],
    ['effectiveTo', null, '无期限'],
    ['cap', null, '—'],
    ['papers', [], '无'],
    ['boards', ['SH_MAIN', 'STAR'], '沪市主板、科创板'],
    [
      'phases',
      [
        { phase: 'CONTINUOUS', from: '09:30', to: '11:30' },
        { phase: 'LUNCH', from: '11:30', to: '13:00' },
      ],
      '连续竞价 09:30–11:30;午间休市 11:30–13:00',
    ],
    ['anything', 'A_CODE_OF_LATER', 'A_CODE_OF_LATER'],
  ])('%s %j reads %s', (column, value, words) => {
    expect(cellWords(column, value)).toBe(words);
  });

  it('aligns figures with a unit, and no dates', () => {
    expect(['5.00 CNY', '0.1 %', 7].every(isFigure)).toBe(true);
    expect(['2026-11-23', '09:30', 'C4', true, null].some(isFigure)).toBe(false);
  });
});
