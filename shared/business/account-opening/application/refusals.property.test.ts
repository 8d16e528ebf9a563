import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOfficeTestKey } from '../../../../test/helpers/people.ts';
import { anyOf } from '../../../../test/helpers/random-openings/any-of-schema.ts';
import { fieldExists } from '../../../../test/helpers/random-openings/field-exists.ts';
import {
  openingOf,
  openingPlan,
  type OpeningSetting,
} from '../../../../test/helpers/random-openings/opening.ts';
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
import type { Agent } from './agent.ts';
import { Application, tidyApplication } from './application.ts';
import { assessmentRefusals } from './assessment-rules.ts';
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
  headOfficeKey: headOfficeTestKey.publicKey,
  facts: {},
};

const setting: OpeningSetting = {
  caseId: context.caseId,
  counter: '0101-02',
  ...openingDay,
  serial: 1,
  sign: (statement) => ({ statement, signature: headOfficeTestKey.sign(statement) }),
  referrers: { maker: '100023', colleague: '100025' },
  kept: { digest: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 2 },
};

const likely = openingPlan.map((plan) => openingOf(plan, setting));
/** A likely application, of which a section may be anything the schema lets through. */
const anything = fc
  .tuple(likely, fc.record(sections(), { requiredKeys: [] }))
  .map(([{ application, evidence }, other]) => ({
    application: { ...application, ...other },
    evidence,
  }));

function sections(): { [Section in keyof Application]: fc.Arbitrary<Application[Section]> } {
  const { shape } = Application;
  return {
    form: fc.constant(2),
    need: anyOf(shape.need),
    identity: anyOf(shape.identity),
    agent: anyOf(shape.agent),
    contact: anyOf(shape.contact),
    profile: anyOf(shape.profile),
    bank: anyOf(shape.bank),
    assessment: anyOf(shape.assessment),
    terms: anyOf(shape.terms),
    agreed: anyOf(shape.agreed),
    checks: anyOf(shape.checks),
    password: anyOf(shape.password),
  };
}

describe('whatever the schema of an application lets through', () => {
  it('AO-35 is judged without a fault, and every refusal has a field the form can jump to', () => {
    fc.assert(
      fc.property(anything, ({ application, evidence }) => {
        const lost = applicationRefusals(application, evidence, context).filter(
          ({ field = '' }) => !fieldExists(field, application),
        );
        expect(lost).toEqual([]);
        circumstancesOf(application, context);
        expect(approvalsOf(application, context)).toContain('check');
        conclude(application, context);
      }),
      { numRuns: 200 },
    );
  });

  it('AO-35 names each field with half a character, the one of its own rule by that rule', () => {
    const { application, evidence } = completed(ordinaryClient());
    const half = '\ud83d';
    const { identity, agreed } = application;
    const broken = {
      ...application,
      identity: { ...identity, name: `李${half}`, issuer: half },
      agreed: [...agreed, { ...agreed[0]!, code: half }],
    };
    const content = { ...evidence[0]!, kind: 'paper-content' } as const;
    const told = applicationRefusals(broken, [...evidence, content], context);
    expect(told.map(({ rule, field }) => `${rule} ${field}`)).toEqual([
      'ID-8 identity.name',
      'AO-35 identity.issuer',
      'AO-35 agreed',
    ]);
  });

  it('AO-29 has instants of the calendar only', () => {
    const { assessment } = ordinaryClient();
    const read = (endedAt: number) =>
      Application.shape.assessment.safeParse({ ...assessment!, endedAt }).success;
    expect([read(openingDay.at), read(-62_135_596_800_001), read(Number.MAX_SAFE_INTEGER)]).toEqual(
      [true, false, false],
    );
  });

  it('is tidied once for all', () => {
    fc.assert(
      fc.property(anything, ({ application }) => {
        const tidy = tidyApplication(application);
        expect(tidyApplication(tidy)).toEqual(tidy);
      }),
      { numRuns: 200 },
    );
  });

  it('QN-1 QN-2 AO-29 comes to nothing while the questionnaire is not answered as it asks', () => {
    let refused = 0;
    const answered = fc.oneof(
      anyOf(Application.shape.assessment),
      likely.map(({ application }) => application.assessment),
    );
    fc.assert(
      fc.property(answered, (assessment) => {
        const application = { ...ordinaryClient(), assessment };
        const isAnswered = !assessmentRefusals(assessment, context).some(
          ({ rule }) => rule.startsWith('QN-') || (rule === 'AO-29' && assessment === null),
        );
        if (!isAnswered) refused += 1;
        expect(conclude(application, context).concluded !== null).toBe(isAnswered);
      }),
      { numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});

type Change = readonly [what: string, section: string, change: Partial<Application>];

describe('a complete application', () => {
  it.each([
    ['an ordinary client', ordinaryClient()],
    ['a minor', minorClient()],
    ['a resident of Hong Kong', hongKongClient()],
    ['somebody of 72 with an agent', elderWithAgent()],
  ])('lacks exactly what is taken away from it: %s', (_, client) => {
    const { application, evidence } = completed(client);
    const sectionsTold = (
      change: Partial<Application>,
      pieces: readonly EvidenceRef[] = evidence,
    ) => {
      const told = applicationRefusals({ ...application, ...change }, pieces, context);
      return [...new Set(told.map(({ field = '' }) => field.split('.')[0]))];
    };
    expect(sectionsTold({})).toEqual([]);
    for (const [what, section, change] of [...emptied(application), ...unsigned(application)]) {
      expect({ what, told: sectionsTold(change) }).toEqual({ what, told: [section] });
    }
    for (const piece of evidence) {
      const { kind, paper } = piece;
      const rest = evidence.filter((one) => one !== piece);
      const section = paper === 'assessment-result' ? 'assessment' : 'evidence';
      expect({ kind, told: sectionsTold({}, rest) }).toEqual({ kind, told: [section] });
    }
  });
});

/** Each thing a client has to say, left out. */
function emptied(application: Application): readonly Change[] {
  const { need, identity, agent, contact, profile, bank, assessment } = application;
  const of = <Section extends object>(
    section: string,
    whole: Section | null,
    ...names: readonly (keyof Section & string)[]
  ): readonly Change[] =>
    whole === null
      ? []
      : names.map((name) => {
          const empty = Array.isArray(whole[name]) ? [] : '';
          return [`${section}.${name}`, section, { [section]: { ...whole, [name]: empty } }];
        });
  const answers = Object.keys(assessment?.answers ?? {});
  return [
    ...of('need', need, 'accounts'),
    ...of('identity', identity, 'name', 'number', 'validFrom', 'nationality'),
    ...(identity.longTerm ? [] : of('identity', identity, 'validTo')),
    ...(identity.birthDate === '' ? [] : of('identity', identity, 'birthDate', 'sex')),
    ...of('agent', agent, 'name', 'number', 'validFrom', 'validTo', 'mobile'),
    ...emptyMandates(agent).map((mandate): Change => [
      JSON.stringify(mandate),
      'agent',
      { agent: agent === null ? null : { ...agent, mandate } },
    ]),
    ...of('contact', contact, 'mobile', 'address'),
    ...of('profile', profile, 'occupation', 'employer', 'education', 'fundSources', 'purpose'),
    ...of('bank', bank, 'bank', 'card'),
    ['assessment', 'assessment', { assessment: null }],
    ...answers.map((question): Change => {
      const { [question]: _, ...rest } = assessment!.answers;
      return [question, 'assessment', { assessment: { ...assessment!, answers: rest } }];
    }),
    ['terms', 'terms', { terms: null }],
  ];
}

/** The mandate without each of its parts. */
function emptyMandates(agent: Application['agent']): readonly Agent['mandate'][] {
  if (agent === null) return [];
  const { mandate } = agent;
  return [
    { ...mandate, reference: '' },
    { ...mandate, from: '' },
    { ...mandate, to: '' },
  ];
}

/** Each agreement, not signed. */
function unsigned({ agreed }: Application): readonly Change[] {
  return agreed.map(({ code }) => [
    code,
    'agreed',
    { agreed: agreed.filter((one) => one.code !== code) },
  ]);
}
