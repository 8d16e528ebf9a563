import type { RuleTables } from '../../rulebook/tables.ts';
import { explainLot } from '../../rulebook/trading/lots.ts';
import { explainOrderEntry } from '../../rulebook/trading/order-entry.ts';
import { explainOrderType } from '../../rulebook/trading/order-types.ts';
import { checkOrderPrice, type OrderPrice } from '../../rulebook/trading/price-check.ts';
import {
  explainPriceLimit,
  type LimitAnswer,
  type LimitQuestion,
} from '../../rulebook/trading/price-limit-explained.ts';
import { sellableNow } from '../../rulebook/trading/position.ts';
import { isQuoteGenuine, type QuoteStatement } from '../../rulebook/trading/quote.ts';
import { type Security, securityKey } from '../../rulebook/trading/security.ts';
import { explainTradingPhase, type TradingPhase } from '../../rulebook/trading/trading-phase.ts';
import { explainTurnaround } from '../../rulebook/trading/turnaround.ts';
import type { Suite } from '../../suite.ts';
import { beijingClock } from '../../values/dates.ts';
import type { OrderFacts } from './order-facts.ts';
import { linesAt, type OrderLine, orderLine } from './order-line.ts';
import type { OrderTicket } from './ticket.ts';

/** When and by which rules an order is judged. */
export interface JudgedAt {
  readonly day: string;
  /** ms UTC. */
  readonly at: number;
  readonly tables: RuleTables;
  readonly suite: Suite;
  readonly headOfficeKey: string;
}

type Judged = Pick<OrderTicket, 'security' | 'side' | 'type' | 'priceMilli' | 'quantity' | 'quote'>;

/** The security as an order's price limits ask about it. */
export function limitQuestion(
  { board, status, ownTickMilli }: Security,
  quote: QuoteStatement,
  day: string,
): LimitQuestion {
  return {
    board,
    prevClose: quote.prevCloseMilli,
    date: day,
    status: status === 'DELISTING' ? 'NORMAL' : status,
    listedTradingDay: quote.listedTradingDay ?? undefined,
    delistingPeriodDay: quote.delistingPeriodDay ?? undefined,
    ownTick: ownTickMilli ?? undefined,
  };
}

/** The limits of a security's day; null without a quote or without a row for the day. */
export function limitsOf(
  security: Security,
  quote: QuoteStatement | null,
  day: string,
  tables: RuleTables,
): LimitAnswer | null {
  if (quote === null) return null;
  const limits = explainPriceLimit(limitQuestion(security, quote, day), tables);
  return limits.found ? limits.answer : null;
}

/** The price an order is frozen and counted by: its own, else the day's upper limit for a buy and the last for a sale. */
export function countedPrice(
  { security, side, priceMilli, quote }: Judged,
  day: string,
  tables: RuleTables,
): number | null {
  if (priceMilli !== null) return priceMilli;
  const statement = quote?.statement ?? null;
  if (statement === null) return null;
  if (side === 'SELL') return statement.lastMilli ?? statement.prevCloseMilli;
  const limits = limitsOf(security, statement, day, tables);
  return limits === null || limits.isUnlimited ? null : limits.up;
}

/** The security as the register has it, and the quote of today. Rules OR-2, OR-8 (docs/rules.md). */
export function securityLines(
  { security, quote, mode }: Pick<OrderTicket, 'security' | 'quote' | 'mode'>,
  row: OrderFacts['security'],
  judged: JudgedAt,
): readonly OrderLine[] {
  if (row === null || !isSameSecurity(row, security)) {
    const message = '证券资料与总部登记不一致,请重新选择证券。';
    return [orderLine('security', 'OR-2', false, message)];
  }
  if (security.board === 'SH_B' || security.board === 'SZ_B') {
    const message = 'B 股须用外币资金账户委托,本柜台不受理。请客户通过网上交易委托。';
    return [orderLine('security', 'OR-2', false, message)];
  }
  if (mode === 'CAPTURE') return [];
  if (quote === null || !isGenuine(quote, security, judged)) {
    const message = '没有该证券当日的行情,不能报送。请待行情显示后再提交,或改为离线登记。';
    return [orderLine('security', 'OR-8', false, message)];
  }
  return quote.statement.halted
    ? [orderLine('security', 'OR-8', false, '该证券停牌,交易所不接受委托。请告知客户。')]
    : [];
}

/** Whether the market takes such an order now; what is captured is judged when it is confirmed. Rules PH-3, PH-5, OR-9. */
export function entryLines(
  { security, type, mode, quote }: OrderTicket,
  { day, at, tables }: JudgedAt,
): readonly OrderLine[] {
  if (mode === 'CAPTURE') {
    return type === 'LIMIT'
      ? []
      : [orderLine('type', 'OR-9', false, '离线只能登记限价委托,请填写价格。')];
  }
  const { market, board } = security;
  const time = beijingClock(at);
  const when = { board, date: day, time };
  const taken = linesAt(
    'type',
    explainOrderEntry({ ...when, market, order: 'AUCTION', action: 'SUBMIT' }, tables),
  );
  const phase = explainTradingPhase(when, tables);
  if (!phase.found || phase.answer === 'CLOSED' || taken.some(({ met }) => !met)) return taken;
  // Where the market holds what comes for later, the type is that of the phase it is held for.
  const counted = phase.answer === 'GAP' ? 'CONTINUOUS' : phase.answer;
  const limits = limitsOf(security, quote?.statement ?? null, day, tables);
  const typed = explainOrderType(
    {
      market,
      board,
      type,
      date: day,
      phase: counted,
      isNoLimitDay: limits?.isUnlimited ?? false,
    },
    tables.orderTypes,
  );
  return [...taken, ...linesAt('type', typed)];
}

/** The quantity beside the lots, and for a sale beside what may be sold. Rules LT-1 to LT-5, SL-3. */
export function quantityLines(
  { security, side, type, quantity }: OrderTicket,
  { position }: OrderFacts,
  { day, tables }: JudgedAt,
): readonly OrderLine[] {
  const { board, instrument } = security;
  const turnaround = explainTurnaround({ instrument, date: day }, tables.turnaround);
  if (!turnaround.found) return linesAt('quantity', turnaround);
  const sellable = position === null ? 0 : sellableNow(position, turnaround.answer);
  const lots = explainLot(
    {
      board,
      date: day,
      side,
      qty: quantity,
      orderType: type === 'LIMIT' ? 'LIMIT' : 'MARKET',
      sellable: side === 'SELL' ? sellable : null,
    },
    tables.lots,
  );
  return linesAt('quantity', lots);
}

/** The price on its tick, within the day's limits and the cage. Rules TK-1, PL-8, PL-9, PC-5, OR-11. */
export function priceLines(ticket: OrderTicket, judged: JudgedAt): readonly OrderLine[] {
  const { security, side, type, priceMilli, quote } = ticket;
  const { day, at, tables } = judged;
  if (priceMilli === null) return pricelessLines(ticket, judged);
  const statement = quote?.statement ?? null;
  if (statement === null) return [];
  const { board } = security;
  const phase = explainTradingPhase({ board, date: day, time: beijingClock(at) }, tables);
  const order: OrderPrice = {
    ...limitQuestion(security, statement, day),
    side,
    priceThousandths: priceMilli,
    phase: type === 'LIMIT' && phase.found ? pricePhase(phase.answer) : 'OTHER',
    quotes: {
      bestBid: statement.bids[0]?.priceMilli ?? null,
      bestAsk: statement.asks[0]?.priceMilli ?? null,
      last: statement.lastMilli,
    },
  };
  return linesAt('price', checkOrderPrice(order, tables));
}

function pricelessLines(ticket: OrderTicket, { day, tables }: JudgedAt): readonly OrderLine[] {
  const { security, side, type } = ticket;
  if (type === 'LIMIT') return [orderLine('price', 'OR-11', false, '请填写委托价格。')];
  const row = tables.orderTypes.rows.find(
    (one) => one.market === security.market && one.type === type && one.protectionPrice,
  );
  if (row !== undefined) return [orderLine('price', 'OR-11', false, '该类委托须填写保护限价。')];
  return side === 'BUY' && countedPrice(ticket, day, tables) === null
    ? [orderLine('price', 'OR-11', false, '没有涨停价可作冻结,请改用限价委托。')]
    : [];
}

function pricePhase(phase: TradingPhase): OrderPrice['phase'] {
  if (phase === 'CONTINUOUS') return 'CONTINUOUS';
  return phase === 'OPEN_CALL_CANCELLABLE' || phase === 'OPEN_CALL_NO_CANCEL'
    ? 'OPEN_CALL'
    : 'OTHER';
}

function isSameSecurity(row: Security, named: Security): boolean {
  return (
    row.market === named.market &&
    row.code === named.code &&
    row.board === named.board &&
    row.instrument === named.instrument &&
    row.status === named.status &&
    row.ownTickMilli === named.ownTickMilli
  );
}

function isGenuine(
  quote: NonNullable<OrderTicket['quote']>,
  security: Security,
  { day, suite, headOfficeKey }: JudgedAt,
): boolean {
  const { statement } = quote;
  return (
    statement.day === day &&
    statement.security === securityKey(security) &&
    isQuoteGenuine(suite, headOfficeKey, quote)
  );
}
