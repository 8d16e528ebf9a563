import { useEffect, useMemo, useRef } from 'react';
import { ticketPrice } from '../../../../shared/business/order/order-words.ts';
import type { ReportOf } from '../../../../shared/business/order/reports.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import type { PageProps } from '../../../session/page.ts';
import { useShownRead } from '../../../session/use-shown-read.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { fillsOf } from '../case/fills.ts';
import { clientColumn, securityColumn, sideColumn } from './order-columns.tsx';
import { totalsOf } from './order-filter.ts';
import { type OrderRow, ordersOfDay } from './order-rows.ts';

interface FillRow extends OrderRow {
  readonly fill: ReportOf<'filled'>;
}

/** 2005: the fills of the day this counter knows of, newest first. */
export function FillsPage({ active, onOpen, onBack }: PageProps) {
  const read = useShownRead(active, ordersOfDay);
  const page = useRef<HTMLDivElement>(null);
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  const isReady = read.status === 'ready';
  useEffect(() => {
    if (!active || !isReady) return;
    const first = page.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
    (first ?? page.current)?.focus();
  }, [active, isReady]);
  const orders = useMemo(() => (read.status === 'ready' ? read.value : []), [read]);
  const rows = useMemo(
    () =>
      orders.flatMap((row): FillRow[] =>
        row.order === null ? [] : fillsOf(row.order).map((fill) => ({ ...row, fill })),
      ),
    [orders],
  );
  const totals = totalsOf(orders);
  return (
    <div className="gt-stack gt-fill" ref={page} tabIndex={-1} role="group" aria-label="成交查询">
      <section className="gt-panel gt-list-panel" aria-label="当日成交">
        <header>
          <h2>当日成交 {rows.length}</h2>
          <span className="gt-soft gt-push">Enter 打开委托,F11 在委托中打印成交确认单</span>
        </header>
        {read.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        {read.status === 'ready' ? (
          <DataTable
            id="fills"
            label="当日成交"
            columns={columns}
            rows={rows}
            rowKey={({ caseId, fill }) => `${caseId} ${fill.no}`}
            onOpen={onOpen}
            initialSort={{ column: 'at', direction: 'descending' }}
            empty="今日没有成交回报。"
          />
        ) : null}
        <p className="gt-order-totals gt-tabular">
          <span>{rows.length} 笔</span>
          <span>买入成交 {figureAmount(totals.boughtFen)}</span>
          <span>卖出成交 {figureAmount(totals.soldFen)}</span>
        </p>
      </section>
    </div>
  );
}

const columns: readonly Column<FillRow>[] = [
  {
    key: 'at',
    title: '成交时间',
    width: 92,
    tabular: true,
    cell: ({ fill }) => beijingClock(fill.at),
    sortBy: ({ fill }) => fill.at,
  },
  clientColumn,
  sideColumn,
  securityColumn,
  {
    key: 'price',
    title: '成交价',
    width: 96,
    align: 'right',
    tabular: true,
    cell: ({ fill, ticket }) => ticketPrice(fill.priceMilli, ticket.security),
    sortBy: ({ fill }) => fill.priceMilli,
  },
  {
    key: 'quantity',
    title: '成交数量',
    width: 96,
    align: 'right',
    tabular: true,
    cell: ({ fill }) => figureCount(fill.quantity),
    sortBy: ({ fill }) => fill.quantity,
  },
  {
    key: 'amount',
    title: '成交金额',
    width: 128,
    align: 'right',
    tabular: true,
    cell: ({ fill }) => figureAmount(Math.round((fill.priceMilli * fill.quantity) / 10)),
    sortBy: ({ fill }) => fill.priceMilli * fill.quantity,
  },
  { key: 'no', title: '成交编号', width: 128, tabular: true, cell: ({ fill }) => fill.tradeNo },
  {
    key: 'serial',
    title: '委托流水号',
    width: 148,
    tabular: true,
    cell: ({ detail }) => detail.serial,
    sortBy: ({ detail }) => detail.serial,
  },
];
