import type { EditionListRow } from '../../../operator/rows.ts';
import { act, askReason } from '../acts.ts';
import { ask } from '../api.ts';
import { openForm, openShown } from '../dialog.ts';
import { el } from '../dom.ts';
import { listView } from '../list-view.ts';
import type { Cell, RowAct } from '../table.ts';
import type { View, ViewTools } from '../view.ts';

const path = '/v1/operator/rule-editions';

/** Rule editions; who proposed one does not publish it. They are proposed from the command line or over the interface. */
export function editionsView(tools: ViewTools): View {
  const view: View = listView<EditionListRow>(
    {
      title: '规则版本',
      caption: '规则版本一览',
      path,
      filters: [],
      empty: '还没有规则版本。',
      key: ({ edition }) => edition,
      columns: [
        { title: '版本', cell: ({ edition }) => edition, look: 'fixed' },
        { title: '适用起始日', cell: ({ validFrom }) => validFrom, look: 'fixed' },
        { title: '内容', cell: ({ about }) => about },
        { title: '状态', cell: stateCell, look: 'fixed' },
        {
          title: '提出',
          cell: ({ proposedAt, proposedBy }) => ({ text: proposedAt, also: proposedBy }),
          look: 'fixed',
        },
        {
          title: '发布',
          cell: ({ publishedAt, publishedBy }) => ({
            text: publishedAt ?? '—',
            also: publishedBy ?? '',
          }),
          look: 'fixed',
        },
      ],
      acts: (row) => editionActs(row, tools, () => view),
    },
    tools,
  );
  return view;
}

function stateCell(row: EditionListRow): Cell {
  const ended = `${row.endedBy ?? ''} ${row.endedAt ?? ''}`;
  if (row.state === 'dropped') return { text: '已作废', also: ended };
  if (row.state === 'withdrawn') return { text: '已撤回', also: ended };
  if (row.withdrawalAskedBy !== null) {
    const also = `${row.withdrawalAskedBy} 申请:${row.reason ?? ''}`;
    return { text: '待确认撤回', tone: 'warn', also };
  }
  if (row.state === 'proposed') return { text: '待确认', tone: 'warn' };
  return row.state === 'in-use' ? { text: '现行', tone: 'good' } : { text: '已发布' };
}

function editionActs(row: EditionListRow, tools: ViewTools, view: () => View): readonly RowAct[] {
  const { edition, state } = row;
  const changes = { words: '与现行的不同…', act: () => void showChanges(row) };
  const { operator } = tools.overview;
  const send = (what: string, body?: object): Promise<string | null> =>
    act(view, `${path}/${edition}/${what}`, body === undefined ? {} : { body });
  if (state === 'proposed') {
    const confirm = {
      words: '确认发布…',
      act: () =>
        openForm({
          title: `发布规则版本 ${edition}`,
          text: `自 ${row.validFrom} 起适用于全部营业部。请先查看与现行版本的不同。`,
          fields: [],
          submit: '确认发布',
          done: () => send('confirm'),
        }),
    };
    const drop = {
      words: '作废…',
      isGrave: true,
      act: () =>
        openForm({
          title: `作废规则版本 ${edition}`,
          text: '作废后不能再发布,版本号不再使用。',
          fields: [],
          submit: '作废',
          isGrave: true,
          done: () => send('drop'),
        }),
    };
    return row.proposedBy === operator ? [changes, drop] : [changes, confirm, drop];
  }
  if (state === 'dropped' || state === 'withdrawn') return [changes];
  const withdraw = {
    words: '申请撤回…',
    isGrave: true,
    act: () =>
      askReason({
        title: `申请撤回规则版本 ${edition}`,
        text: '由另一位操作员确认后生效:此后按该版本办理的业务将退回补正。',
        submit: '申请撤回',
        isGrave: true,
        done: (reason) => send('withdrawal', { reason }),
      }),
  };
  if (row.withdrawalAskedBy === null) return [changes, withdraw];
  if (row.withdrawalAskedBy === operator) return [changes];
  const confirmWithdrawal = {
    words: '确认撤回…',
    isGrave: true,
    act: () =>
      openForm({
        title: `撤回规则版本 ${edition}`,
        text: `${row.withdrawalAskedBy ?? ''} 申请,原因:${row.reason ?? ''}。撤回后按该版本办理的业务将退回补正。`,
        fields: [],
        submit: '确认撤回',
        isGrave: true,
        done: () => send('withdrawal/confirm'),
      }),
  };
  return [changes, confirmWithdrawal];
}

async function showChanges({ edition }: EditionListRow): Promise<void> {
  const answer = await ask<{
    readonly against: string | null;
    readonly changes: readonly string[];
  }>(`${path}/${edition}/changes`);
  const title = `规则版本 ${edition}`;
  if (!answer.ok) {
    openShown(title, el('p', {}, answer.words));
    return;
  }
  const { against, changes } = answer.value;
  const heading = `与之前发布的规则版本 ${against ?? '(无)'} 相比${changes.length === 0 ? '没有不同。' : ':'}`;
  const lines = changes.map((line) => el('li', {}, line));
  openShown(title, el('p', {}, heading), el('ul', {}, ...lines));
}
