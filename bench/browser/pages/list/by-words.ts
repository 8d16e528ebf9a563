import type { JournalRow } from '../../../../renderer/data/journal/journal-types.ts';
import { actWords } from '../../../../renderer/system/act-words.ts';

/** The order the journal's page sorts by what was done, for the peers: they differ in how they show it. */
export function byWords(left: JournalRow, right: JournalRow): number {
  const [a, b] = [left, right].map(({ business, command }) => actWords(business, command));
  return (a ?? '').localeCompare(b ?? '', 'zh-CN');
}
