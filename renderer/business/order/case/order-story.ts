import type { CaseState } from '../../../../shared/business/case.ts';
import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import { ticketText } from '../../../../shared/business/order/order-words.ts';
import type { Report } from '../../../../shared/business/order/reports.ts';
import { instructionWords } from '../../../../shared/business/order/ticket.ts';
import { securityPrice, unitOf } from '../../../../shared/rulebook/trading/security.ts';
import { needWords } from '../../../../shared/safeguards/need.ts';
import { figureCount } from '../../../../shared/values/count.ts';

/** One thing that happened to an order. */
export interface StoryLine {
  /** Null where the order only says that it was. */
  readonly at: number | null;
  readonly what: string;
  readonly detail: string;
}

/** An order's whole story on one line of time, oldest first. */
export function orderStory(state: CaseState, order: OrderState | null): readonly StoryLine[] {
  const lines: StoryLine[] = [
    { at: state.at, what: '受理登记', detail: order === null ? '' : ticketText(order.ticket) },
    ...[...state.earlier, ...state.decisions].map((one): StoryLine => ({
      at: one.at,
      what: decisionWords[one.decision](needWords[one.need]),
      detail: `${one.staff} ${one.name}${one.comment === '' ? '' : ` ${one.comment}`}`,
    })),
    ...(order === null ? [] : eventsOf(order)),
  ];
  // What has no time of its own stays where it was told.
  return lines
    .map((line, index) => ({ line, index, at: line.at ?? lines[index - 1]?.at ?? 0 }))
    .toSorted((a, b) => a.at - b.at || a.index - b.index)
    .map(({ line }) => line);
}

const decisionWords = {
  approve: (need: string) => `${need}通过`,
  refuse: (need: string) => `${need}退回`,
  expire: (need: string) => `${need}时限已过`,
} as const;

function eventsOf(order: OrderState): readonly StoryLine[] {
  const { heldReason, confirmation, forwardedAt, cancel, lapsed, reports } = order;
  return [
    ...(heldReason === '' ? [] : [{ at: null, what: '总部暂缓报送', detail: heldReason }]),
    ...(confirmation === null
      ? []
      : [
          {
            at: confirmation.at,
            what: '客户再次确认',
            detail:
              confirmation.how === 'PRESENT'
                ? `${confirmation.who},到场`
                : `${confirmation.who},电话,录音 ${confirmation.reference}`,
          },
        ]),
    ...(forwardedAt === null ? [] : [{ at: forwardedAt, what: '总部报送交易所', detail: '' }]),
    ...reports.map((report) => reportLine(report, order)),
    ...(cancel === null
      ? []
      : [
          {
            at: cancel.at,
            what: '申请撤单',
            detail:
              `${instructionWords[cancel.instruction.way]} ${cancel.instruction.reference}`.trim(),
          },
        ]),
    ...(lapsed === null
      ? []
      : [
          {
            at: lapsed.at,
            what: lapsed.by === 'client' ? '取消登记' : '当日失效',
            detail: lapsed.reason,
          },
        ]),
  ];
}

function reportLine(report: Report, { ticket }: OrderState): StoryLine {
  const count = (quantity: number) => `${figureCount(quantity)} ${unitOf(ticket.security)}`;
  switch (report.kind) {
    case 'accepted':
      return { at: report.at, what: '交易所已收', detail: `委托编号 ${report.orderNo}` };
    case 'filled': {
      const price = securityPrice(report.priceMilli, ticket.security);
      const detail = `${count(report.quantity)} @ ${price},成交编号 ${report.tradeNo}`;
      return { at: report.at, what: '成交', detail };
    }
    case 'rejected':
      return { at: report.at, what: '废单', detail: `${report.message}(${report.code})` };
    case 'cancelled':
      return { at: report.at, what: cancelledBy[report.by], detail: count(report.quantity) };
    case 'cancel-refused':
      return { at: report.at, what: '撤单未成', detail: `${report.message}(${report.code})` };
  }
}

const cancelledBy = { client: '已撤单', market: '交易所撤销', 'day-end': '收市撤销' } as const;
