import { z } from 'zod';
import { decimalText, scaledDecimal } from '../../values/decimal.ts';
import { BoardText } from '../trading/board.ts';
import { explainPriceLimit, type LimitAnswer } from '../trading/price-limit-explained.ts';
import { explainGenericLimit } from '../trading/price-limit-generic.ts';
import { answered, DateText, type Json, RatioText, type RuleKind, ruleKind } from './kind.ts';
import { Price, TradingDayNumber, written } from './prices-fields.ts';
import { ratioWritten } from './written.ts';

const priceLimit = ruleKind({
  kind: 'price_limit',
  title: '涨跌幅限制',
  input: z.strictObject({
    board: BoardText,
    prev_close: Price,
    date: DateText,
    risk_warning: z.boolean(),
    listed_trading_day: TradingDayNumber,
    delisting_period_day: TradingDayNumber,
  }),
  example: { board: 'SH_MAIN', prev_close: '10.45', date: '2026-11-23', risk_warning: false },
  answer: (input, tables) =>
    answered(
      explainPriceLimit(
        {
          board: input.board,
          prevClose: input.prev_close,
          date: input.date,
          status: input.risk_warning ? 'RISK_WARNING' : 'NORMAL',
          listedTradingDay: input.listed_trading_day,
          delistingPeriodDay: input.delisting_period_day,
        },
        tables,
      ),
      limitWritten,
    ),
});

/** A tick as it is written, because its decimals are those of the answer. */
const TickText = z
  .string()
  .regex(/^\d{1,9}(?:\.\d{1,3})?$/, '应为最小变动单位,如 0.001。')
  .refine((text) => /[1-9]/.test(text), '最小变动单位应大于零。');

/** What brings its own ratio and tick; a convertible bond under either of its names. */
const Instrument = BoardText.pipe(z.enum(['ETF', 'REIT', 'CB', 'SH_B', 'SZ_B']));

const priceLimitGeneric = ruleKind({
  kind: 'price_limit_generic',
  title: '涨跌幅限制(自带幅度与最小变动单位)',
  input: z.strictObject({
    instrument: Instrument,
    prev_close: Price,
    ratio: RatioText,
    tick: TickText,
  }),
  example: { instrument: 'ETF', prev_close: '4.567', ratio: '0.10', tick: '0.001' },
  answer: ({ instrument: board, prev_close: prevClose, ratio, tick: text }, tables) => {
    const tick = scaledDecimal(text, 3);
    const decimals = (text.split('.')[1] ?? '').length;
    const question = { board, prevClose, ratio, tick, date: tables.judgedOn };
    return answered(explainGenericLimit(question, tables), ({ up, down }) => ({
      up: decimalText(up, 3, decimals),
      down: decimalText(down, 3, decimals),
    }));
  },
});

function limitWritten(answer: LimitAnswer): Json {
  if (answer.isUnlimited) return { unlimited: true };
  const { ratio, up, down, tick } = answer;
  return {
    unlimited: false,
    ratio: ratioWritten(ratio),
    up: written(up, tick),
    down: written(down, tick),
  };
}

export const priceLimitKinds: readonly RuleKind[] = [priceLimit, priceLimitGeneric];
