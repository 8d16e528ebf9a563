import type { CounterListRow } from '../../../operator/rows.ts';
import { act, askReason, issueCode } from '../acts.ts';
import { openForm } from '../dialog.ts';
import { button } from '../dom.ts';
import { listView } from '../list-view.ts';
import type { Cell, RowAct } from '../table.ts';
import { branchFilter, type View, type ViewTools } from '../view.ts';
import { clockWords, judgementWords, span } from '../words.ts';

/** Longer than a long poll and its retries: whoever works has been heard of since. */
const silentS = 180;
/** A clock further off than this is told at the counter too. */
const clockOffMs = 60_000;

export function countersView(tools: ViewTools): View {
  const view: View = listView<CounterListRow>(
    {
      title: '终端',
      caption: '终端一览',
      path: '/v1/operator/counters',
      filters: [branchFilter(tools)],
      empty: '还没有登记过终端。请用“发终端登记码”开始。',
      key: ({ counter }) => counter,
      columns: [
        {
          title: '终端',
          cell: ({ counter, branchName }) => ({ text: counter, also: branchName }),
          look: 'fixed',
          sort: ({ counter }) => counter,
        },
        {
          title: '最近联系',
          cell: contactCell,
          look: 'fixed',
          sort: ({ lastContactAgeS }) => lastContactAgeS,
        },
        { title: '状态', cell: stateCell, look: 'fixed', sort: (row) => stateCell(row).text },
        {
          title: '总部已收',
          cell: ({ epoch, seq }) => `${epoch}-${seq}`,
          look: 'number',
          sort: ({ seq }) => seq,
        },
        { title: '终端自报', cell: ({ toldHead }) => toldHead ?? '未报', look: 'number' },
        { title: '待传', cell: pendingCell, look: 'number', sort: ({ pending }) => pending },
        {
          title: '下发未取',
          cell: ({ feedBehind }) => (feedBehind === null ? '未报' : `${feedBehind} 条`),
          look: 'number',
          sort: ({ feedBehind }) => feedBehind,
        },
        {
          title: '时钟差',
          cell: clockCell,
          look: 'fixed',
          sort: ({ clockDifferenceMs }) => clockDifferenceMs,
        },
        {
          title: '程序',
          cell: ({ program }) => program ?? '未报',
          look: 'fixed',
          sort: ({ program }) => program,
        },
        {
          title: '告警',
          cell: ({ alarms }) => (alarms === 0 ? '0' : { text: `${alarms}`, tone: 'danger' }),
          look: 'number',
          sort: ({ alarms }) => alarms,
        },
      ],
      acts: (row) => [freezeAct(row, () => view), ...alarmsAct(row)],
      tools: [button('发终端登记码…', () => askEnrolment())],
    },
    tools,
  );
  return view;
}

function contactCell({ lastContactAt, lastContactAgeS }: CounterListRow): Cell {
  if (lastContactAt === null || lastContactAgeS === null) return { text: '从未联系' };
  const also = `${span(lastContactAgeS)}前`;
  return { text: lastContactAt, also, ...(lastContactAgeS > silentS ? { tone: 'warn' } : {}) };
}

function stateCell({ forkAt, frozenAt, judgement, lastContactAt }: CounterListRow): Cell {
  if (forkAt !== null) return { text: '流水分叉,已冻结', also: `自 ${forkAt}`, tone: 'danger' };
  if (frozenAt !== null) return { text: '已冻结', also: frozenAt, tone: 'danger' };
  const found = judgement === 'RESTORED' ? judgementWords(judgement) : null;
  if (found !== null) return { text: found, also: '终端已停办', tone: 'danger' };
  return lastContactAt === null ? { text: '待启用' } : { text: '正常', tone: 'good' };
}

function pendingCell({ pending, pendingAgeS }: CounterListRow): Cell {
  if (pending === null) return { text: '未报' };
  if (pending === 0 || pendingAgeS === null) return { text: `${pending} 笔` };
  return { text: `${pending} 笔`, also: `最早得知于 ${span(pendingAgeS)}前`, tone: 'warn' };
}

function clockCell({ clockDifferenceMs }: CounterListRow): Cell {
  if (clockDifferenceMs === null) return { text: '未报' };
  const text = clockWords(clockDifferenceMs);
  return Math.abs(clockDifferenceMs) > clockOffMs ? { text, tone: 'warn' } : { text };
}

function freezeAct({ counter, frozenAt, forkAt }: CounterListRow, view: () => View): RowAct {
  const isFrozen = frozenAt !== null || forkAt !== null;
  const words = isFrozen ? '解冻' : '冻结';
  const text = isFrozen
    ? `终端 ${counter} 将可以继续办理和上传业务。`
    : `终端 ${counter} 将立即停止办理,总部不再接收它的流水,已受理的业务不受影响。`;
  return {
    words: `${words}…`,
    isGrave: !isFrozen,
    act: () =>
      askReason({
        title: `${words}终端 ${counter}`,
        text,
        submit: words,
        isGrave: !isFrozen,
        done: (reason) =>
          act(view, `/v1/operator/counters/${counter}/${isFrozen ? 'unfreeze' : 'freeze'}`, {
            body: { reason },
          }),
      }),
  };
}

function alarmsAct({ counter, alarms }: CounterListRow): readonly RowAct[] {
  if (alarms === 0) return [];
  const go = (): void => void (location.hash = `alarms?counter=${counter}&state=open`);
  return [{ words: '看告警', act: go }];
}

function askEnrolment(): void {
  openForm({
    title: '发终端登记码',
    text: '给一台新终端发一次性登记码。已经使用的终端不能再发。',
    fields: [{ name: 'counter', label: '终端号(如 0101-02)', kind: 'text', longest: 7 }],
    submit: '发码',
    done: ({ counter = '' }) =>
      issueCode('/v1/operator/enrolment-codes', { counter }, `终端 ${counter} 的登记码`),
  });
}
