import { z } from 'zod';
import { explainDepositoryCard } from '../opening/depository-banks.ts';
import { OpeningAccount } from '../opening/opening-account.ts';
import { explainOpeningFee, FeeSource, type OpeningFees } from '../opening/opening-fees.ts';
import { answered, DateText, type Json, type RuleKind, ruleKind } from './kind.ts';
import { moneyWritten } from './written.ts';

const bankAccount = ruleKind({
  kind: 'bank_account',
  title: '存管银行与银行卡',
  input: z.strictObject({ bank: z.string(), card: z.string(), on: DateText.exactOptional() }),
  example: { bank: 'ICBC', card: '6222020000000000000' },
  answer: ({ bank, card, on }, tables) =>
    answered(
      explainDepositoryCard({ bank, card }, on ?? tables.judgedOn, tables),
      ({ refusals, warnings, signing, confirmDays }): Json =>
        refusals.length > 0
          ? { accepted: false, refusals: refusals.map(({ rule }) => rule) }
          : { accepted: true, signing, confirm_days: confirmDays, warnings: [...warnings] },
    ),
});

const openingFee = ruleKind({
  kind: 'opening_fee',
  title: '开户费',
  input: z.strictObject({
    accounts: z.array(OpeningAccount),
    fee_source: FeeSource,
    on: DateText.exactOptional(),
  }),
  example: { accounts: ['SH_A', 'SZ_A'], fee_source: 'COMPANY' },
  answer: ({ accounts, fee_source, on }, tables) =>
    answered(
      explainOpeningFee({ accounts, source: fee_source }, on ?? tables.judgedOn, tables),
      ({ totals, charged }) => ({ totals: amounts(totals), charged: amounts(charged) }),
    ),
});

/** Where an opening's money is kept, and what it costs. */
export const openingMoneyKinds: readonly RuleKind[] = [bankAccount, openingFee];

function amounts(totals: OpeningFees['totals']): Json {
  return Object.fromEntries(
    Object.entries(totals).map(([currency, amount]) => [currency, moneyWritten(amount)]),
  );
}
