import { z } from 'zod';
import { figureAmount } from '../../values/money.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { HongKongDollars, UsDollars, Yuan } from '../units.ts';
import { OpeningAccount, openingAccountNames } from './opening-account.ts';

/** Who pays: the company, or the client's capital account. Never cash: counters keep none. */
export const FeeSource = z.enum(['COMPANY', 'CAPITAL_ACCOUNT']);
/** One of them. */
export type FeeSource = z.infer<typeof FeeSource>;

/** The currencies fees are in. */
export const FeeCurrency = z.enum(['CNY', 'USD', 'HKD']);
/** One of them. */
export type FeeCurrency = z.infer<typeof FeeCurrency>;

const inCurrency =
  (currency: FeeCurrency) =>
  (amount: number): { readonly currency: FeeCurrency; readonly amount: number } => ({
    currency,
    amount,
  });

const feeRow = datedRow.extend({
  account: OpeningAccount,
  /** With its currency; read as integer fen or cents. */
  fee: z.union([
    Yuan.transform(inCurrency('CNY')),
    UsDollars.transform(inCurrency('USD')),
    HongKongDollars.transform(inCurrency('HKD')),
  ]),
});
/** The fee of one kind of account. */
export type OpeningFeeRow = Readonly<z.infer<typeof feeRow>>;

/**
 * What the clearing house charges for an account of a natural person (`assets/reference/opening-fees.json`). Part of a
 * row:
 *
 * { "account": "SH_A", "fee": "40.00 CNY" }
 */
export const openingFeeTable = datedTable(feeRow, ['account']);
/** The table, parsed. */
export type OpeningFeeTable = DatedTable<OpeningFeeRow>;

/** The fee of one account, in fen or cents of its currency. */
export interface AccountFee {
  readonly account: OpeningAccount;
  readonly currency: FeeCurrency;
  readonly amount: number;
}

/** The fees of an opening, their sum by currency (only currencies there are), and what the client pays of it. */
export interface OpeningFees {
  readonly fees: readonly AccountFee[];
  readonly totals: Readonly<Partial<Record<FeeCurrency, number>>>;
  readonly source: FeeSource;
  /** What is taken from the capital account: the totals, or nothing where the company pays. */
  readonly charged: Readonly<Partial<Record<FeeCurrency, number>>>;
}

/** What staff call the currencies. */
export const feeUnits: Readonly<Record<FeeCurrency, string>> = {
  CNY: '元',
  USD: '美元',
  HKD: '港元',
};

const sourceWords: Readonly<Record<FeeSource, string>> = {
  COMPANY: '由公司承担,不向客户收取',
  CAPITAL_ACCOUNT: '从客户资金账户扣收,不收现金',
};

/**
 * The fees for the accounts an opening makes; one that is only joined (加挂) is none of them and costs nothing. Each
 * account counts once. Rules OF-1, OF-2 (docs/rules.md). Fails closed where an account has no row for the day.
 */
export function explainOpeningFee(
  {
    accounts,
    source,
  }: { readonly accounts: readonly OpeningAccount[]; readonly source: FeeSource },
  on: string,
  { openingFees }: { readonly openingFees: OpeningFeeTable },
): Explained<OpeningFees> {
  const wanted = OpeningAccount.options.filter((account) => accounts.includes(account));
  const looked = wanted.map((account) => rowOn(openingFees, on, { account }));
  const missing = looked.find(({ found }) => !found);
  if (missing !== undefined && !missing.found) return missing;
  const rows = looked.flatMap((one) => (one.found ? [one.row] : []));
  const fees = rows.map(({ account, fee }): AccountFee => ({ account, ...fee }));
  const totals = totalsOf(fees);
  const charged = source === 'COMPANY' ? {} : totals;
  return {
    found: true,
    answer: { fees, totals, source, charged },
    lines: [...rows.map(feeLine), sourceLine(source, totals)],
  };
}

function totalsOf(fees: readonly AccountFee[]): OpeningFees['totals'] {
  const totals: Partial<Record<FeeCurrency, number>> = {};
  for (const { currency, amount } of fees) totals[currency] = (totals[currency] ?? 0) + amount;
  return totals;
}

function feeLine(row: OpeningFeeRow): RuleLine {
  const { currency, amount } = row.fee;
  const figure = `${figureAmount(amount)} ${feeUnits[currency]}`;
  const message = `${openingAccountNames[row.account]}开户费 ${figure}。`;
  return { rule: 'OF-1', met: true, message, figure, source: sourceOf(row) };
}

function sourceLine(source: FeeSource, totals: OpeningFees['totals']): RuleLine {
  const sums = FeeCurrency.options.flatMap((currency) => {
    const total = totals[currency];
    return total === undefined ? [] : [`${figureAmount(total)} ${feeUnits[currency]}`];
  });
  const message = `合计 ${sums.length === 0 ? '0.00 元' : sums.join('、')},${sourceWords[source]}。`;
  return { rule: 'OF-2', met: true, message, source: '本公司规定 · M' };
}
