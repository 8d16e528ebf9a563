import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import { columnTitle } from './column-titles.ts';
import { valueWords } from './value-words.ts';

type Group = Readonly<Record<string, Json>>;

/** Columns whose numbers are no quantities. */
const plainNumbers = new Set(['year', 'version']);

const currencies: Readonly<Record<string, string>> = { CNY: '元', HKD: '港元', USD: '美元' };

/** A figure of a rule table as staff read it: 500,000.00 CNY → 500,000.00 元, true → 是, null → —. */
export function cellWords(column: string, value: Json | undefined): string {
  if (value === undefined || value === null) return column === 'effectiveTo' ? '无期限' : '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return numberWords(column, value);
  if (typeof value === 'string') return textWords(column, value);
  if (!Array.isArray(value)) return titledWords(value);
  if (value.length === 0) return '无';
  const isRows = value.some((one) => typeof one === 'object');
  return value
    .map((one) => (isGroup(one) ? groupWords(one) : cellWords(column, one)))
    .join(isRows ? ';' : '、');
}

/** Whether a figure is read by its place: aligned right, digits of equal width. */
export function isFigure(value: Json | undefined): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && /^[\d,.]+ (?:%|CNY|HKD|USD)$/.test(value);
}

function numberWords(column: string, value: number): string {
  return plainNumbers.has(column) ? String(value) : value.toLocaleString('zh-CN');
}

function textWords(column: string, value: string): string {
  if (column === 'source' || column === 'note') return value;
  const [figure = '', unit = ''] = /^[\d,.]+ (?:CNY|HKD|USD)$/.test(value) ? value.split(' ') : [];
  return figure === '' ? valueWords(column, value) : `${figure} ${currencies[unit]}`;
}

/** Figures that stand together: 最低资产 100,000.00 元,最低佣金 1,000.00 元. */
function titledWords(group: Group): string {
  return Object.entries(group)
    .map(([column, value]) => `${columnTitle('', column)} ${cellWords(column, value)}`)
    .join(',');
}

/** A row within a cell: 连续竞价 09:30–11:30. */
function groupWords(group: Group): string {
  const { from, to, ...others } = group;
  const words = Object.entries(others).map(([column, value]) => cellWords(column, value));
  const isSpan = from !== undefined && to !== undefined;
  return [...words, ...(isSpan ? [`${cellWords('from', from)}–${cellWords('to', to)}`] : [])].join(
    ' ',
  );
}

function isGroup(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
