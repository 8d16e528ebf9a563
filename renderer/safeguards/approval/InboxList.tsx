import { useMemo, useState } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import { beijingClock } from '../../../shared/values/dates.ts';
import { waitingBand } from '../../../shared/rulebook/counter/approval-term.ts';
import { useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';
import { useStaffWords } from '../../session/staff-words.ts';
import { useRead } from '../../session/use-read.ts';
import { wordsOf } from '../../session/words.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { decideCases, type Deciding, messagesOf } from './decide-cases.ts';
import {
  type InboxFilter,
  inboxFilters,
  inboxFilterWords,
  type InboxRow,
  passesFilter,
  readReview,
  subjectOf,
} from './inbox-rows.ts';
import { businessWords, type Flag, flagSign, type ReviewParts } from './review.ts';
import { type Rights, standingWords } from './rights.ts';
import { visitRows } from './was-visited.ts';
import { bandWords, counterOf, leftWords, needsWords, spanWords } from './waiting-words.ts';

/** As many as the panel takes at once. */
const mostTogether = 20;

/** The list of what waits for this person: Enter opens one, Space marks what may be decided together. */
export function InboxList({
  rows,
  parts,
  rights,
  active,
  now,
  onOpen,
  onDone,
}: {
  readonly rows: readonly InboxRow[];
  readonly parts: ReviewParts;
  readonly rights: Rights;
  readonly active: boolean;
  readonly now: number;
  readonly onOpen: (caseId: string) => void;
  readonly onDone: (words: string) => void;
}) {
  const [filter, setFilter] = useState<InboxFilter>('all');
  const together = useTogether(rows, parts, rights, onDone);
  const unusual = useUnusual(rows, parts);
  const named = useStaffWords(rows.map(({ row }) => row.maker));
  const { staff } = rights.authority;
  const { tables, store } = useCounter();
  const shown = rows.filter((one) => passesFilter(one, filter, { staff, now }));
  const columns = useMemo(() => {
    const band = ({ row }: InboxRow) =>
      waitingBand(tables.approvalTerm, store.businessDate(), now - row.waiting.since);
    return columnsOf({ parts, now, unusual, marked: together.marked, band, named });
  }, [parts, now, unusual, together.marked, tables, store, named]);

  const count = together.marked.size;
  useKeys(
    count === 0
      ? []
      : [
          {
            key: 'F9',
            label: `决定 ${count} 笔`,
            run: together.decide,
            disabled: together.busy || !together.mayDecide,
          },
        ],
    { active },
  );
  const open = rows.filter(({ standing }) => standing.kind === 'may').length;
  return (
    <section className="gt-panel gt-list-panel" aria-label="待本人决定">
      <header>
        <h2>授权收件箱 {open}</h2>
        <DigitChoice
          label="筛选"
          choices={inboxFilters.map((value) => ({ value, label: inboxFilterWords[value] }))}
          value={filter}
          onChoose={setFilter}
        />
        <span className="gt-soft gt-push">
          {together.isOffered ? '空格勾选同类,F9 一并决定;' : ''}
          {shown.length === 0 ? '' : '↑↓ 选择,Enter 核对'}
        </span>
      </header>
      {together.messages.map((message) => (
        <Notice key={message} tone="danger">
          {message}
        </Notice>
      ))}
      <DataTable
        id="inbox"
        label="授权收件箱"
        columns={columns}
        rows={shown}
        rowKey={({ row }) => row.caseId}
        onOpen={({ row }) => onOpen(row.caseId)}
        rowKeys={{ ' ': together.mark }}
        initialSort={{ column: 'since', direction: 'ascending' }}
        empty={
          filter === 'all'
            ? '没有等待您复核或授权的业务。'
            : `没有“${inboxFilterWords[filter]}”的业务。`
        }
      />
    </section>
  );
}

/** Marks of one business whose requests may be decided together, and the decision on all of them. */
function useTogether(
  rows: readonly InboxRow[],
  { businesses }: ReviewParts,
  rights: Rights,
  onDone: (words: string) => void,
) {
  const counter = useCounter();
  const act = useAct();
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const markable = rows.filter(
    ({ row, standing }) =>
      standing.kind === 'may' && businesses.find(row.business)?.approvesTogether === true,
  );
  // What was decided meanwhile is marked no longer.
  const marked = markable.filter(({ row }) => kept.has(row.caseId));
  const ids = new Set(marked.map(({ row }) => row.caseId));

  const mark = (one: InboxRow) => {
    setMessages([]);
    const { caseId } = one.row;
    const refusal = markRefusal(one, marked, markable);
    if (ids.has(caseId)) setKept(new Set([...ids].filter((id) => id !== caseId)));
    else if (refusal === null) setKept(new Set([...ids, caseId]));
    else setMessages([refusal]);
  };

  const decide = async () => {
    if (busy) return;
    setBusy(true);
    setMessages([]);
    try {
      const { staff } = rights.authority;
      const details = await Promise.all([...ids].map((id) => counter.store.caseById(id)));
      const wanted = details.flatMap((detail): readonly Deciding[] => {
        const found = marked.find(({ row }) => row.caseId === detail?.caseId);
        return detail === null || found?.standing.kind !== 'may'
          ? []
          : [{ detail, need: found.standing.need, staff }];
      });
      const given = await decideCases(counter, act, wanted);
      if (given === null) return;
      setKept(new Set());
      const recorded = given.filter(({ outcome }) => outcome.status === 'recorded');
      if (recorded.length > 0) onDone(`已记录您对 ${recorded.length} 笔的决定,每笔分别签名。`);
      setMessages(
        given.flatMap((one) => messagesOf(one).map((message) => `${one.detail.serial}:${message}`)),
      );
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  const isElsewhere = marked.some(
    ({ row }) => counterOf(row.serial) !== counter.info.counter.counter,
  );
  return {
    marked: ids,
    isOffered: markable.length > 1,
    mayDecide: counter.takesActs && !(isOffline && isElsewhere),
    busy,
    messages,
    mark,
    decide: () => void decide(),
  };
}

function markRefusal(
  { row, standing }: InboxRow,
  marked: readonly InboxRow[],
  markable: readonly InboxRow[],
): string | null {
  if (standing.kind !== 'may') return `${standingWords[standing.kind]}。`;
  if (!markable.some((one) => one.row.caseId === row.caseId)) {
    return '该业务须逐笔核对内容,请按 Enter 打开。';
  }
  const [first] = marked;
  const isOther =
    first !== undefined &&
    (first.row.business !== row.business ||
      first.standing.kind !== 'may' ||
      first.standing.need !== standing.need);
  if (isOther) return '只能同时决定同一种业务、同一种权限的申请。';
  return marked.length >= mostTogether ? `一次最多决定 ${mostTogether} 笔。` : null;
}

/** What is unusual about each case, by its business; only of what the person may decide. */
function useUnusual(
  rows: readonly InboxRow[],
  parts: ReviewParts,
): ReadonlyMap<string, readonly Flag[]> {
  const ids = rows.flatMap(({ row, standing }) => (standing.kind === 'may' ? [row.caseId] : []));
  const read = useRead(
    async (store) => {
      const visits = await visitRows(store);
      const reviews = await Promise.all(ids.map((id) => readReview(store, parts, id, visits)));
      return reviews.map(
        (one, at) =>
          [
            ids[at] ?? '',
            one === null ? [] : [...(one.review.why ?? []).map(asFlag), ...one.review.unusual],
          ] as const,
      );
    },
    [ids.join(' ')],
  );
  return useMemo(() => new Map(read.status === 'ready' ? read.value : []), [read]);
}

/** What asks for a supervisor is grave by itself. */
function asFlag(words: string): Flag {
  return { words, isGrave: true };
}

function columnsOf({
  parts,
  now,
  unusual,
  marked,
  band,
  named,
}: {
  readonly parts: ReviewParts;
  readonly now: number;
  readonly unusual: ReadonlyMap<string, readonly Flag[]>;
  readonly marked: ReadonlySet<string>;
  readonly band: (one: InboxRow) => keyof typeof bandWords;
  readonly named: (staff: string) => string;
}): readonly Column<InboxRow>[] {
  const soft = (one: InboxRow, text: string) =>
    one.standing.kind === 'may' ? text : <span className="gt-soft">{text}</span>;
  return [
    {
      key: 'since',
      title: '已等',
      width: 140,
      tabular: true,
      cell: (one) => (
        <span className={one.standing.kind === 'may' ? `gt-band-${band(one)}` : 'gt-soft'}>
          {marked.has(one.row.caseId) ? '☑ ' : ''}
          {bandWords[band(one)]} {spanWords(now - one.row.waiting.since)}
        </span>
      ),
      sortBy: ({ row }) => row.waiting.since,
    },
    {
      key: 'need',
      title: '需要',
      width: 56,
      cell: (one) =>
        soft(
          one,
          one.standing.kind === 'may'
            ? needWords[one.standing.need].replace('主管', '')
            : needsWords(one.row.waiting.needs),
        ),
    },
    {
      key: 'business',
      title: '业务',
      width: 112,
      cell: (one) => soft(one, businessWords(parts, one.row.business)),
      sortBy: ({ row }) => row.business,
    },
    {
      key: 'subject',
      title: '客户',
      width: 72,
      cell: (one) => soft(one, subjectOf(one.row)),
    },
    {
      key: 'counter',
      title: '柜台',
      width: 76,
      tabular: true,
      cell: (one) => soft(one, counterOf(one.row.serial)),
      sortBy: ({ row }) => row.serial,
    },
    {
      key: 'maker',
      title: '经办',
      width: 108,
      tabular: true,
      cell: (one) => soft(one, named(one.row.maker)),
      sortBy: ({ row }) => row.maker,
    },
    {
      key: 'asked',
      title: '指名',
      width: 104,
      cell: (one) => soft(one, askedWords(one)),
      sortBy: (one) => askedWords(one),
    },
    {
      key: 'left',
      title: '剩余',
      width: 96,
      tabular: true,
      cell: (one) => soft(one, leftWords(one.row.waiting, now)),
      sortBy: ({ row }) => row.waiting.expiresAt,
    },
    {
      key: 'unusual',
      title: '异常或说明',
      twoLines: true,
      cell: (one) =>
        one.standing.kind === 'may' ? (
          <Flags flags={unusual.get(one.row.caseId) ?? []} />
        ) : (
          <span className="gt-soft">{standingWords[one.standing.kind]}</span>
        ),
    },
  ];
}

/** How many things are not as usual, then which, the gravest first: what does not fit is the least. */
function Flags({ flags }: { readonly flags: readonly Flag[] }) {
  if (flags.length === 0) return '—';
  return (
    <>
      <b>{flags.length} 项</b>
      {flags.map((flag) => (
        <span key={flag.words} className={flag.isGrave ? 'gt-warning' : undefined}>
          {' '}
          {flagSign(flag)} {flag.words}
        </span>
      ))}
    </>
  );
}

function askedWords({ row }: InboxRow): string {
  const { asked } = row.waiting;
  return asked === null ? '—' : `${asked.name} ${beijingClock(asked.at).slice(0, 5)}`;
}
