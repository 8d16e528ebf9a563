import { openingAgreementKinds } from './opening-agreements.ts';
import { openingMoneyKinds } from './opening-money.ts';
import { openingPersonKinds } from './opening-person.ts';
import type { RuleKind } from './kind.ts';

/** What an individual's opening rests on: tax residence, risk rating, papers, bank, fee. */
export const openingKinds: readonly RuleKind[] = [
  ...openingPersonKinds,
  ...openingAgreementKinds,
  ...openingMoneyKinds,
];
