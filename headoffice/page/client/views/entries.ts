import type { EntryListRow } from '../../../operator/rows.ts';
import { listView } from '../list-view.ts';
import type { Cell } from '../table.ts';
import { branchFilter, counterFilter, type View, type ViewTools } from '../view.ts';
import { orderFilter, titlesOf } from './common.ts';
import { verdictWords } from '../words.ts';

const verdicts = Object.entries(verdictWords).map(([value, words]) => ({ value, words }));

export function entriesView(tools: ViewTools): View {
  const titleOf = titlesOf(tools);
  return listView<EntryListRow>(
    {
      title: '流水',
      caption: '流水一览',
      path: '/v1/operator/entries',
      filters: [
        branchFilter(tools),
        counterFilter,
        { name: 'verdict', label: '审核', kind: 'choice', choices: verdicts },
        orderFilter,
      ],
      empty: '没有符合条件的流水。',
      key: ({ serial }) => serial,
      columns: [
        { title: '流水号', cell: ({ serial }) => serial, look: 'fixed' },
        {
          title: '业务',
          cell: ({ business, command }) => ({ text: titleOf(business), also: command }),
          look: 'fixed',
        },
        { title: '柜员', cell: ({ staff }) => staff, look: 'fixed' },
        { title: '终端时间', cell: ({ at }) => at, look: 'fixed' },
        { title: '总部收到', cell: ({ receivedAt }) => receivedAt, look: 'fixed' },
        { title: '审核', cell: verdictCell, look: 'fixed' },
        {
          title: '下发位置',
          cell: ({ place }) => (place === null ? '' : `${place}`),
          look: 'number',
        },
        { title: '原因', cell: ({ reasons }) => reasons },
      ],
    },
    tools,
  );
}

function verdictCell({ verdict, decidedAt }: EntryListRow): Cell {
  const also = decidedAt ?? '';
  const text = verdictWords[verdict];
  if (verdict === 'accepted') return { text, also, tone: 'good' };
  return { text, also, tone: verdict === 'undecided' ? 'warn' : 'danger' };
}
