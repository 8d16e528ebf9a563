import type { NoticeListRow, NoticeReaderRow } from '../../../operator/rows.ts';
import { act } from '../acts.ts';
import { ask } from '../api.ts';
import { openForm, openShown, type Typed } from '../dialog.ts';
import { button, el } from '../dom.ts';
import { listView } from '../list-view.ts';
import { type Cell, liveTable, type RowAct } from '../table.ts';
import { branchFilter, type View, type ViewTools } from '../view.ts';

export function noticesView(tools: ViewTools): View {
  const view: View = listView<NoticeListRow>(
    {
      title: '公告',
      caption: '公告一览',
      path: '/v1/operator/notices',
      filters: [branchFilter(tools)],
      empty: '还没有发布过公告。',
      key: ({ id }) => id,
      columns: [
        {
          title: '发布',
          cell: ({ publishedAt, by }) => ({ text: publishedAt, also: by }),
          look: 'fixed',
        },
        {
          title: '标题',
          cell: ({ title, mustRead }) => ({
            text: title,
            also: mustRead === 'yes' ? '须确认已读' : '',
          }),
        },
        { title: '内容', cell: ({ text }) => (text.length > 80 ? `${text.slice(0, 80)}…` : text) },
        { title: '营业部', cell: ({ branches }) => branches },
        { title: '截止', cell: ({ until }) => until ?? '撤回前有效', look: 'fixed' },
        { title: '状态', cell: stateCell, look: 'fixed' },
        {
          title: '已读',
          cell: ({ readers, people }) => `${readers} / ${people} 人`,
          look: 'number',
        },
      ],
      acts: (row) => noticeActs(row, () => view),
      tools: [button('发布公告…', () => askNotice(tools, () => view), 'main')],
    },
    tools,
  );
  return view;
}

function stateCell({ state, withdrawnAt, withdrawnBy }: NoticeListRow): Cell {
  if (state === 'current') return { text: '有效', tone: 'good' };
  if (state === 'ended') return { text: '已过期' };
  return { text: '已撤回', also: `${withdrawnBy ?? ''} ${withdrawnAt ?? ''}` };
}

function noticeActs(row: NoticeListRow, view: () => View): readonly RowAct[] {
  const readers = { words: '阅读情况…', act: () => void showReaders(row) };
  if (row.state === 'withdrawn') return [readers];
  const withdraw = (): void =>
    openForm({
      title: `撤回公告:${row.title}`,
      text: '撤回后各终端不再显示,已读记录保留。',
      fields: [],
      submit: '撤回',
      isGrave: true,
      done: () => act(view, `/v1/operator/notices/${row.id}`, { method: 'DELETE' }),
    });
  return [readers, { words: '撤回…', isGrave: true, act: withdraw }];
}

async function showReaders({ id, title, text }: NoticeListRow): Promise<void> {
  const answer = await ask<{ readonly rows: readonly NoticeReaderRow[] }>(
    `/v1/operator/notices/${id}/readers`,
  );
  const table = liveTable<NoticeReaderRow>({
    caption: '阅读情况',
    key: ({ branch, staff }) => `${branch} ${staff}`,
    columns: [
      { title: '营业部', cell: ({ branch }) => branch },
      { title: '柜员', cell: ({ staff, name }) => `${staff} ${name}`, sort: ({ staff }) => staff },
      {
        title: '阅读',
        cell: ({ readAt, counter }) =>
          readAt === null ? { text: '未读', tone: 'warn' } : { text: readAt, also: counter ?? '' },
        sort: ({ readAt }) => readAt,
      },
    ],
  });
  if (answer.ok) table.show(answer.value.rows);
  openShown(title, el('p', {}, text), answer.ok ? table.shown : el('p', {}, answer.words));
}

function askNotice({ overview }: ViewTools, view: () => View): void {
  const branches = overview.branches.map(({ branch, name }) => ({
    value: branch,
    words: `${branch} ${name}`,
  }));
  openForm({
    title: '发布公告',
    text: '发布后随总部下发送到所选营业部的每台终端。',
    fields: [
      { name: 'title', label: '标题(60 字以内)', kind: 'text', longest: 60 },
      { name: 'text', label: '内容(4000 字以内)', kind: 'long', longest: 4000 },
      {
        name: 'branches',
        label: '营业部(可多选)',
        kind: 'branches',
        choices: [{ value: 'all', words: '全部营业部' }, ...branches],
      },
      {
        name: 'until',
        label: '截止时间(北京时间,不填则撤回前有效)',
        kind: 'instant',
        isOptional: true,
      },
      { name: 'mustRead', label: '每位柜员须确认已读', kind: 'check' },
    ],
    submit: '发布',
    done: (typed) => act(view, '/v1/operator/notices', { body: noticeOf(typed) }),
  });
}

function noticeOf({ title, text, branches = '', until = '', mustRead }: Typed): object {
  const chosen = branches.split(' ');
  return {
    title,
    text,
    branches: chosen.includes('all') ? 'all' : chosen,
    until: until === '' ? null : Date.parse(`${until}:00+08:00`),
    mustRead: mustRead === 'yes',
  };
}
