import { z } from 'zod';
import { explainCashBalance } from '../money/cash-balance.ts';
import { explainCommissionTerms } from '../money/commission-terms.ts';
import { explainDividendTax } from '../money/dividend-tax.ts';
import { BoardText } from '../trading/board.ts';
import { AmountText, answered, DateText, RatioText, type RuleKind, ruleKind } from './kind.ts';
import { moneyWritten as money, ratioWritten } from './written.ts';

const none = AmountText.prefault('0');

const cash = ruleKind({
  kind: 'cash_balance',
  title: '资金可用与可取',
  input: z.strictObject({
    opening: AmountText,
    deposits: none,
    withdrawals: none,
    bought: none,
    sold: none,
    frozen: none,
    unsettled_sale: AmountText.optional(),
  }),
  example: { opening: '100.00', sold: '50.00', bought: '80.00' },
  answer: ({ unsettled_sale, ...given }) =>
    answered(
      explainCashBalance({ ...given, unsettledSale: unsettled_sale ?? given.sold }),
      (cash) =>
        cash.status === 'overdrawn'
          ? { ok: false, missing: money(cash.missing) }
          : {
              ok: true,
              cash_total: money(cash.total),
              available: money(cash.available),
              withdrawable: money(cash.withdrawable),
            },
    ),
});

const commissionTerms = ruleKind({
  kind: 'commission_terms',
  title: '佣金约定',
  input: z.strictObject({
    board: BoardText,
    rate: RatioText,
    minimum: AmountText,
    commission_mode: z.enum(['ALL_IN', 'NET']).default('ALL_IN'),
    date: DateText.optional(),
  }),
  example: { board: 'SH_MAIN', rate: '0.00025', minimum: '5.00' },
  answer: ({ board, rate, minimum, commission_mode, date }, tables) => {
    const terms = { rate, minimumFen: minimum, mode: commission_mode };
    const on = date ?? tables.judgedOn;
    return answered(explainCommissionTerms({ board, terms, date: on }, tables), (answer) =>
      answer.result === 'OK'
        ? { result: answer.result, needs_authorization: answer.needsAuthorization }
        : { result: answer.result },
    );
  },
});

const dividendTax = ruleKind({
  kind: 'dividend_tax',
  title: '股息红利扣税',
  input: z.strictObject({
    lots: z
      .array(z.strictObject({ acquired_on: DateText, qty: z.int().min(1) }))
      .min(1)
      .max(1000),
    sold_on: DateText,
    sold_qty: z.int().min(1),
    dividend_per_share: RatioText,
  }),
  example: {
    lots: [{ acquired_on: '2026-10-23', qty: 1000 }],
    sold_on: '2026-11-23',
    sold_qty: 500,
    dividend_per_share: '0.35',
  },
  answer: ({ lots, sold_on, sold_qty, dividend_per_share }, tables) => {
    const question = {
      lots: lots.map(({ acquired_on, qty }) => ({ acquiredOn: acquired_on, shares: qty })),
      soldOn: sold_on,
      soldShares: sold_qty,
      yuanPerShare: dividend_per_share,
    };
    return answered(explainDividendTax(question, tables), (tax) =>
      tax === null
        ? { ok: false, reason: 'INSUFFICIENT_SHARES' }
        : {
            ok: true,
            tax: money(tax.taxFen),
            lots: tax.lots.map((lot) => ({
              acquired_on: lot.acquiredOn,
              qty: lot.shares,
              rate: ratioWritten(lot.rate),
              tax: money(lot.taxFen),
            })),
          },
    );
  },
});

/** What contracts may say of commission, what an account holds, what dividends are taxed. */
export const moneyTermsKinds: readonly RuleKind[] = [cash, commissionTerms, dividendTax];
