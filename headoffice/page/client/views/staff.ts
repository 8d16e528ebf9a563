import type { StaffListRow } from '../../../operator/rows.ts';
import { act, askReason, issueCode } from '../acts.ts';
import { openForm } from '../dialog.ts';
import { listView } from '../list-view.ts';
import type { Cell, RowAct } from '../table.ts';
import { branchFilter, type View, type ViewTools } from '../view.ts';
import { roleWords } from '../words.ts';

export function staffView(tools: ViewTools): View {
  const view: View = listView<StaffListRow>(
    {
      title: '柜员',
      caption: '柜员一览',
      path: '/v1/operator/staff',
      filters: [branchFilter(tools)],
      empty: '没有柜员。请先载入营业部资料。',
      key: ({ staff }) => staff,
      columns: [
        { title: '柜员号', cell: ({ staff }) => staff, look: 'fixed', sort: ({ staff }) => staff },
        { title: '姓名', cell: ({ name }) => name, look: 'fixed', sort: ({ name }) => name },
        {
          title: '营业部',
          cell: ({ branch }) => branch,
          look: 'fixed',
          sort: ({ branch }) => branch,
        },
        { title: '角色', cell: ({ roles }) => roleWords(roles) },
        {
          title: '复核资格',
          cell: ({ checker }) => (checker === 'yes' ? '有' : '无'),
          look: 'fixed',
        },
        {
          title: '首次签到',
          cell: ({ key }) => (key === 'yes' ? '已完成' : '未完成'),
          look: 'fixed',
        },
        { title: '权限', cell: rightCell, look: 'fixed', sort: ({ revokedAt }) => revokedAt },
      ],
      acts: (row) => staffActs(row, () => view),
    },
    tools,
  );
  return view;
}

function rightCell({ revokedAt }: StaffListRow): Cell {
  return revokedAt === null
    ? { text: '有效' }
    : { text: '已撤销', also: revokedAt, tone: 'danger' };
}

function staffActs(
  { staff, name, key, revokedAt }: StaffListRow,
  view: () => View,
): readonly RowAct[] {
  if (revokedAt !== null) return [];
  const who = `${staff} ${name}`;
  const issue = (): void =>
    openForm({
      title: `给 ${who} 发签到码`,
      text:
        key === 'yes'
          ? '用于忘记密码:本人用此码设新密码后,原密钥作废。'
          : '本人第一次签到时使用,同时设自己的密码。',
      fields: [],
      submit: '发码',
      done: () => issueCode('/v1/operator/staff-codes', { staff }, `${who} 的签到码`),
    });
  const revoke = (): void =>
    askReason({
      title: `撤销 ${who} 的权限`,
      text: '自现在起其经办和复核一律不予受理,各终端联网后即知。撤销后不能恢复。',
      submit: '撤销权限',
      isGrave: true,
      done: (reason) => act(view, '/v1/operator/revocations', { body: { staff, reason } }),
    });
  return [
    { words: '发签到码…', act: issue },
    { words: '撤销权限…', isGrave: true, act: revoke },
  ];
}
