import type { RawRow } from './raw-table.ts';

/** What a row is on a day. Of the rows that cover it only the operative ones decide anything. */
export type RowTime = 'applies' | 'not-operative' | 'past' | 'future';

/** Which rows are shown. */
export type RowFilter = 'all' | 'on-day' | 'past' | 'future';

/** What a row is on a day; both its own days belong to it. */
export function timeOf(
  { effectiveFrom, effectiveTo, state }: Pick<RawRow, 'effectiveFrom' | 'effectiveTo' | 'state'>,
  date: string,
): RowTime {
  if (effectiveFrom > date) return 'future';
  if (effectiveTo !== null && effectiveTo < date) return 'past';
  return state === 'operative' ? 'applies' : 'not-operative';
}

/** Whether a row that is this on the day is among those asked for. */
export function isShown(time: RowTime, filter: RowFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'on-day' ? time === 'applies' || time === 'not-operative' : time === filter;
}

/** In a word and a sign, never by colour alone. */
export const timeWords: Readonly<Record<RowTime, string>> = {
  applies: '● 适用',
  'not-operative': '○ 未运行',
  past: '← 历史',
  future: '→ 将来',
};

export const stateWords: Readonly<Record<RawRow['state'], string>> = {
  enacted: '已颁布',
  effective: '已生效未运行',
  operative: '运行中',
};

export const confidenceWords: Readonly<Record<RawRow['confidence'], string>> = {
  H: 'H 有来源',
  M: 'M 通行',
  L: 'L 待确认',
};
