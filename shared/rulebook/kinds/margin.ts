import { z } from 'zod';
import { decimalText } from '../../values/decimal.ts';
import { explainMarginRatio, explainMarginWatch } from '../margin/explain-margin-ratio.ts';
import { explainFinancingMargin } from '../margin/financing-margin.ts';
import type { LeastMargin } from '../margin/least-margin.ts';
import type { MarginRatio } from '../margin/margin-ratio.ts';
import { explainShortMargin } from '../margin/short-margin.ts';
import { answered, DateText, type Json, RatioText, type RuleKind, ruleKind } from './kind.ts';
import { accountTexts, creditAccount, fineAmount, FineAmountText } from './margin-amounts.ts';
import { moneyWritten, ratioWritten } from './written.ts';

const accountExample = {
  cash: '80000',
  securities_mv: '420000',
  other_collateral: '0',
  financing_balance: '300000',
  short_mv: '0',
  interest_fees: '2750.50',
};
const LinesText = z
  .strictObject({ close_out: RatioText, call: RatioText, warn: RatioText, withdraw: RatioText })
  .transform(({ close_out, call, warn, withdraw }) => ({
    closeOut: close_out,
    call,
    warn,
    withdraw,
  }));

/** What the keys `top_up_to_150` and `withdrawable_over_300` of an answer say: they are its shape, not the day's rule. */
const namedTargets = {
  topUpTo: { numerator: 15, denominator: 10 },
  withdrawTo: { numerator: 3, denominator: 1 },
};

const marginRatio = ruleKind({
  kind: 'margin_ratio',
  title: '维持担保比例',
  input: z.strictObject({ ...accountTexts, lines: LinesText }),
  example: {
    ...accountExample,
    lines: { close_out: '1.30', call: '1.40', warn: '1.50', withdraw: '3.00' },
  },
  answer: (given) =>
    answered(explainMarginRatio(creditAccount(given), given.lines, namedTargets), (answer) =>
      writeRatio(answer, ['top_up_to_150', 'repay_to_150', 'withdrawable_over_300']),
    ),
});

const marginWatch = ruleKind({
  kind: 'margin_watch',
  title: '维持担保比例(本公司常用线)',
  input: z.strictObject({ ...accountTexts, date: DateText }),
  example: { ...accountExample, date: '2026-11-23' },
  answer: (given, tables) =>
    answered(explainMarginWatch(creditAccount(given), given.date, tables), (answer) =>
      writeRatio(answer, ['top_up', 'repay', 'withdrawable']),
    ),
});

const financingMargin = ruleKind({
  kind: 'financing_margin',
  title: '融资保证金',
  input: z.strictObject({ buy_amount: FineAmountText, trade_date: DateText }),
  example: { buy_amount: '123456.78', trade_date: '2026-01-16' },
  answer: ({ buy_amount, trade_date }, tables) =>
    answered(explainFinancingMargin(fineAmount(buy_amount), trade_date, tables), writeLeast),
});

const shortMargin = ruleKind({
  kind: 'short_margin',
  title: '融券保证金',
  input: z.strictObject({
    sell_amount: FineAmountText,
    investor: z.enum(['ORDINARY', 'PRIVATE_FUND']),
    trade_date: DateText,
  }),
  example: { sell_amount: '50000.00', investor: 'PRIVATE_FUND', trade_date: '2026-11-23' },
  answer: ({ sell_amount, investor, trade_date }, tables) => {
    const isPrivateFund = investor === 'PRIVATE_FUND';
    const sale = { amount: fineAmount(sell_amount), isPrivateFund, tradeDate: trade_date };
    return answered(explainShortMargin(sale, tables), writeLeast);
  },
});

function writeRatio(answer: MarginRatio, keys: readonly [string, string, string]): Json {
  if (answer.state === 'NO_DEBT') return { ratio: null, state: 'NO_DEBT' };
  const [topUp, repay, withdrawable] = keys;
  return {
    ratio_pct: decimalText(answer.ratioBp, 2),
    state: answer.state,
    [topUp]: moneyWritten(answer.topUp),
    [repay]: moneyWritten(answer.repay),
    [withdrawable]: moneyWritten(answer.withdrawable),
  };
}

function writeLeast({ ratio, marginFen }: LeastMargin): Json {
  return {
    min_margin_ratio: ratioWritten(ratio),
    min_margin: moneyWritten(marginFen),
  };
}

/** What is pledged, what must be, what may be taken out. */
export const marginKinds: readonly RuleKind[] = [
  marginRatio,
  marginWatch,
  financingMargin,
  shortMargin,
];
