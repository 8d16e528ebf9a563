import type { AlarmListRow } from '../../../operator/rows.ts';
import { act, askReason } from '../acts.ts';
import { listView } from '../list-view.ts';
import type { RowAct } from '../table.ts';
import { branchFilter, counterFilter, type View, type ViewTools } from '../view.ts';

const states = [
  { value: 'open', words: '未关闭' },
  { value: 'closed', words: '已关闭' },
];

export function alarmsView(tools: ViewTools): View {
  const view: View = listView<AlarmListRow>(
    {
      title: '告警',
      caption: '告警一览',
      path: '/v1/operator/alarms',
      filters: [
        branchFilter(tools),
        counterFilter,
        { name: 'state', label: '状态', kind: 'choice', choices: states },
      ],
      empty: '没有符合条件的告警。',
      key: ({ id }) => `${id}`,
      columns: [
        { title: '时间', cell: ({ at }) => at, look: 'fixed' },
        { title: '终端', cell: ({ branch, counter }) => counter ?? branch, look: 'fixed' },
        {
          title: '告警',
          cell: ({ title, code, closedAt }) => ({
            text: title,
            also: code,
            ...(closedAt === null ? { tone: 'danger' } : {}),
          }),
          look: 'fixed',
        },
        { title: '含义', cell: ({ meaning, detail }) => ({ text: meaning, also: detail }) },
        { title: '怎么办', cell: ({ advice }) => advice },
        { title: '处理', cell: closedCell },
      ],
      acts: (row) => closeAct(row, () => view),
    },
    tools,
  );
  return view;
}

function closedCell({ closedAt, closedBy, closedReason }: AlarmListRow) {
  return closedAt === null
    ? '未关闭'
    : { text: `${closedBy ?? ''} 已关闭`, also: `${closedAt} ${closedReason ?? ''}` };
}

function closeAct({ id, title, closedAt }: AlarmListRow, view: () => View): readonly RowAct[] {
  if (closedAt !== null) return [];
  const open = (): void =>
    askReason({
      title: `关闭告警:${title}`,
      text: '关闭只表示已处理,记入操作日志;情况再次出现时会再次告警。',
      submit: '关闭告警',
      done: (reason) => act(view, `/v1/operator/alarms/${id}/close`, { body: { reason } }),
    });
  return [{ words: '关闭…', act: open }];
}
