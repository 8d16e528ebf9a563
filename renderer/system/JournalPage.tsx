import { useEffect, useRef, useState } from 'react';
import type { EntryProgress, JournalRow } from '../data/journal/journal-types.ts';
import type { PageProps } from '../session/page.ts';
import { useRead } from '../session/use-read.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { EntryProofView } from './EntryProofView.tsx';
import { journalColumns } from './journal-columns.tsx';
import { VerifyPanel } from './VerifyPanel.tsx';

const partSize = 500;

/** 9006: the journal of this counter, the whole proof of an act, and the verification of its chain. */
export function JournalPage({ active, onBack }: PageProps) {
  const [before, setBefore] = useState<number | null>(null);
  const [proved, setProved] = useState<JournalRow | null>(null);
  const [verifying, setVerifying] = useState(false);
  const read = useRead((store) => store.journal(before, partSize), [before]);
  const list = useRef<HTMLDivElement>(null);
  const part = read.status === 'ready' ? read.value : null;
  const isList = proved === null && !verifying;
  const older = part?.before ?? null;
  useKeys(
    isList
      ? [
          { key: 'F8', label: '核验', run: () => setVerifying(true) },
          ...(older === null
            ? []
            : [{ key: 'Alt+PageDown', label: '更早', run: () => setBefore(older) }]),
          ...(before === null
            ? []
            : [{ key: 'Alt+Home', label: '最新', run: () => setBefore(null) }]),
          { key: 'Esc', label: '返回', run: onBack },
        ]
      : [],
    { active },
  );
  const isReady = part !== null;
  useEffect(() => {
    if (!active || !isReady || !isList) return;
    (list.current?.querySelector<HTMLElement>('tr[tabindex="0"]') ?? list.current)?.focus();
  }, [active, isReady, isList]);

  if (proved !== null) {
    return <EntryProofView row={proved} active={active} onBack={() => setProved(null)} />;
  }
  if (verifying) return <VerifyPanel active={active} onBack={() => setVerifying(false)} />;
  return (
    <section className="gt-panel gt-list-panel" aria-label="业务流水">
      <header>
        <h2>业务流水</h2>
        <span className="gt-soft">
          {before === null ? `最新 ${partSize} 笔` : `第 ${before} 笔以前的 ${partSize} 笔`}
        </span>
        <span className="gt-soft gt-push">Enter 查看全部证明,F8 核验一段流水</span>
      </header>
      {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
      {read.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
      <div className="gt-list-fill" ref={list} tabIndex={-1}>
        {part === null ? null : (
          <DataTable
            id="journal"
            label="业务流水"
            columns={journalPageColumns}
            rows={part.rows}
            rowKey={({ hash }) => hash}
            onOpen={setProved}
            initialSort={{ column: 'serial', direction: 'descending' }}
            empty="本终端还没有流水。"
          />
        )}
      </div>
    </section>
  );
}

const progressWords: Readonly<Record<EntryProgress, string>> = {
  recorded: '本机已记录',
  stored: '总部已收',
  confirmed: '总部已审',
  'set-aside': '总部搁置',
};

/** The list of 9006. */
export const journalPageColumns: readonly Column<JournalRow>[] = [
  journalColumns.serial,
  journalColumns.what,
  journalColumns.staff,
  {
    key: 'date',
    title: '业务日期',
    width: 104,
    tabular: true,
    cell: ({ businessDate }) => businessDate,
    sortBy: ({ businessDate }) => businessDate,
  },
  journalColumns.at,
  {
    key: 'progress',
    title: '进度',
    width: 100,
    cell: ({ progress }) => progressWords[progress],
    sortBy: ({ progress }) => progress,
  },
  {
    key: 'hash',
    title: '摘要',
    width: 148,
    tabular: true,
    cell: ({ hash }) => hash.slice(0, 16),
  },
];
