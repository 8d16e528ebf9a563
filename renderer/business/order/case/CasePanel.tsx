import type { ReactNode } from 'react';
import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import { orderStatus } from '../../../../shared/business/order/order-status.ts';
import { orderCommandWords } from '../../../../shared/business/order/order-words.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { stageWords } from '../../../../shared/business/stage.ts';
import { sideNames } from '../../../../shared/rulebook/trading/side.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { useCounter } from '../../../session/counter.tsx';
import { useSyncStatus } from '../../../sync/status.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { WordList } from '../../../ui/WordList.tsx';
import { attentionWords } from '../../attention.ts';
import { hasExpired, standingWords } from '../order-body.ts';
import { wordsShown } from '../words-shown.ts';

/** Where an order stands, in the trade's word, its serial number, and all of it in words. */
export function CasePanel({
  detail,
  order,
  ticket,
  inClear,
  buttons,
}: {
  readonly detail: CaseDetail;
  readonly order: OrderState | null;
  readonly ticket: OrderTicket | null;
  readonly inClear: boolean;
  readonly buttons: ReactNode;
}) {
  const { store } = useCounter();
  const isOffline = useSyncStatus(({ line }) => line.kind === 'offline');
  const { shown } = detail;
  const today = store.businessDate();
  const attention = attentionWords(detail);
  const next = order === null ? null : nextWords(order, today, isOffline);
  const words =
    ticket === null
      ? []
      : orderCommandWords({ type: 'PlaceOrder', data: { ticket, evidence: [] } });
  return (
    <section className="gt-panel" aria-label="委托">
      <header>
        <span className={`gt-tag gt-tag-large gt-tag-${shown.stage}`} role="status">
          {order === null ? stageWords[shown.stage] : standingWords(order, today)}
        </span>
        {ticket === null ? null : (
          <span className={ticket.side === 'BUY' ? 'gt-buy' : 'gt-sell'}>
            {sideNames[ticket.side]}
          </span>
        )}
        <h1 className="gt-tabular" aria-label={`流水号 ${detail.serial}`}>
          {detail.serial}
        </h1>
        <span className="gt-soft gt-push">{beijingDateTime(shown.at)}</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {attention === null ? null : <Notice tone="warning">{attention}</Notice>}
        {shown.stage === 'returned' ? (
          <Notice tone="warning">
            {(shown.returned?.reasons ?? []).map(({ message }) => message).join('')}
          </Notice>
        ) : null}
        {next === null ? null : <Notice tone="plain">{next}</Notice>}
        <WordList columns={2} lines={wordsShown(words, inClear)} />
      </div>
      <div className="gt-actions">{buttons}</div>
    </section>
  );
}

/** What comes next, where the word of state does not say it. */
function nextWords(order: OrderState, today: string, isOffline: boolean): string | null {
  switch (orderStatus(order)) {
    case 'unsent':
      if (hasExpired(order, today)) {
        return `该委托 ${order.day} 当日有效,未经确认,已经失效,不会报送。按 F6 取消登记,冻结随即解除。`;
      }
      return `${order.sending === 'HELD' ? `总部暂缓报送:${order.heldReason}。` : ''}尚未报送交易所。联网后在 2006 经客户再次确认才报送,不会自动报送;当日未确认即失效。`;
    case 'queued':
      return isOffline
        ? '已受理,恢复联网后送总部;总部收到时如已超时,转为待再次确认,不会自动报送。'
        : '已受理,正在送总部报送交易所。';
    case 'sending':
      return '总部已报送,等待交易所回报。';
    case 'cancel-asked':
      return '撤单以交易所回报为准,回报前仍可能成交。';
    case 'reported':
    case 'part-filled':
    case 'filled':
    case 'part-cancelled':
    case 'cancelled':
    case 'rejected':
      return null;
  }
}
