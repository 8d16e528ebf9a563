import { z } from 'zod';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { accountLimitMessage } from './account-messages.ts';

/** The accounts of which one natural person may have so many only, each market by itself. */
export const LimitedAccount = z.enum([
  'YMT',
  'SH_A',
  'SH_FUND',
  'SH_CREDIT',
  'SH_B',
  'SZ_A',
  'SZ_FUND',
  'SZ_CREDIT',
  'SZ_B',
]);
/** One of them. */
export type LimitedAccount = z.infer<typeof LimitedAccount>;

const accountNames: Readonly<Record<LimitedAccount, string>> = {
  YMT: '一码通账户',
  SH_A: '沪A账户',
  SH_FUND: '沪市基金账户',
  SH_CREDIT: '沪市信用证券账户',
  SH_B: '沪B账户',
  SZ_A: '深A账户',
  SZ_FUND: '深市基金账户',
  SZ_CREDIT: '深市信用证券账户',
  SZ_B: '深B账户',
};

/**
 * How many accounts one person may have (`assets/reference/account-limits.json`), those with other brokers counted. Part
 * of a row:
 *
 * { …, "account": "SH_A", "maxAccounts": 3 }
 */
export const accountLimitTable = datedTable(
  datedRow.extend({ account: LimitedAccount, maxAccounts: z.int().min(1).max(100) }),
  ['account'],
);
/** The table, parsed. */
export type AccountLimitTable = z.infer<typeof accountLimitTable>;

/** What a person has of one kind of account, with whatever broker, and how many are to be opened now. */
export interface AccountWish {
  readonly account: LimitedAccount;
  readonly held: number;
  readonly wanted: number;
}

/** Whether they may be opened, and how many still may. */
export interface AccountAllowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly free: number;
}

/**
 * Whether a natural person may have more accounts of a kind (一人三户). Who has more from the time of a higher limit keeps
 * them and gets none besides. Fails closed on a day without a row. Rule AL-1 (docs/rules.md).
 */
export function explainAccountLimit(
  wish: AccountWish,
  on: string,
  table: AccountLimitTable,
): Explained<AccountAllowance> {
  const { account, held, wanted } = wish;
  const found = rowOn(table, on, { account });
  if (!found.found) return found;
  const limit = found.row.maxAccounts;
  const allowance = { allowed: held + wanted <= limit, limit, free: Math.max(0, limit - held) };
  const line: RuleLine = {
    rule: 'AL-1',
    met: allowance.allowed,
    message: accountLimitMessage(accountNames[account], wish, allowance),
    figure: String(held + wanted),
    limit: String(limit),
    source: sourceOf(found.row),
  };
  return { found: true, answer: allowance, lines: [line] };
}
