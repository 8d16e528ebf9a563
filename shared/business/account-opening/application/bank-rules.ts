import type { Refusal } from '../../../errors.ts';
import { explainDepositoryCard } from '../../../rulebook/opening/depository-banks.ts';
import { explainCommissionTerms } from '../../../rulebook/money/commission-terms.ts';
import type { Application } from './application.ts';
import type { Commission } from './agreed.ts';
import type { ApplicationContext } from './context.ts';

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** What is wrong with bank, commission and fee. Rules BK-1, BK-2, FE-8, AO-28 (docs/rules.md). */
export function termsRefusals({ need, bank, terms }: Application, day: Day): readonly Refusal[] {
  return [...(need.bank ? bankRefusals(bank, day) : []), ...agreedTerms(terms, day)];
}

function bankRefusals(
  bank: Application['bank'],
  { businessDate, tables }: Day,
): readonly Refusal[] {
  const explained = explainDepositoryCard(bank, businessDate, tables);
  if (!explained.found) return [{ rule: 'BK-1', field: 'bank.bank', message: explained.message }];
  return explained.answer.refusals.map(({ rule, field, message }) => ({
    rule,
    field: field === 'bankCard' ? 'bank.card' : 'bank.bank',
    message,
  }));
}

function agreedTerms(terms: Application['terms'], day: Day): readonly Refusal[] {
  const field = 'terms.commission';
  if (terms === null) {
    return [{ rule: 'AO-28', field, message: '请与客户约定佣金,并选择开户费由谁承担。' }];
  }
  const explained = commissionExplained(terms.commission, day);
  if (!explained.found) return [{ rule: 'FE-8', field, message: explained.message }];
  if (explained.answer.result === 'OK') return [];
  return explained.lines
    .filter(({ rule, met }) => rule === 'FE-8' && !met)
    .map(({ rule, message }) => ({ rule, field, message }));
}

/** What the rules say of the commission agreed on, for shares of the main board. */
export function commissionExplained(
  { ratePerMillion, minimumFen, mode }: Commission,
  { businessDate, tables }: Day,
) {
  const rate = { numerator: ratePerMillion, denominator: 1_000_000 };
  return explainCommissionTerms(
    { board: 'SH_MAIN', terms: { rate, minimumFen, mode }, date: businessDate },
    tables,
  );
}
