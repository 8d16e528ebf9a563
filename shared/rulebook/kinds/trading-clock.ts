import { z } from 'zod';
import { Board, BoardText } from '../trading/board.ts';
import { Market, marketsOf } from '../trading/market.ts';
import { explainOrderEntry } from '../trading/order-entry.ts';
import { explainOrderType, OrderMarket, OrderPhase, OrderType } from '../trading/order-types.ts';
import { explainSouthboundPhase } from '../trading/southbound-phase.ts';
import { explainTradingPhase } from '../trading/trading-phase.ts';
import { answered, DateText, ruleKind, type RuleKind, TimeText } from './kind.ts';

const tradingPhase = ruleKind({
  kind: 'trading_phase',
  title: '交易时段',
  input: z.strictObject({ board: BoardText, date: DateText, time: TimeText }),
  example: { board: 'SH_MAIN', date: '2026-11-23', time: '09:15:00' },
  answer: (input, tables) => answered(explainTradingPhase(input, tables), (phase) => ({ phase })),
});

const southboundPhase = ruleKind({
  kind: 'southbound_phase',
  title: '港股通交易时段',
  input: z.strictObject({ date: DateText, time: TimeText }),
  example: { date: '2026-12-24', time: '11:59:59' },
  answer: (input, tables) =>
    answered(explainSouthboundPhase(input, tables), (phase) => ({ phase })),
});

const orderEntry = ruleKind({
  kind: 'order_entry',
  title: '申报与撤单时间',
  input: z
    .strictObject({
      market: Market,
      board: BoardText,
      date: DateText,
      time: TimeText,
      order: z.enum(['AUCTION', 'AFTER_HOURS', 'BLOCK']),
      action: z.enum(['SUBMIT', 'CANCEL']),
    })
    .refine(({ board, market }) => marketsOf[board].includes(market), '板块不在该交易所。'),
  example: {
    market: 'XSHE',
    board: 'SZ_MAIN',
    date: '2026-11-23',
    time: '09:25:00',
    order: 'AUCTION',
    action: 'SUBMIT',
  },
  answer: (input, tables) => answered(explainOrderEntry(input, tables), (result) => ({ result })),
});

const orderType = ruleKind({
  kind: 'order_type',
  title: '委托类型',
  input: z.strictObject({
    market: OrderMarket,
    board: Board.nullable(),
    type: OrderType,
    date: DateText,
    phase: OrderPhase,
    no_limit_day: z.boolean(),
  }),
  example: {
    market: 'XSHG',
    board: 'SH_MAIN',
    type: 'BEST_FIVE_OR_CANCEL',
    date: '2026-11-23',
    phase: 'CONTINUOUS',
    no_limit_day: false,
  },
  answer: ({ no_limit_day, ...order }, tables) =>
    answered(
      explainOrderType({ ...order, isNoLimitDay: no_limit_day }, tables.orderTypes),
      (type) =>
        type.allowed
          ? { allowed: true, protection_price: type.protectionPrice }
          : { allowed: false, reason: type.reason },
    ),
});

/** What the time of day allows. */
export const tradingClockKinds: readonly RuleKind[] = [
  tradingPhase,
  southboundPhase,
  orderEntry,
  orderType,
];
