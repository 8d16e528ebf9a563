import { z } from 'zod';
import { explainBuyFreeze } from '../money/buy-freeze.ts';
import { explainFees } from '../money/explain-fees.ts';
import { explainHkFees } from '../money/explain-hk-fees.ts';
import { BoardText } from '../trading/board.ts';
import { Side } from '../trading/side.ts';
import {
  AmountText,
  answered,
  DateText,
  PriceText,
  RatioText,
  type RuleKind,
  ruleKind,
} from './kind.ts';
import { moneyTermsKinds } from './money-terms.ts';
import { moneyWritten as money } from './written.ts';

const ModeText = z.enum(['ALL_IN', 'NET']);

const fee = ruleKind({
  kind: 'fee',
  title: '交易费用',
  input: z.strictObject({
    board: BoardText,
    side: Side,
    price: PriceText,
    qty: z.int().min(1),
    commission_rate: RatioText,
    min_commission: AmountText,
    commission_mode: ModeText,
    date: DateText,
  }),
  example: {
    board: 'SH_MAIN',
    side: 'BUY',
    price: '17.36',
    qty: 1200,
    commission_rate: '0.00025',
    min_commission: '5.00',
    commission_mode: 'ALL_IN',
    date: '2026-11-23',
  },
  answer: (given, tables) =>
    answered(
      explainFees(
        { ...given, turnoverMilli: given.price * given.qty, terms: termsOf(given) },
        tables,
      ),
      (fees) => ({
        amount: money(fees.amount),
        commission: money(fees.commission),
        stamp: money(fees.stamp),
        transfer: money(fees.transfer),
        ...(given.commission_mode === 'NET' && {
          handling: money(fees.handling),
          regulatory: money(fees.regulatory),
        }),
        total_fee: money(fees.total),
        cash_change: money(fees.cash),
      }),
    ),
});

const hkFee = ruleKind({
  kind: 'hk_fee',
  title: '港股通交易费用',
  input: z.strictObject({
    side: Side,
    price_hkd: PriceText,
    qty: z.int().min(1),
    commission_rate: RatioText,
    min_commission_hkd: AmountText,
    date: DateText,
  }),
  example: {
    side: 'BUY',
    price_hkd: '61.15',
    qty: 1000,
    commission_rate: '0.0003',
    min_commission_hkd: '15.00',
    date: '2026-11-23',
  },
  answer: ({ side, price_hkd, qty, commission_rate, min_commission_hkd, date }, tables) => {
    const terms = { rate: commission_rate, minimumCents: min_commission_hkd };
    const explained = explainHkFees({ side, turnoverMilli: price_hkd * qty, terms, date }, tables);
    return answered(explained, (fees) => ({
      amount_hkd: money(fees.amount),
      commission: money(fees.commission),
      stamp: money(fees.stamp),
      trading_fee: money(fees.tradingFee),
      sfc_levy: money(fees.sfcLevy),
      afrc_levy: money(fees.afrcLevy),
      settlement: money(fees.settlement),
      total_fee: money(fees.total),
      cash_change_hkd: money(fees.cash),
    }));
  },
});

const buyFreeze = ruleKind({
  kind: 'buy_freeze',
  title: '买入冻结资金',
  input: z.strictObject({
    board: BoardText,
    limit_price: PriceText,
    qty: z.int().min(1),
    commission_rate: RatioText,
    min_commission: AmountText,
    commission_mode: ModeText.default('ALL_IN'),
    date: DateText,
  }),
  example: {
    board: 'SH_MAIN',
    limit_price: '13.57',
    qty: 800,
    commission_rate: '0.00025',
    min_commission: '5.00',
    date: '2026-11-23',
  },
  answer: (given, tables) => {
    const { board, limit_price, qty, date } = given;
    const order = {
      board,
      limitPriceMilli: limit_price,
      quantity: qty,
      terms: termsOf(given),
      date,
    };
    return answered(explainBuyFreeze(order, tables), (freeze) => ({ freeze: money(freeze) }));
  },
});

function termsOf(given: {
  readonly commission_rate: z.output<typeof RatioText>;
  readonly min_commission: number;
  readonly commission_mode: z.output<typeof ModeText>;
}) {
  return {
    rate: given.commission_rate,
    minimumFen: given.min_commission,
    mode: given.commission_mode,
  };
}

/** Fees, freezes, balances, what contracts may say of them. */
export const moneyKinds: readonly RuleKind[] = [fee, hkFee, buyFreeze, ...moneyTermsKinds];
