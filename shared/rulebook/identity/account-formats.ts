import { z } from 'zod';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { accountNumberMessage } from './account-messages.ts';
import { couldBeNumber, hasLayout, NumberPattern } from './pattern.ts';

/** Every account a client may have a number of. */
export const AccountType = z.enum([
  'YMT',
  'SH_A_PERSON',
  'SH_A_INSTITUTION',
  'SH_B',
  'SH_FUND',
  'SH_CREDIT',
  'SZ_A_PERSON',
  'SZ_A_INSTITUTION',
  'SZ_B',
  'SZ_FUND',
  'SZ_CREDIT',
  'DERIVATIVES',
  'CAPITAL',
]);
/** One of them. */
export type AccountType = z.infer<typeof AccountType>;

/**
 * The table of account numbers' layouts (`assets/reference/account-formats.json`). They are hints: the clearing house
 * gives the numbers, the counter never makes one. One row:
 *
 * { …, "confidence": "H", "account": "YMT", "title": "一码通账户", "pattern": "^\\d{12}$" }
 */
export const accountFormatTable = datedTable(
  datedRow.extend({ account: AccountType, title: z.string().min(1), pattern: NumberPattern }),
  ['account'],
);
/** The table, parsed. */
export type AccountFormatTable = z.infer<typeof accountFormatTable>;

/**
 * Whether a number, as given, has the layout of its account; null where no layout is known and it could be a number.
 * A mismatch only warns. Rule ID-19 (docs/rules.md).
 */
export function explainAccountNumber(
  { account, number }: { readonly account: AccountType; readonly number: string },
  on: string,
  table: AccountFormatTable,
): Explained<{ readonly matches: boolean | null }> {
  const found = rowOn(table, on, { account });
  if (!found.found) return found;
  const { pattern, title } = found.row;
  const matches = pattern === null ? unknownOf(number) : hasLayout(number, pattern);
  const message = accountNumberMessage(title, matches);
  const line = { rule: 'ID-19', met: matches !== false, message, source: sourceOf(found.row) };
  return { found: true, answer: { matches }, lines: [line] };
}

function unknownOf(number: string): false | null {
  return couldBeNumber(number) ? null : false;
}
