import { useEffect, useRef } from 'react';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { JournalRow } from '../data/journal/journal-types.ts';
import type { PageProps } from '../session/page.ts';
import { useRead } from '../session/use-read.ts';
import { type LineState, useSyncStatus } from '../sync/status.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { WordList } from '../ui/WordList.tsx';
import { journalColumns } from './journal-columns.tsx';
import { EvidenceUploads } from './EvidenceUploads.tsx';

/** 9001: how far this counter and head office have each other's records, and what waits to be sent, one by one. */
export function ExchangePage({ active, onBack }: PageProps) {
  const { line, lastExchangeAt, clockTrouble } = useSyncStatus();
  const standing = useRead((store) => store.standing(), []);
  const pending = useRead((store) => store.pendingEntries(), []);
  const list = useRef<HTMLDivElement>(null);
  const isReady = pending.status === 'ready';
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  useEffect(() => {
    if (active && isReady) {
      (list.current?.querySelector<HTMLElement>('tr[tabindex="0"]') ?? list.current)?.focus();
    }
  }, [active, isReady]);
  const failed = [standing, pending].find((one) => one.status === 'failed');
  return (
    <>
      <section className="gt-panel" aria-label="联网情况">
        <header>
          <h2>与总部交换</h2>
          <span className="gt-soft gt-push">
            上次交换 {lastExchangeAt === null ? '—' : beijingDateTime(lastExchangeAt)}
          </span>
        </header>
        <div className="gt-panel-body gt-stack">
          <p>{sentenceOf(line)}</p>
          {clockTrouble === null ? null : <Notice tone="warning">{clockTrouble}</Notice>}
          {standing.status === 'ready' ? (
            <WordList
              columns={2}
              lines={[
                {
                  label: '本机流水',
                  value: `周期 ${standing.value.epoch},第 ${standing.value.headSeq} 笔`,
                },
                { label: '总部已收至', value: `第 ${standing.value.acknowledgedSeq} 笔` },
                { label: '待传', value: `${standing.value.pending} 笔` },
                { label: '总部下发至', value: `第 ${standing.value.feedPlace} 位` },
              ]}
            />
          ) : null}
        </div>
      </section>
      <section className="gt-panel gt-list-panel" aria-label="待传流水">
        <header>
          <h2>待传流水</h2>
          <span className="gt-soft gt-push">按记录先后送总部,恢复联网后自动送出,不需操作</span>
        </header>
        {failed?.status === 'failed' ? <Notice tone="danger">{failed.message}</Notice> : null}
        {pending.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
        <div className="gt-list-fill" ref={list} tabIndex={-1}>
          {pending.status === 'ready' ? (
            <DataTable
              id="pending"
              label="待传流水"
              columns={columns}
              rows={pending.value}
              rowKey={({ hash }) => hash}
              initialSort={{ column: 'serial', direction: 'ascending' }}
              empty="没有待传流水,总部已全部收到。"
            />
          ) : null}
        </div>
      </section>
      <EvidenceUploads active={active} />
    </>
  );
}

function sentenceOf(line: LineState): string {
  switch (line.kind) {
    case 'starting':
      return '正在连接总部。';
    case 'online':
      return `在线,自 ${beijingDateTime(line.since)}。`;
    case 'exchanging':
      return '正在与总部交换。';
    case 'offline':
      return `离线,自 ${beijingDateTime(line.since)}。${line.reason} 离线时照常受理,恢复联网后自动送总部。`;
    case 'stopped':
      return `已停止受理,自 ${beijingDateTime(line.since)}。${line.reason}`;
  }
}

const columns: readonly Column<JournalRow>[] = [
  journalColumns.serial,
  journalColumns.what,
  journalColumns.staff,
  journalColumns.at,
  { key: 'state', title: '状态', width: 132, cell: () => '已记录,待送总部' },
];
