import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../../test/helpers/rule-tables.ts';
import {
  completed,
  elderWithAgent,
  hongKongClient,
  minorClient,
  openingDay,
  ordinaryClient,
} from '../../../../test/helpers/whole-application.ts';
import type { EvidenceRef } from '../../../safeguards/evidence.ts';
import { intl1 } from '../../../suite-intl-1.ts';
import type { Application } from './application.ts';
import { approvalsOf, circumstancesOf } from './circumstances.ts';
import { conclude } from './conclude.ts';
import type { ApplicationContext } from './context.ts';
import { applicationRefusals } from './refusals.ts';

const context: ApplicationContext = {
  caseId: '0190b0c0-0000-7000-8000-000000000001',
  maker: '100023',
  businessDate: openingDay.businessDate,
  submitted: { counter: '0101-02', at: openingDay.at },
  tables: ruleTables,
  suite: intl1,
  headOfficeKey: '00'.repeat(32),
  facts: {},
};

const told = (application: Application, of: Partial<ApplicationContext> = {}) => {
  const { application: signed, evidence } = completed(application);
  return applicationRefusals(signed, evidence, { ...context, ...of });
};
const rulesAt = (application: Application, of: Partial<ApplicationContext> = {}) =>
  told(application, of).map(({ rule, field }) => `${rule} ${field}`);
const ordinary = ordinaryClient();

describe('a whole application', () => {
  it.each([
    ['an ordinary client', ordinary, ['check']],
    ['a minor with income', minorClient(), ['check', 'supervise']],
    ['a resident of Hong Kong', hongKongClient(), ['check']],
    ['somebody of 72 with an agent', elderWithAgent(), ['check', 'supervise']],
  ])('has nothing missing, and asks whom it has to: %s', (_, application, needs) => {
    expect(told(application)).toEqual([]);
    expect(approvalsOf(application, context)).toEqual(needs);
    expect(conclude(application, context).concluded?.assessment.level).toBe('C3');
  });

  it('AO-31 names every circumstance a supervisor has to look at', () => {
    const codes = (application: Application) =>
      circumstancesOf(application, context).map(({ code }) => code);
    expect(codes(ordinary)).toEqual([]);
    expect(codes(minorClient())).toEqual(['MINOR']);
    expect(codes(elderWithAgent())).toEqual(['OVER_70', 'AGENT']);
    const { identity, terms } = ordinary;
    expect(
      codes({
        ...ordinary,
        identity: {
          ...identity,
          validTo: '2026-05-01',
          validFrom: '2006-05-01',
          termReason: '正在换领',
        },
      }),
    ).toContain('EXPIRED_ID');
    expect(
      codes({
        ...ordinary,
        terms: { feeSource: 'COMPANY', commission: { ...terms!.commission, ratePerMillion: 100 } },
      }),
    ).toEqual(['BELOW_FLOOR']);
  });
});

describe('what is missing or wrong', () => {
  it('AO-3 AO-23 wants an account, each once, and the number of one that is linked', () => {
    const withAccounts = (accounts: Application['need']['accounts']) => ({
      ...ordinary,
      need: { ...ordinary.need, accounts },
    });
    expect(rulesAt(withAccounts([]))).toContain('AO-3 need.accounts');
    const twice = { kind: 'SH_A', way: 'NEW', number: '' } as const;
    expect(rulesAt(withAccounts([twice, twice]))).toContain('AO-3 need.accounts');
    const linked = { kind: 'SZ_A', way: 'LINK', number: '' } as const;
    expect(rulesAt(withAccounts([linked]))).toContain('AO-23 need.accounts.0.number');
    expect(rulesAt(withAccounts([{ ...linked, number: '0212345678' }]))).toEqual([]);
  });

  it('AO-25 PM-1 PM-2 PM-4 says which line of a permission fails', () => {
    const asks = (change: Partial<Application['need']>) =>
      rulesAt({ ...ordinary, need: { ...ordinary.need, ...change } });
    expect(asks({ permissions: ['CHINEXT'] })).toEqual([
      'PM-1 need.permissions',
      'PM-2 need.permissions',
    ]);
    expect(asks({ permissions: ['NEEQ_BASE'] })).toContain('PM-4 need.permissions');
    expect(asks({ permissions: ['REIT'] })).toEqual([]);
    expect(asks({ permissions: ['MARGIN'] })).toContain('AO-25 need.permissions');
    expect(asks({ permissions: ['STAR_GROWTH'] })).toContain('AO-25 need.permissions');
  });

  it('PM-4 AT-5 lets a client below the level ask nevertheless: warned, by a supervisor, never in the lowest category', () => {
    // C3 asks for what wants C4; the statement is among the evidence.
    const standing = { avgAssetsFen: 60_000_000, tradingMonths: 30, proof: 'STATEMENT' } as const;
    const asks: Application = {
      ...ordinary,
      need: { ...ordinary.need, permissions: ['CHINEXT'], standing },
    };
    const { application, evidence } = completed(asks);
    expect(application.agreed.map(({ code }) => code)).toContain('MISMATCH_WARNING');
    expect(applicationRefusals(application, evidence, context)).toEqual([]);
    expect(approvalsOf(application, context)).toEqual(['check', 'supervise']);
    expect(circumstancesOf(application, context)).toMatchObject([
      { code: 'MISMATCH', message: expect.stringContaining('创业板要求风险等级 C4') as string },
    ]);
    expect(conclude(application, context).concluded?.permissions).toEqual(['CHINEXT']);

    const unwarned = {
      ...application,
      agreed: application.agreed.filter(({ code }) => code !== 'MISMATCH_WARNING'),
    };
    const rules = (given: Application, of: Partial<ApplicationContext> = {}) =>
      applicationRefusals(given, evidence, { ...context, ...of }).map(
        ({ rule, field }) => `${rule} ${field}`,
      );
    expect(rules(unwarned)).toEqual(['AT-4 agreed.MISMATCH_WARNING']);
    const agreements = {
      ...ruleTables.agreements,
      rows: ruleTables.agreements.rows.filter(({ when }) => when !== 'MISMATCH'),
    };
    expect(rules(unwarned, { tables: { ...ruleTables, agreements } })).toEqual([
      'AT-5 need.permissions',
    ]);
    const lowest = {
      ...unwarned,
      assessment: {
        ...unwarned.assessment!,
        answers: { ...unwarned.assessment!.answers, v2: ['B'] },
      },
    };
    expect(rules(lowest)).toEqual(['PM-4 need.permissions']);
  });

  it('AO-26 wants to know who says what the client has', () => {
    const standing = { avgAssetsFen: 60_000_000, tradingMonths: 30, proof: 'NONE' } as const;
    const need = { ...ordinary.need, standing };
    expect(rulesAt({ ...ordinary, need })).toEqual(['AO-26 need.standing.proof']);
    const byPaper = { ...need, standing: { ...standing, proof: 'STATEMENT' as const } };
    expect(rulesAt({ ...ordinary, need: byPaper })).toEqual([]);
    const byClearing = { ...need, standing: { ...standing, proof: 'CLEARING' as const } };
    expect(rulesAt({ ...ordinary, need: byClearing })).toEqual(['AO-26 need.standing.proof']);
  });

  it('AO-27 takes a referrer of the branch who is not the maker', () => {
    const withReferrer = { ...ordinary, need: { ...ordinary.need, referrer: '100025' } };
    const row = {
      staff: '100025',
      name: '王磊',
      branch: '0101',
      roles: ['maker'],
      checker: true,
      publicKey: null,
      revokedAt: null,
    };
    const facts = { referrer: [{ key: '100025', asOf: 0, body: row }] };
    expect(rulesAt(withReferrer, { facts })).toEqual([]);
    expect(rulesAt(withReferrer)).toEqual(['AO-27 need.referrer']);
    expect(rulesAt(withReferrer, { facts, maker: '100025' })).toEqual(['AO-27 need.referrer']);
    const revoked = { referrer: [{ key: '100025', asOf: 0, body: { ...row, revokedAt: 1 } }] };
    expect(rulesAt(withReferrer, { facts: revoked })).toEqual(['AO-27 need.referrer']);
  });

  it('AO-17 AO-18 reads a document as it is, and goes on with a doubtful term only for a reason', () => {
    const withIdentity = (change: Partial<Application['identity']>) => ({
      ...ordinary,
      identity: { ...ordinary.identity, ...change },
    });
    expect(rulesAt(withIdentity({ validFrom: '' }))).toEqual(['AO-17 identity.validFrom']);
    expect(rulesAt(withIdentity({ validTo: '2041-05-01' }))).toEqual(['AO-17 identity.termReason']);
    expect(
      rulesAt(withIdentity({ validTo: '2041-05-01', termReason: '证件如此,已电话核实' })),
    ).toEqual([]);
    expect(rulesAt(withIdentity({ nationality: 'USA' }))).toContain('AO-18 identity.nationality');
    expect(rulesAt(withIdentity({ document: 'FOREIGN_PR' }))).toContain('ID-5 identity.number');
    const hongKong = hongKongClient();
    expect(
      rulesAt({ ...hongKong, identity: { ...hongKong.identity, sex: '', birthDate: '' } }),
    ).toEqual(expect.arrayContaining(['AO-17 identity.birthDate', 'AO-17 identity.sex']));
  });

  it('AO-19 AO-20 takes an agent of full age, not the client, with a mandate of the day', () => {
    const elder = elderWithAgent();
    const agent = elder.agent!;
    const withAgent = (change: Partial<typeof agent>) =>
      rulesAt({ ...elder, agent: { ...agent, ...change } });
    const mandate = (change: Partial<typeof agent.mandate>) =>
      withAgent({ mandate: { ...agent.mandate, ...change } });
    expect(withAgent({ number: elder.identity.number })).toContain('AO-19 agent.number');
    expect(
      withAgent({ number: '650000201011053450', validFrom: '2024-06-01', validTo: '2029-06-01' }),
    ).toContain('AO-19 agent.number');
    expect(mandate({ to: '2026-11-22' })).toEqual(['AO-20 agent.mandate.to']);
    expect(mandate({ from: '2026-11-24' })).toEqual(['AO-20 agent.mandate.from']);
    expect(mandate({ reference: '' })).toEqual(['AO-20 agent.mandate.reference']);
    expect(withAgent({ validTo: '2026-01-01' })).toContain('ID-18 agent.validTo');
  });

  it('AO-21 CD-1 TX-2 wants due diligence whole', () => {
    const withProfile = (change: Partial<Application['profile']>) =>
      rulesAt({ ...ordinary, profile: { ...ordinary.profile, ...change } });
    expect(withProfile({ occupation: '' })).toContain('CD-1 profile.occupation');
    expect(withProfile({ purpose: '' })).toEqual(['CD-5 profile.purpose']);
    expect(withProfile({ taxStatus: 'BOTH' })).toEqual(['TX-2 profile.taxCountries']);
    const controller = { name: '', number: '', relation: 'SPOUSE' } as const;
    expect(withProfile({ controller })).toEqual([
      'ID-8 profile.controller.name',
      'AO-21 profile.controller.number',
    ]);
  });

  it('AO-29 AO-30 wants the client assessed, and a reason for a second time on one day', () => {
    const made = ordinary.assessment!;
    expect(rulesAt({ ...ordinary, assessment: null })).toContain('AO-29 assessment');
    const again = { ...made, testsToday: 2 };
    expect(rulesAt({ ...ordinary, assessment: again })).toEqual(['AO-30 assessment.retestReason']);
    const { q01: _, ...rest } = made.answers;
    expect(rulesAt({ ...ordinary, assessment: { ...made, answers: rest } })).toEqual([
      'QN-2 assessment.answers.q01',
    ]);
    const backward = { ...made, endedAt: made.startedAt - 1 };
    expect(rulesAt({ ...ordinary, assessment: backward })).toEqual(['AO-29 assessment']);
  });

  it('AO-28 BK-1 FE-8 wants commission, fee and bank agreed on', () => {
    expect(rulesAt({ ...ordinary, terms: null })).toEqual(['AO-28 terms.commission']);
    const over = {
      commission: { ratePerMillion: 3001, minimumFen: 500, mode: 'ALL_IN' as const },
      feeSource: 'COMPANY' as const,
    };
    expect(rulesAt({ ...ordinary, terms: over })).toEqual(['FE-8 terms.commission']);
    expect(rulesAt({ ...ordinary, bank: { bank: '', card: '1' } })).toEqual([
      'BK-1 bank.bank',
      'BK-2 bank.card',
    ]);
  });

  it('AT-4 AO-33 AO-16 AO-32 wants agreements read and signed, contact in order, evidence taken', () => {
    const { application, evidence } = completed(ordinary);
    const check = (change: Partial<Application>, pieces = evidence) =>
      applicationRefusals({ ...application, ...change }, pieces, context).map(
        ({ rule, field }) => `${rule} ${field}`,
      );
    const [first, ...others] = application.agreed;
    expect(check({ agreed: others })).toEqual([`AT-4 agreed.${first?.code}`]);
    expect(check({ agreed: [{ ...first!, readTo: first!.readFrom + 1000 }, ...others] })).toEqual([
      `AO-33 agreed.${first?.code}`,
    ]);
    expect(check({}, [])).toEqual([
      'AO-37 assessment',
      'AO-32 evidence.document-front',
      'AO-32 evidence.document-back',
      'AO-32 evidence.signature',
    ]);
    const contact = { ...application.contact, phone: '1', postcode: '2' };
    expect(check({ contact })).toEqual(['AO-16 contact.phone', 'AO-16 contact.postcode']);
    expect(
      check({ agreed: application.agreed.map((one) => ({ ...one, route: 'PAPER' as const })) }),
    ).toEqual(['AO-32 evidence.signed-paper']);
  });

  it('AO-36 wants the application signed, on a screen, a pad or the paper that came back', () => {
    const { application, evidence } = completed(ordinary);
    const [front, back, signature, letter] = evidence as [
      EvidenceRef,
      EvidenceRef,
      EvidenceRef,
      EvidenceRef,
    ];
    const missing = (...pieces: EvidenceRef[]) =>
      applicationRefusals(application, [front, back, letter, ...pieces], context).map(
        ({ field }) => field,
      );
    expect(missing()).toEqual(['evidence.signature']);
    expect(missing(signature)).toEqual([]);
    expect(missing({ ...signature, paper: 'agreements' })).toEqual([]);
    expect(missing({ ...signature, paper: 'assessment-result' })).toEqual(['evidence.signature']);
    const page = { ...signature, kind: 'signed-paper' } as const;
    expect(missing({ ...page, paper: 'application' })).toEqual([]);
    expect(missing({ ...page, paper: 'agreements' })).toEqual(['evidence.signature']);
  });

  it('AO-37 wants the letter with the result signed, on a screen or on its paper that came back', () => {
    const { application, evidence } = completed(ordinary);
    const letter = evidence.find(({ paper }) => paper === 'assessment-result')!;
    const others = evidence.filter((one) => one !== letter);
    const rules = (...pieces: EvidenceRef[]) =>
      applicationRefusals(application, [...others, ...pieces], context).map(
        ({ rule, field }) => `${rule} ${field}`,
      );
    expect(rules()).toEqual(['AO-37 assessment']);
    expect(rules(letter)).toEqual([]);
    expect(rules({ ...letter, kind: 'signed-paper' })).toEqual([]);
    // One of an assessment before lies among the other materials.
    expect(rules({ ...letter, kind: 'other' })).toEqual(['AO-37 assessment']);
    expect(rules({ ...letter, kind: 'paper-content', paper: 'assessment-result' })).toContain(
      'AO-37 assessment',
    );
  });
});
