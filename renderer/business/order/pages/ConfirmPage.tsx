import { useCallback, useMemo, useState } from 'react';
import { availableFen } from '../../../../shared/rulebook/money/funds.ts';
import { securityPrice, securityKey } from '../../../../shared/rulebook/trading/security.ts';
import type { SignedQuote } from '../../../../shared/rulebook/trading/quote.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import { useCounter } from '../../../session/counter.tsx';
import type { PageProps } from '../../../session/page.ts';
import { useShownRead } from '../../../session/use-shown-read.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { EndDialog } from '../case/EndDialog.tsx';
import { useQuotes } from '../../../market/use-quotes.ts';
import { judgedAt } from '../ticket/use-ticket.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import {
  groupOfUnsent,
  linesNow,
  type UnsentGroup,
  type UnsentRow,
  unsentRows,
} from './confirm-rows.ts';
import {
  clientColumn,
  priceColumn,
  quantityColumn,
  securityColumn,
  sideColumn,
} from './order-columns.tsx';
import { firstRow, usePageFocus } from '../../../ui/use-page-focus.ts';

/** How often the list is judged anew though nobody types: the exchange's hours pass. */
const againMs = 5000;

type Open =
  | { readonly what: 'confirm'; readonly row: UnsentRow; readonly quote: SignedQuote }
  | { readonly what: 'end'; readonly row: UnsentRow };

/** 2006: instructions that were not sent, with what changed since; sent only after their client's word. */
export function ConfirmPage({ active, onOpen, onBack }: PageProps) {
  const counter = useCounter();
  const { store, takesActs } = counter;
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock, againMs);
  const today = store.businessDate();
  const [group, setGroup] = useState<UnsentGroup>('waiting');
  const [open, setOpen] = useState<Open | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const read = useShownRead(active, unsentRows);
  const all = read.status === 'ready' ? read.value : [];
  const rows = all.filter((row) => groupOfUnsent(row, today) === group);
  const waiting = all.filter((row) => groupOfUnsent(row, today) === 'waiting');
  const market = useQuotes(
    waiting.map(({ ticket }) => securityKey(ticket.security)),
    active,
  );
  const page = usePageFocus<HTMLDivElement>(active, read.status === 'ready', firstRow);
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });

  const quoteOf = (row: UnsentRow) => market.quotes.get(securityKey(row.ticket.security)) ?? null;
  const confirm = (row: UnsentRow) => {
    const quote = quoteOf(row);
    if (groupOfUnsent(row, today) === 'expired') {
      setNote('该委托当日有效,已经失效,不能再报送。请按 F6 取消登记。');
    } else if (quote === null) {
      setNote(
        `${market.message || '还没有该证券的行情。'}有行情后才能确认报送;客户不再需要的,按 F6 取消登记。`,
      );
    } else if (takesActs) {
      setNote(null);
      setOpen({ what: 'confirm', row, quote });
    }
  };
  const end = (row: UnsentRow) => {
    setNote(null);
    if (takesActs) setOpen({ what: 'end', row });
  };
  const columns = useMemo(
    (): readonly Column<UnsentRow>[] => [
      ...givenColumns,
      {
        key: 'price-now',
        title: '现价',
        width: 96,
        align: 'right',
        tabular: true,
        cell: (row) => priceNow(row, market.quotes.get(securityKey(row.ticket.security)) ?? null),
      },
      {
        key: 'checks',
        title: '现在能否报送',
        twoLines: true,
        cell: (row) => {
          if (groupOfUnsent(row, today) === 'expired') return '已失效';
          const quote = market.quotes.get(securityKey(row.ticket.security)) ?? null;
          if (quote === null) return '没有行情';
          const lines = linesNow(row, quote, judgedAt(counter, today, now), null);
          const unmet = lines.filter(({ met }) => !met);
          return unmet.length === 0
            ? '可以,待客户确认'
            : unmet.map(({ message }) => message).join('');
        },
      },
    ],
    [market.quotes, counter, today, now],
  );
  const close = () => setOpen(null);
  return (
    <div className="gt-stack gt-fill" ref={page} tabIndex={-1} role="group" aria-label="待确认委托">
      <section className="gt-panel gt-list-panel" aria-label="未报送的委托">
        <header>
          <h2>未报送的委托</h2>
          <DigitChoice
            label="按期限筛选"
            choices={[
              { value: 'waiting', label: `待确认 ${waiting.length}` },
              { value: 'expired', label: `已失效 ${all.length - waiting.length}` },
            ]}
            value={group}
            onChoose={setGroup}
          />
          <span className="gt-soft gt-push">F8 再次确认,F6 取消登记,Enter 打开</span>
        </header>
        <p className="gt-soft gt-order-notes">
          离线登记或总部暂缓的委托,经客户再次确认才报送,不会自动报送;当日未确认即失效。
        </p>
        {market.message === '' || waiting.length === 0 ? null : (
          <Notice tone="warning">{market.message}有行情后才能确认报送。</Notice>
        )}
        {note === null ? null : <Notice tone="warning">{note}</Notice>}
        {read.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        {read.status === 'ready' ? (
          <DataTable
            id="unsent"
            label="未报送的委托"
            columns={columns}
            rows={rows}
            rowKey={({ caseId }) => caseId}
            onOpen={onOpen}
            rowKeys={{ F8: confirm, F6: end }}
            initialSort={{ column: 'at', direction: 'ascending' }}
            empty={group === 'waiting' ? '没有待确认的委托。' : '没有已失效的委托。'}
          />
        ) : null}
      </section>
      {open?.what === 'confirm' ? (
        <ConfirmDialog
          row={open.row}
          quote={quoteOf(open.row) ?? open.quote}
          judged={() => judgedAt(counter, today, store.now())}
          onClose={close}
        />
      ) : null}
      {open?.what === 'end' ? (
        <EndDialog
          detail={open.row.detail}
          order={open.row.order}
          onRecorded={close}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

/** The last price now, and that at which it was ordered or last seen stands beside it. */
function priceNow({ ticket }: UnsentRow, quote: SignedQuote | null): string {
  const last = quote?.statement.lastMilli ?? null;
  return last === null ? '—' : securityPrice(last, ticket.security);
}

const givenColumns: readonly Column<UnsentRow>[] = [
  {
    key: 'at',
    title: '登记时间',
    width: 168,
    tabular: true,
    cell: ({ detail, order }) => `${order.day} ${beijingClock(detail.at)}`,
    sortBy: ({ detail }) => detail.at,
  },
  {
    key: 'why',
    title: '原因',
    width: 120,
    cell: ({ order }) => (order.sending === 'HELD' ? `暂缓:${order.heldReason}` : '离线登记'),
    sortBy: ({ order }) => order.sending,
  },
  clientColumn,
  sideColumn,
  { ...securityColumn, width: 148 },
  priceColumn,
  quantityColumn,
  {
    key: 'funds',
    title: '现可用资金',
    width: 116,
    align: 'right',
    tabular: true,
    cell: ({ desk }) =>
      desk.facts.funds === null ? '—' : figureAmount(availableFen(desk.facts.funds)),
  },
];
