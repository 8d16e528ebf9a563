import { useMemo } from 'react';
import { securityPrice } from '../../../../shared/rulebook/trading/security.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import { useListOut } from '../../../safeguards/list-out/use-list-out.tsx';
import { useCounter } from '../../../session/counter.tsx';
import type { PageProps } from '../../../session/page.ts';
import { useShownRead } from '../../../session/use-shown-read.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { fillFen, type FillRow, fillRows } from './fill-rows.ts';
import { fillCells, fillTitles } from './order-cells.ts';
import { clientColumn, securityColumn, sideColumn } from './order-columns.tsx';
import { totalsOf } from './order-filter.ts';
import { ordersOfDay } from './order-rows.ts';
import { firstRow, usePageFocus } from '../../../ui/use-page-focus.ts';

/** 2005: the fills of the day this counter knows of, newest first. */
export function FillsPage({ active, onOpen, onBack }: PageProps) {
  const { store } = useCounter();
  const read = useShownRead(active, ordersOfDay);
  const page = usePageFocus<HTMLDivElement>(active, read.status === 'ready', firstRow);
  const orders = useMemo(() => (read.status === 'ready' ? read.value : []), [read]);
  const rows = useMemo(() => fillRows(orders), [orders]);
  const totals = totalsOf(orders);
  const day = store.businessDate();
  const taken = useListOut({
    code: '2005',
    title: '当日成交',
    file: `当日成交 ${day}`,
    narrowed: day,
    columns: fillTitles,
    count: rows.length,
    cells: () => rows.map(fillCells),
    waits: read.status === 'loading',
  });
  useKeys([...taken.keys, { key: 'Esc', label: '返回', run: onBack }], { active });
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
        {taken.buttons}
      </section>
      {taken.dialog}
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
    cell: ({ fill, ticket }) => securityPrice(fill.priceMilli, ticket.security),
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
    cell: (row) => figureAmount(fillFen(row)),
    sortBy: fillFen,
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
