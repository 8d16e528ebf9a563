import { beijingDateTime } from '../../shared/values/dates.ts';
import type { JournalRow } from '../data/journal/journal-types.ts';
import type { Column } from '../ui/DataTable.tsx';
import { actWords } from './act-words.ts';

/** What every list of the journal shows of an entry: its number, what was done, by whom, when. */
export const journalColumns = {
  serial: {
    key: 'serial',
    title: '流水号',
    width: 160,
    tabular: true,
    cell: ({ serial }) => serial,
    sortBy: ({ seq }) => seq,
  },
  what: {
    key: 'what',
    title: '业务',
    cell: ({ business, command }) => actWords(business, command),
    sortBy: ({ business, command }) => actWords(business, command),
  },
  staff: {
    key: 'staff',
    title: '柜员',
    width: 92,
    tabular: true,
    cell: ({ staff }) => staff,
    sortBy: ({ staff }) => staff,
  },
  at: {
    key: 'at',
    title: '记录时间',
    width: 164,
    tabular: true,
    cell: ({ at }) => beijingDateTime(at),
    sortBy: ({ at }) => at,
  },
} as const satisfies Readonly<Record<string, Column<JournalRow>>>;
