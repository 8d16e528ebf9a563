import { describe, expect, it } from 'vitest';
import { headOfficeTestKey } from '../../../../test/helpers/people.ts';
import { ruleTables } from '../../../../test/helpers/rule-tables.ts';
import {
  completed,
  openingDay,
  ordinaryClient,
} from '../../../../test/helpers/whole-application.ts';
import {
  type CheckStatement,
  checkSubject,
  type HeldAccount,
  type SignedCheck,
} from '../../../safeguards/identity-check.ts';
import { intl1 } from '../../../suite-intl-1.ts';
import type { Application } from './application.ts';
import type { ApplicationContext } from './context.ts';
import { monthsSince } from './need-rules.ts';
import { applicationRefusals } from './refusals.ts';

const context: ApplicationContext = {
  caseId: '0190b0c0-0000-7000-8000-000000000001',
  maker: '100023',
  businessDate: openingDay.businessDate,
  submitted: { counter: '0101-02', at: openingDay.at },
  tables: ruleTables,
  suite: intl1,
  headOfficeKey: headOfficeTestKey.publicKey,
  facts: {},
};
const client = ordinaryClient();

type Police = Extract<CheckStatement, { check: 'police' }>['result'];

const common = {
  purpose: 'identity-check',
  counter: '0101-02',
  caseId: context.caseId,
  subject: checkSubject(intl1, client.identity),
  at: openingDay.at,
  reference: 'HC20261123-0001',
  source: '测试',
  simulated: true,
} as const;

const signed = (statement: CheckStatement): SignedCheck => ({
  statement,
  signature: headOfficeTestKey.sign(statement),
});
const police = (result: Police) => signed({ ...common, check: 'police', result });
const clearing = (accounts: HeldAccount[], firstTradeOn: string | null = null) =>
  signed({ ...common, check: 'clearing', result: { ymt: null, accounts, firstTradeOn } });

const rulesAt = (change: Partial<Application>) => {
  const { application, evidence } = completed({ ...client, ...change });
  return applicationRefusals(application, evidence, context).map(
    ({ rule, field }) => `${rule} ${field}`,
  );
};
const held = (kind: HeldAccount['kind'], number: string, more: Partial<HeldAccount> = {}) => ({
  kind,
  number,
  broker: '某某证券',
  state: 'NORMAL' as const,
  ...more,
});

describe('checks that go with an application', () => {
  it('AO-22 lets pass what the police confirm or have not answered, and nobody they do not know', () => {
    const result = (one: Police) => rulesAt({ checks: { police: police(one), clearing: null } });
    expect(result('MATCH')).toEqual([]);
    expect(result('UNAVAILABLE')).toEqual([]);
    expect(result('MISMATCH')).toEqual(['AO-22 checks.police']);
    expect(result('NO_RECORD')).toEqual(['AO-22 checks.police']);
  });

  it('IC-1 IC-3 takes only what head office signed, of this person', () => {
    const match = police('MATCH');
    const forged = { ...match, signature: '00'.repeat(64) };
    expect(rulesAt({ checks: { police: forged, clearing: null } })).toEqual(['IC-1 checks.police']);
    const identity = { ...client.identity, name: '李明明' };
    expect(rulesAt({ identity, checks: { police: match, clearing: null } })).toEqual([
      'IC-3 checks.police',
    ]);
  });

  it('AL-1 opens no fourth account of a kind', () => {
    const three = ['A100000001', 'A100000002', 'A100000003'].map((one) => held('SH_A', one));
    expect(rulesAt({ checks: { police: null, clearing: clearing(three) } })).toEqual([
      'AL-1 need.accounts',
    ]);
    expect(rulesAt({ checks: { police: null, clearing: clearing(three.slice(1)) } })).toEqual([]);
  });

  it('AO-23 AO-24 links an account the client has, in order, not designated elsewhere', () => {
    const link = (number: string, account: HeldAccount) =>
      rulesAt({
        need: { ...client.need, accounts: [{ kind: 'SH_A', way: 'LINK', number }] },
        checks: { police: null, clearing: clearing([account]) },
      });
    const number = 'A100000001';
    expect(link(number, held('SH_A', number))).toEqual([]);
    expect(link('A100000009', held('SH_A', number))).toEqual(['AO-23 need.accounts.0.number']);
    expect(link(number, held('SH_A', number, { state: 'DORMANT' }))).toEqual([
      'AO-23 need.accounts.0.number',
    ]);
    expect(link(number, held('SH_A', number, { designatedElsewhere: true }))).toEqual([
      'AO-24 need.designated',
    ]);
  });

  it('AO-26 takes no more experience than the clearing house knows of', () => {
    const standing = (tradingMonths: number) =>
      rulesAt({
        need: { ...client.need, standing: { avgAssetsFen: 0, tradingMonths, proof: 'CLEARING' } },
        checks: { police: null, clearing: clearing([], '2024-11-23') },
      });
    expect(standing(24)).toEqual([]);
    expect(standing(25)).toEqual(['AO-26 need.standing.proof']);
    expect(monthsSince('2024-11-24', '2026-11-23')).toBe(23);
  });
});
