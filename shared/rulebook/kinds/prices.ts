import { z } from 'zod';
import { decimalText } from '../../values/decimal.ts';
import { BoardText } from '../trading/board.ts';
import { explainExRights } from '../trading/ex-rights.ts';
import { explainHkTick } from '../trading/hk-tick.ts';
import { explainRiskWarningCap } from '../trading/risk-warning-cap.ts';
import { Quoted } from '../trading/quoted.ts';
import { explainTick } from '../trading/tick.ts';
import { answered, DateText, PriceText, RatioText, type RuleKind, ruleKind } from './kind.ts';
import { OwnTick, Price, written } from './prices-fields.ts';
import { priceLimitKinds } from './prices-limit.ts';
import { marketPriceKinds } from './prices-market.ts';
import { orderPriceKinds } from './prices-order.ts';

const Shares = z.int().min(0);

const tick = ruleKind({
  kind: 'tick',
  title: '最小变动单位',
  input: z.strictObject({
    board: z.union([BoardText, Quoted]),
    price: Price,
    date: DateText,
    own_tick: OwnTick,
  }),
  example: { board: 'STAR', price: '45.67', date: '2026-11-23' },
  answer: ({ board, price, date, own_tick: ownTick }, tables) =>
    answered(explainTick({ board, priceThousandths: price, date, ownTick }, tables), (answer) => ({
      tick: written(answer.tick, answer.tick),
      on_tick: answer.isOnTick,
    })),
});

const hkTick = ruleKind({
  kind: 'hk_tick',
  title: '港股通最小变动单位',
  input: z.strictObject({ price: Price, date: DateText }),
  example: { price: '0.251', date: '2026-11-23' },
  answer: ({ price, date }, tables) =>
    answered(explainHkTick({ priceThousandths: price, date }, tables), (answer) => ({
      tick: decimalText(answer.tick, 3),
      on_tick: answer.isOnTick,
    })),
});

const exRights = ruleKind({
  kind: 'ex_rights',
  title: '除权除息参考价',
  input: z.strictObject({
    board: BoardText,
    prev_close: Price,
    cash_dividend: RatioText,
    bonus_ratio: RatioText,
    rights_ratio: RatioText,
    rights_price: PriceText,
  }),
  example: {
    board: 'SH_MAIN',
    prev_close: '10.00',
    cash_dividend: '0.50',
    bonus_ratio: '0.3',
    rights_ratio: '0',
    rights_price: '0',
  },
  answer: (input, tables) =>
    answered(
      explainExRights(
        {
          board: input.board,
          date: tables.judgedOn,
          prevClose: input.prev_close,
          cashDividend: input.cash_dividend,
          bonusRatio: input.bonus_ratio,
          rightsRatio: input.rights_ratio,
          rightsPrice: input.rights_price,
        },
        tables,
      ),
      (answer) => ({ reference: written(answer.reference, answer.tick) }),
    ),
});

const riskWarningDailyBuyCap = ruleKind({
  kind: 'risk_warning_daily_buy_cap',
  title: '风险警示股票当日累计买入上限',
  input: z.strictObject({
    board: BoardText,
    date: DateText,
    bought_today: Shares,
    pending_buy: Shares,
    order_qty: Shares,
  }),
  example: {
    board: 'SH_MAIN',
    date: '2026-11-23',
    bought_today: 400_000,
    pending_buy: 0,
    order_qty: 100_000,
  },
  answer: (input, tables) =>
    answered(
      explainRiskWarningCap(
        {
          board: input.board,
          date: input.date,
          boughtToday: input.bought_today,
          pendingBuy: input.pending_buy,
          orderShares: input.order_qty,
        },
        tables,
      ),
      ({ cap, isAccepted }) => ({ cap, accepted: isAccepted }),
    ),
});

/** Ticks, limits, cages, ex-rights prices and the cap on warned stocks. */
export const pricesKinds: readonly RuleKind[] = [
  ...priceLimitKinds,
  ...orderPriceKinds,
  ...marketPriceKinds,
  tick,
  hkTick,
  exRights,
  riskWarningDailyBuyCap,
];
