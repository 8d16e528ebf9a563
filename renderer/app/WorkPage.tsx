import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { stageWords } from '../../shared/business/stage.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { ofTheFrame } from '../business/screens.tsx';
import type { CaseRow, CounterStore } from '../data/types.ts';
import { documentOf, subjectOf } from '../safeguards/approval/inbox-rows.ts';
import { useCounter } from '../session/counter.tsx';
import { useShownRead } from '../session/use-shown-read.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { DigitChoice } from '../ui/DigitChoice.tsx';
import { isTyping } from '../ui/harmless-keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { useNow } from '../ui/use-now.ts';
import { functionOf } from './functions.ts';
import {
  filters,
  filterWords,
  nextStep,
  passes,
  progressOf,
  type WorkFilter,
} from './work-list.ts';
import { firstRow, focusPage } from '../ui/use-page-focus.ts';

/** Every business this counter knows of, ended or not. What waits is in the tray. */
export function WorkPage({
  active,
  onOpen,
}: {
  readonly active: boolean;
  readonly onOpen: (one: { readonly caseId: string; readonly business: string }) => void;
}) {
  const [filter, setFilter] = useState<WorkFilter>('all');
  const page = useRef<HTMLDivElement>(null);
  const read = useShownRead(active, listed);
  const work = read.status === 'ready' ? read.value : [];
  const rows = work.filter((row) => passes(row, filter));
  const { store, tables } = useCounter();
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock, minuteMs);
  const columns = useMemo(
    (): readonly Column<CaseRow>[] => [
      ...settledColumns,
      { key: 'next', title: '下一步', width: 168, cell: (row) => nextStep(row, { now, tables }) },
    ],
    [now, tables],
  );

  // Coming back to the list the focus is in it, not nowhere.
  const isReady = read.status === 'ready';
  useEffect(() => {
    // A clerk who is typing a function code already goes on typing.
    if (!active || !isReady || isTyping()) return;
    focusPage(page.current, firstRow);
  }, [active, isReady]);

  return (
    <div className="gt-page" hidden={!active} ref={page} tabIndex={-1} aria-label="业务清单">
      <section className="gt-panel gt-list-panel" aria-label="业务">
        <header>
          <h2>业务清单</h2>
          <DigitChoice
            label="按状态筛选"
            choices={filters.map((one) => ({
              value: one,
              label: `${filterWords[one]} ${work.filter((row) => passes(row, one)).length}`,
            }))}
            value={filter}
            onChoose={setFilter}
          />
          <span className="gt-soft gt-push">↑↓ 选择,Enter 打开</span>
        </header>
        {read.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        {read.status === 'ready' ? (
          <DataTable
            id="work"
            label="业务清单"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.caseId}
            onOpen={onOpen}
            initialSort={{ column: 'at', direction: 'descending' }}
            empty={emptyWords(filter)}
          />
        ) : null}
      </section>
    </div>
  );
}

/** Sign-ins and receipts are cases too, but nobody's work. */
function listed(store: CounterStore): Promise<readonly CaseRow[]> {
  return store.cases({ except: ofTheFrame });
}

function emptyWords(filter: WorkFilter): string {
  return filter === 'open'
    ? '没有在办业务。按 Alt+G 录入功能号开始,例如 1101 个人开户。'
    : `没有${filter === 'all' ? '业务' : `“${filterWords[filter]}”的业务`}。`;
}

const minuteMs = 60_000;

/** What does not change while time passes. */
const settledColumns: readonly Column<CaseRow>[] = [
  {
    key: 'stage',
    title: '状态',
    width: 92,
    cell: (row) => <span className={`gt-tag gt-tag-${row.stage}`}>{stageWords[row.stage]}</span>,
    sortBy: (row) => row.stage,
  },
  {
    key: 'serial',
    title: '流水号',
    width: 144,
    tabular: true,
    cell: (row) => row.serial,
    sortBy: (row) => row.serial,
  },
  {
    key: 'subject',
    title: '客户',
    width: 128,
    cell: subjectOf,
    sortBy: (row) => row.summary.subject,
  },
  {
    key: 'document',
    title: '证件',
    width: 160,
    tabular: true,
    cell: documentOf,
  },
  {
    key: 'business',
    title: '业务',
    cell: (row) =>
      `${functionOf(row.business, row.summary.detail)?.code ?? ''} ${row.summary.detail}`,
    sortBy: (row) => row.summary.detail,
  },
  {
    key: 'maker',
    title: '经办',
    width: 76,
    tabular: true,
    cell: (row) => row.maker,
    sortBy: (row) => row.maker,
  },
  {
    key: 'at',
    title: '时间',
    width: 156,
    tabular: true,
    cell: (row) => beijingDateTime(row.at),
    sortBy: (row) => row.at,
  },
  {
    key: 'progress',
    title: '进度',
    width: 88,
    cell: (row) => progressOf(row),
    sortBy: progressOf,
  },
];
