import { useState } from 'react';
import { figureAmount } from '../../../../shared/values/money.ts';
import { sideNames } from '../../../../shared/rulebook/trading/side.ts';
import { useListOut } from '../../../safeguards/list-out/use-list-out.tsx';
import { useClientInHand } from '../../../session/clients-store.ts';
import { useCounter } from '../../../session/counter.tsx';
import type { PageProps } from '../../../session/page.ts';
import { useShownRead } from '../../../session/use-shown-read.ts';
import { useSyncStatus } from '../../../sync/status.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { walkFields, walkStop } from '../../../ui/field-walk.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { EndDialog } from '../case/EndDialog.tsx';
import { orderOffers } from '../case/order-offers.ts';
import { orderCells, orderTitles } from './order-cells.ts';
import { orderColumns } from './order-columns.tsx';
import { beside, inGroup, type OrderFilter, totalsOf } from './order-filter.ts';
import { groupWords, orderGroups, type OrderRow, ordersOfDay } from './order-rows.ts';
import { firstRow, usePageFocus } from '../../../ui/use-page-focus.ts';

const everything = { group: 'all', side: 'all', security: '' } as const;

/** 2004: the orders of the day this counter knows of, with their running state. */
export function OrdersPage({ active, onOpen, onBack }: PageProps) {
  const { store, takesActs } = useCounter();
  const client = useClientInHand();
  const isOffline = useSyncStatus(({ line }) => line.kind === 'offline');
  const [typed, setTyped] = useState<Omit<OrderFilter, 'clientNo'>>(everything);
  const [whose, setWhose] = useState<'all' | 'client'>('all');
  const [ending, setEnding] = useState<OrderRow | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const read = useShownRead(active, ordersOfDay);
  const page = usePageFocus<HTMLDivElement>(active, read.status === 'ready', firstRow);

  const clientNo = whose === 'client' ? (client?.clientNo ?? null) : null;
  const all = beside(read.status === 'ready' ? read.value : [], { ...typed, clientNo });
  const rows = inGroup(all, typed.group);
  const totals = totalsOf(rows);
  const day = store.businessDate();
  const taken = useListOut({
    code: '2004',
    title: '当日委托',
    file: `当日委托 ${day}`,
    narrowed: narrowedWords(day, typed, clientNo !== null),
    columns: orderTitles,
    count: rows.length,
    cells: () => rows.map(orderCells),
    waits: read.status === 'loading',
  });
  useKeys([...taken.keys, { key: 'Esc', label: '返回', run: onBack }], { active });
  const end = (row: OrderRow) => {
    const offered = orderOffers(row.detail, row.order, store.now()).end;
    const isOffered = offered !== null && takesActs;
    setNote(isOffered ? null : `流水号 ${row.detail.serial} 没有可撤的数量,或撤单正在等待回报。`);
    if (isOffered) setEnding(row);
  };
  return (
    <div className="gt-stack gt-fill" ref={page} tabIndex={-1} role="group" aria-label="委托查询">
      <section className="gt-panel gt-list-panel" aria-label="当日委托">
        <header>
          <h2>
            {day} 委托 {rows.length}
          </h2>
          <span className="gt-soft gt-push">↑↓ 选择,Enter 打开,F6 撤单或取消登记</span>
        </header>
        <div className="gt-order-filter" role="presentation" onKeyDown={walkFields}>
          <div {...walkStop}>
            <DigitChoice
              label="按状态筛选"
              choices={orderGroups.map((value) => ({
                value,
                label: `${groupWords[value]} ${inGroup(all, value).length}`,
              }))}
              value={typed.group}
              onChoose={(group) => setTyped({ ...typed, group })}
            />
          </div>
          <div {...walkStop}>
            <DigitChoice
              label="按方向筛选"
              choices={[
                { value: 'all', label: '买卖' },
                { value: 'BUY', label: '买入' },
                { value: 'SELL', label: '卖出' },
              ]}
              value={typed.side}
              onChoose={(side) => setTyped({ ...typed, side })}
            />
          </div>
          {client === null ? null : (
            <div {...walkStop}>
              <DigitChoice
                label="按客户筛选"
                choices={[
                  { value: 'all', label: '全部客户' },
                  { value: 'client', label: '当前客户' },
                ]}
                value={whose}
                onChoose={setWhose}
              />
            </div>
          )}
          <TextField
            id="orders-security"
            label="证券"
            value={typed.security}
            onChange={(security) => setTyped({ ...typed, security })}
            message={null}
            hint="代码、名称或拼音首字母,留空为全部"
            maxLength={20}
          />
        </div>
        {isOffline ? (
          <Notice tone="warning">当前离线:其他柜台的委托和成交回报截至断线前。</Notice>
        ) : null}
        {note === null ? null : <Notice tone="plain">{note}</Notice>}
        {read.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        {read.status === 'ready' ? (
          <DataTable
            id="orders"
            label="当日委托"
            columns={orderColumns}
            rows={rows}
            rowKey={({ caseId }) => caseId}
            onOpen={onOpen}
            rowKeys={{ F6: end }}
            initialSort={{ column: 'at', direction: 'descending' }}
            empty={
              read.value.length === 0
                ? '今日没有委托。2001 委托买入,2002 委托卖出。'
                : '没有符合筛选的委托。'
            }
          />
        ) : null}
        <p className="gt-order-totals gt-tabular">
          <span>{rows.length} 笔</span>
          <span>买入成交 {figureAmount(totals.boughtFen)}</span>
          <span>卖出成交 {figureAmount(totals.soldFen)}</span>
          <span>冻结资金 {figureAmount(totals.frozenFen)}</span>
        </p>
        {taken.buttons}
      </section>
      {taken.dialog}
      {ending === null ? null : (
        <EndDialog
          detail={ending.detail}
          order={ending.order}
          onRecorded={() => setEnding(null)}
          onClose={() => setEnding(null)}
        />
      )}
    </div>
  );
}

/** What the list is narrowed to; the client's name is never part of it. */
function narrowedWords(
  day: string,
  { group, side, security }: Omit<OrderFilter, 'clientNo'>,
  isOneClient: boolean,
): string {
  const words = [
    day,
    ...(group === 'all' ? [] : [groupWords[group]]),
    ...(side === 'all' ? [] : [sideNames[side]]),
    ...(security.trim() === '' ? [] : [`证券 ${security.trim()}`]),
    ...(isOneClient ? ['当前客户'] : []),
  ];
  return words.join(',');
}
