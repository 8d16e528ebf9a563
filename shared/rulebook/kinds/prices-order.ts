import { z } from 'zod';
import { BoardText } from '../trading/board.ts';
import {
  checkOrderPrice,
  checkPriceRange,
  type OrderPriceAnswer,
  type PriceRangeAnswer,
} from '../trading/price-check.ts';
import { Side } from '../trading/side.ts';
import { answered, DateText, type Json, type RuleKind, ruleKind } from './kind.ts';
import { OwnTick, Price, TradingDayNumber, written } from './prices-fields.ts';

/** A quote that is not given is none. */
const Quote = Price.nullish().transform((price) => price ?? null);

const quotes = { best_bid: Quote, best_ask: Quote, last: Quote };

/** Judged as an ordinary instrument: the input knows no risk warning and no listing days. The tick is `order_price`'s. */
const priceCage = ruleKind({
  kind: 'price_cage',
  title: '有效申报价格范围',
  input: z.strictObject({
    board: BoardText,
    side: Side,
    ...quotes,
    prev_close: Price,
    order_price: Price,
    date: DateText,
    phase: z.literal('CONTINUOUS'),
  }),
  example: {
    board: 'SH_MAIN',
    side: 'BUY',
    best_bid: '4.01',
    best_ask: '4.02',
    last: '4.02',
    prev_close: '3.95',
    order_price: '4.12',
    date: '2026-11-23',
    phase: 'CONTINUOUS',
  },
  answer: (input, tables) =>
    answered(
      checkPriceRange(
        {
          ...instrumentOf(input),
          status: 'NORMAL',
          priceThousandths: input.order_price,
        },
        tables,
      ),
      cageWritten,
    ),
});

const orderPrice = ruleKind({
  kind: 'order_price',
  title: '委托价格检查',
  input: z.strictObject({
    board: BoardText,
    side: Side,
    ...quotes,
    prev_close: Price,
    order_price: Price,
    date: DateText,
    phase: z.enum(['OPEN_CALL', 'CONTINUOUS', 'OTHER']),
    status: z.enum(['NORMAL', 'RISK_WARNING', 'GROWTH_INDEX']),
    listed_trading_day: TradingDayNumber,
    delisting_period_day: TradingDayNumber,
    own_tick: OwnTick,
  }),
  example: {
    board: 'STAR',
    side: 'SELL',
    best_bid: '45.55',
    best_ask: '45.60',
    last: null,
    prev_close: '45.00',
    order_price: '44.64',
    date: '2026-11-23',
    phase: 'CONTINUOUS',
    status: 'NORMAL',
  },
  answer: (input, tables) =>
    answered(
      checkOrderPrice(
        {
          ...instrumentOf(input),
          status: input.status,
          listedTradingDay: input.listed_trading_day,
          delistingPeriodDay: input.delisting_period_day,
          ownTick: input.own_tick,
          priceThousandths: input.order_price,
        },
        tables,
      ),
      failsWritten,
    ),
});

interface OrderInput<Phase> {
  readonly board: z.output<typeof BoardText>;
  readonly side: Side;
  readonly best_bid: number | null;
  readonly best_ask: number | null;
  readonly last: number | null;
  readonly prev_close: number;
  readonly date: string;
  readonly phase: Phase;
}

function instrumentOf<Phase>(input: OrderInput<Phase>) {
  const { board, side, date, phase, prev_close: prevClose } = input;
  const { best_bid: bestBid, best_ask: bestAsk, last } = input;
  return { board, side, date, phase, prevClose, quotes: { bestBid, bestAsk, last } };
}

function cageWritten(answer: PriceRangeAnswer): Json {
  const { limits, reference, bound, isWithinLimits, isWithinCage } = answer;
  const { tick } = limits;
  return {
    reference: written(reference.price, tick),
    bound: bound === null ? null : written(bound, tick),
    limit_up: limits.isUnlimited ? null : written(limits.up, tick),
    limit_down: limits.isUnlimited ? null : written(limits.down, tick),
    accepted: isWithinLimits && isWithinCage,
  };
}

function failsWritten({ isOnTick, isWithinLimits, isWithinCage }: OrderPriceAnswer): Json {
  const fails = [
    ...(isOnTick ? [] : ['TICK']),
    ...(isWithinLimits ? [] : ['LIMIT']),
    ...(isWithinCage ? [] : ['CAGE']),
  ];
  return { accepted: fails.length === 0, fails };
}

export const orderPriceKinds: readonly RuleKind[] = [priceCage, orderPrice];
