import { useState } from 'react';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { useCounter } from '../../session/counter.tsx';
import { deleteDraftWithEvidence } from '../../session/discard-evidence.ts';
import { useSignedIn } from '../../session/session-store.ts';
import { wordsOf } from '../../session/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { type Choice, DigitChoice } from '../../ui/DigitChoice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { closeTab } from '../tabs-store.ts';
import {
  type TrayItem,
  type TrayKind,
  trayKinds,
  trayKindWords,
  type TrayOpens,
} from './tray-item.ts';

type Scope = 'mine' | 'branch';

const scopes: readonly Choice<Scope>[] = [
  { value: 'mine', label: '本人' },
  { value: 'branch', label: '本营业部' },
];

/** F4: what waits, of any day, each with its reason, who must act, the next key and a clock. */
export function TrayList({
  items,
  onOpen,
}: {
  readonly items: readonly TrayItem[];
  readonly onOpen: (what: TrayOpens) => void;
}) {
  const counter = useCounter();
  const { actor } = useSignedIn();
  const [scope, setScope] = useState<Scope>(actor.role === 'maker' ? 'mine' : 'branch');
  const [kind, setKind] = useState<TrayKind | 'all'>('all');
  const [deleting, setDeleting] = useState<TrayItem | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const inScope = items.filter((one) => scope === 'branch' || one.isMine);
  const rows = inScope.filter((one) => kind === 'all' || one.kind === kind);

  const remove = async (item: TrayItem) => {
    setDeleting(null);
    const { draftId } = item;
    if (draftId === null) return;
    closeTab(draftId);
    try {
      await deleteDraftWithEvidence(counter, draftId);
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <section className="gt-panel gt-list-panel" aria-label="待办事项">
      <header>
        <h2>待办</h2>
        <DigitChoice label="按人筛选" choices={scopes} value={scope} onChoose={setScope} />
        <DigitChoice
          label="按种类筛选"
          choices={[
            { value: 'all', label: `全部 ${inScope.length}` },
            ...trayKinds.map((one): Choice<TrayKind> => ({
              value: one,
              label: `${trayKindWords[one]} ${inScope.filter((item) => item.kind === one).length}`,
            })),
          ]}
          value={kind}
          onChoose={setKind}
        />
        <span className="gt-soft gt-push">Enter 打开,Delete 删除草稿</span>
      </header>
      {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
      <DataTable
        id="tray"
        label="待办"
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        onOpen={({ opens }) => {
          if (opens !== null) onOpen(opens);
        }}
        rowKeys={{ Delete: (item) => setDeleting(item.draftId === null ? null : item) }}
        initialSort={{ column: 'urgency', direction: 'ascending' }}
        empty={emptyWords(scope, kind)}
      />
      {deleting === null ? null : (
        <ConfirmDialog
          title="删除草稿"
          sentence={`将删除${deleting.subject || '未填姓名'}尚未提交的录入内容和已采集的材料,删除后不能恢复。`}
          confirm="删除"
          onConfirm={() => void remove(deleting)}
          onClose={() => setDeleting(null)}
        />
      )}
    </section>
  );
}

function emptyWords(scope: Scope, kind: TrayKind | 'all'): string {
  if (kind !== 'all') return `没有“${trayKindWords[kind]}”的事项。`;
  return scope === 'mine'
    ? '没有待办。按 Alt+G 录入功能号开始,例如 1101 个人开户。'
    : '本营业部没有待办。';
}

const signs = { over: '⚠ 已超时', soon: '△ 尽快', calm: '' } as const;
const tones = { over: 'gt-danger', soon: 'gt-warning', calm: '' } as const;
const order = ['over', 'soon', 'calm'];

const columns: readonly Column<TrayItem>[] = [
  {
    key: 'urgency',
    title: '缓急',
    width: 84,
    cell: ({ urgency }) => <span className={tones[urgency]}>{signs[urgency]}</span>,
    sortBy: ({ urgency, kind }) => order.indexOf(urgency) * 10 + trayKinds.indexOf(kind),
  },
  {
    key: 'kind',
    title: '种类',
    width: 84,
    cell: ({ kind }) => <span className={`gt-tag gt-tray-${kind}`}>{trayKindWords[kind]}</span>,
    sortBy: ({ kind }) => trayKinds.indexOf(kind),
  },
  {
    key: 'subject',
    title: '客户',
    width: 92,
    cell: ({ subject }) => subject,
    sortBy: ({ subject }) => subject,
  },
  {
    key: 'document',
    title: '证件',
    width: 156,
    tabular: true,
    cell: ({ document }) => document,
  },
  {
    key: 'what',
    title: '业务',
    width: 168,
    cell: ({ what }) => <span title={what}>{what}</span>,
    sortBy: ({ what }) => what,
  },
  {
    key: 'reason',
    title: '原因',
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
  { key: 'who', title: '由谁处理', width: 128, cell: ({ who }) => who, sortBy: ({ who }) => who },
  { key: 'next', title: '下一步', width: 116, cell: ({ next }) => next },
  {
    key: 'clock',
    title: '时间',
    width: 152,
    tabular: true,
    cell: (item) => clockOf(item),
    sortBy: ({ dueAt, since }) => dueAt ?? since,
  },
];

/** Until when, where there is a term; else since when. */
function clockOf({ dueAt, since }: TrayItem): string {
  return dueAt === null
    ? `${beijingDateTime(since).slice(5, 16)} 起`
    : `${beijingDateTime(dueAt).slice(5, 16)} 止`;
}
