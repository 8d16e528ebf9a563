import {
  checkSubject,
  type CheckStatement,
  type HeldAccounts,
  type PoliceResult,
  type SignedCheck,
} from '../../shared/safeguards/identity-check.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { headOfficeTestKey, type TestKey } from './people.ts';

/** What every check statement has besides its answer. */
type Common = Omit<CheckStatement, 'check' | 'result' | 'purpose' | 'subject'>;

const common: Common = {
  counter: '0101-02',
  caseId: '01a20621-ad00-739a-ba7b-28ff57940bfb',
  at: Date.UTC(2026, 10, 23, 2),
  reference: 'HC20261123-0123456789ABCDEF',
  source: '公安部身份核查(模拟)',
  simulated: true,
};

/** What a service answers: police a word, the clearing house accounts, either nothing. */
type Answer =
  | { readonly check: 'police'; readonly result: PoliceResult }
  | { readonly check: 'clearing'; readonly result: HeldAccounts }
  | { readonly check: CheckStatement['check']; readonly result: 'UNAVAILABLE' };

/** An answer about a person as head office signs it; `change` takes part in the signature. */
export function signedCheck(
  person: { readonly name: string; readonly number: string },
  answer: Answer,
  change: Partial<Common> = {},
  key: TestKey = headOfficeTestKey,
): SignedCheck {
  const subject = checkSubject(intl1, person);
  const statement = {
    purpose: 'identity-check',
    subject,
    ...common,
    ...answer,
    ...change,
  } as const;
  return { statement, signature: key.sign(statement) };
}
