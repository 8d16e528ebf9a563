import { useCallback, useMemo } from 'react';
import { type WaitingBand, waitingBand } from '../../../shared/rulebook/counter/approval-term.ts';
import { useCounter } from '../../session/counter.tsx';
import type { Page, PageProps } from '../../session/page.ts';
import { useStaffWords } from '../../session/staff-words.ts';
import { useRead } from '../../session/use-read.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { boardTotals, type BoardTotal } from './board-totals.ts';
import { subjectOf, type WaitingRow, waitingRows } from './inbox-rows.ts';
import { businessWords, type ReviewParts } from './review.ts';
import { bandWords, counterOf, leftWords, spanWords, waitingWords } from './waiting-words.ts';
import { firstRow, usePageFocus } from '../../ui/use-page-focus.ts';

/** 7000: who waits how long, at which counter, and for whom. */
export function boardPage(parts: ReviewParts): Page {
  return {
    code: '7000',
    title: '授权看板',
    roles: ['supervisor', 'branch-manager', 'compliance'],
    Page: (props) => <Board {...props} parts={parts} />,
    help: [
      '列出本营业部所有等待复核或授权的业务:等了多久、在哪个柜台、等谁,等待最久的在前。',
      '○ 正常、◐ 提醒、● 超时,分钟数由规则表规定;上方是各柜台和各人员的合计。',
      'Enter 打开该笔业务;要决定时到 7001 授权收件箱。',
    ],
  };
}

function Board({ active, onOpen, onBack, parts }: PageProps & { readonly parts: ReviewParts }) {
  const { store, tables } = useCounter();
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock);
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const read = useRead(waitingRows, []);
  const page = usePageFocus<HTMLDivElement>(active, read.status === 'ready', firstRow);
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  const named = useStaffWords(read.status === 'ready' ? read.value.map(({ maker }) => maker) : []);
  const columns = useMemo(() => {
    const bandOf = ({ waiting }: WaitingRow) =>
      waitingBand(tables.approvalTerm, store.businessDate(), now - waiting.since);
    return columnsOf(parts, now, bandOf, named);
  }, [parts, now, tables, store, named]);
  if (read.status === 'loading') return <p className="gt-empty">正在读取…</p>;
  if (read.status === 'failed') return <Notice tone="danger">{read.message}</Notice>;
  const rows = read.value;
  const totals = boardTotals(rows, now);
  return (
    <div className="gt-stack gt-fill" ref={page} tabIndex={-1} role="group" aria-label="授权看板">
      {isOffline ? (
        <Notice tone="warning">当前离线:其他柜台的情况截至断线前,本柜台的为最新。</Notice>
      ) : null}
      <div className="gt-board-totals">
        <Totals label="按柜台" totals={totals.counters} />
        <Totals label="按等待对象" totals={totals.addressees} />
      </div>
      <section className="gt-panel gt-list-panel" aria-label="等待中的业务">
        <header>
          <h2>等待复核、授权 {rows.length}</h2>
          <span className="gt-soft gt-push">↑↓ 选择,Enter 打开</span>
        </header>
        <DataTable
          id="board"
          label="等待复核、授权"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.caseId}
          onOpen={onOpen}
          initialSort={{ column: 'waited', direction: 'ascending' }}
          empty="本营业部没有等待复核或授权的业务。"
        />
      </section>
    </div>
  );
}

function Totals({
  label,
  totals,
}: {
  readonly label: string;
  readonly totals: readonly BoardTotal[];
}) {
  return (
    <section className="gt-panel" aria-label={label}>
      <header>
        <h2>{label}</h2>
      </header>
      <ul className="gt-board-list">
        {totals.length === 0 ? <li className="gt-soft">无</li> : null}
        {totals.map(({ name, count, longestMs }) => (
          <li key={name}>
            <span>{name}</span>
            <span className="gt-tabular">
              {count} 笔,最久 {spanWords(longestMs)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function columnsOf(
  parts: ReviewParts,
  now: number,
  bandOf: (row: WaitingRow) => WaitingBand,
  named: (staff: string) => string,
): readonly Column<WaitingRow>[] {
  return [
    {
      key: 'waited',
      title: '已等',
      width: 152,
      tabular: true,
      cell: (row) => (
        <span className={`gt-band-${bandOf(row)}`}>
          {bandWords[bandOf(row)]} {spanWords(now - row.waiting.since)}
        </span>
      ),
      sortBy: (row) => row.waiting.since,
    },
    {
      key: 'counter',
      title: '柜台',
      width: 84,
      tabular: true,
      cell: (row) => counterOf(row.serial),
      sortBy: (row) => counterOf(row.serial),
    },
    {
      key: 'for',
      title: '等谁',
      width: 176,
      cell: (row) => waitingWords(row.waiting),
      sortBy: (row) => waitingWords(row.waiting),
    },
    {
      key: 'maker',
      title: '经办',
      width: 120,
      tabular: true,
      cell: (row) => named(row.maker),
      sortBy: (row) => row.maker,
    },
    {
      key: 'business',
      title: '业务',
      width: 200,
      cell: (row) => businessWords(parts, row.business),
      sortBy: (row) => row.business,
    },
    { key: 'subject', title: '客户', cell: subjectOf },
    { key: 'serial', title: '流水号', width: 160, tabular: true, cell: (row) => row.serial },
    {
      key: 'left',
      title: '剩余',
      width: 136,
      tabular: true,
      cell: (row) => leftWords(row.waiting, now),
      sortBy: (row) => row.waiting.expiresAt,
    },
  ];
}
