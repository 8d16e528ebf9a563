import fc from 'fast-check';
import type { Application } from '../../../shared/business/account-opening/application/application.ts';
import {
  checkSubject,
  type CheckStatement,
  type HeldAccounts,
  type SignedCheck,
} from '../../../shared/safeguards/identity-check.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { seldom } from './flaws.ts';

/** Who signs as head office, and for which act at which counter. */
export interface ProofSetting {
  readonly caseId: string;
  readonly counter: string;
  /** ms UTC. */
  readonly at: number;
  readonly sign: <Statement>(statement: Statement) => {
    readonly statement: Statement;
    readonly signature: string;
  };
}

const proofFlaws = [
  'forged',
  'of-another-case',
  'of-another-counter',
  'of-another-person',
  'of-yesterday',
] as const;

/** What head office was asked about the person, and what it answered. */
export const checksPlan = fc.record({
  police: fc.oneof(
    { weight: 3, arbitrary: fc.constant('unasked' as const) },
    { weight: 20, arbitrary: fc.constantFrom('MATCH' as const, 'UNAVAILABLE' as const) },
    { weight: 1, arbitrary: fc.constantFrom('MISMATCH' as const, 'NO_RECORD' as const) },
  ),
  policeFlaw: seldom(...proofFlaws),
  clearing: fc.oneof(
    { weight: 4, arbitrary: fc.constant('answered' as const) },
    { weight: 1, arbitrary: fc.constantFrom('unasked' as const, 'unavailable' as const) },
  ),
  clearingFlaw: seldom(...proofFlaws),
});

/** The checks of a plan about a person, `held` what the clearing house has. */
export function checksOf(
  plan: typeof checksPlan extends fc.Arbitrary<infer Plan> ? Plan : never,
  person: { readonly name: string; readonly number: string },
  held: HeldAccounts,
  setting: ProofSetting,
): Application['checks'] {
  const { police, policeFlaw, clearing, clearingFlaw } = plan;
  return {
    police:
      police === 'unasked'
        ? null
        : signedFor(person, { check: 'police', result: police }, policeFlaw, setting),
    clearing:
      clearing === 'unasked'
        ? null
        : signedFor(
            person,
            { check: 'clearing', result: clearing === 'answered' ? held : 'UNAVAILABLE' },
            clearingFlaw,
            setting,
          ),
  };
}

type Answered =
  | Pick<Extract<CheckStatement, { check: 'police' }>, 'check' | 'result'>
  | Pick<Extract<CheckStatement, { check: 'clearing' }>, 'check' | 'result'>;

function signedFor(
  person: { readonly name: string; readonly number: string },
  answer: Answered,
  flaw: (typeof proofFlaws)[number] | 'none',
  { caseId, counter, at, sign }: ProofSetting,
): SignedCheck | null {
  const { name, number } = person;
  // Nobody can ask about a name that has no canonical form.
  if (/\p{Surrogate}/u.test(name)) return null;
  const about = flaw === 'of-another-person' ? { name: `${name}三`, number } : { name, number };
  const signed = sign({
    purpose: 'identity-check' as const,
    counter: flaw === 'of-another-counter' ? '0909-09' : counter,
    caseId: flaw === 'of-another-case' ? '01a20621-ad00-739a-ba7b-28ff57940bfb' : caseId,
    subject: checkSubject(intl1, about),
    at: flaw === 'of-yesterday' ? at - 86_400_000 : at,
    reference: 'HC20261123-0123456789ABCDEF',
    source: '测试',
    simulated: true,
    ...answer,
  });
  return flaw === 'forged' ? { ...signed, signature: '00'.repeat(64) } : signed;
}

/** A trading password chosen on the keypad. */
export const passwordPlan = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('none' as const, 'chosen' as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'forged' as const,
      'of-another-counter' as const,
      'too-late' as const,
      'longer' as const,
    ),
  },
);

/** The sealed password of a plan. */
export function passwordOf(
  plan: typeof passwordPlan extends fc.Arbitrary<infer Plan> ? Plan : never,
  { counter, at, sign }: ProofSetting,
): Application['password'] {
  if (plan === 'none') return null;
  const until = at + 86_400_000;
  const setting = sign({
    purpose: 'password-setting' as const,
    counter: plan === 'of-another-counter' ? '0909-09' : counter,
    recipient: 'age1test',
    issuedAt: at - 1000,
    until,
  });
  return {
    box: 'YWdlLXRlc3Q=',
    sealedAt: plan === 'too-late' ? until + 1 : at - 500,
    until: plan === 'longer' ? until + 1 : until,
    setting: plan === 'forged' ? { ...setting, signature: '00'.repeat(64) } : setting,
    keypad: '模拟密码键盘',
    simulated: true,
  };
}
