import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import {
  completed,
  elderWithAgent,
  openingDay,
  ordinaryClient,
} from '../../../test/helpers/whole-application.ts';
import { intl1 } from '../../suite-intl-1.ts';
import { type DecideContext, isRefused } from '../contract.ts';
import type { OpeningCommand } from './commands.ts';
import { wholeOf } from './first-form.ts';
import { accountOpening } from './index.ts';
import { decideOpening } from './rules.ts';

// Only what a submission reads.
const context = {
  suite: intl1,
  headOfficeKey: '00'.repeat(32),
  caseId: '0190b0c0-0000-7000-8000-000000000001',
  actor: { staff: '100023', role: 'maker', session: '' },
  submitted: { counter: '0101-02', at: openingDay.at },
  facts: {},
  stage: null,
  businessDate: openingDay.businessDate,
  tables: ruleTables,
} as unknown as DecideContext;

const submitOf = (application = ordinaryClient()): OpeningCommand => {
  const { evidence, ...whole } = completed(application);
  return { type: 'SubmitOpening', data: { ...whole, evidence: [...evidence] } };
};
const rulesOf = (command: OpeningCommand, of: Partial<DecideContext>) => {
  const outcome = decideOpening(command, null, { ...context, ...of });
  return outcome.map((one) => ('rule' in one ? one.rule : one.type));
};

describe('submitting a whole application', () => {
  it('records what the rules make of it', () => {
    const outcome = decideOpening(submitOf(), null, context);
    expect(outcome).toMatchObject([
      {
        type: 'OpeningSubmitted',
        data: {
          birthDate: '1990-03-07',
          sex: 'F',
          concluded: {
            nationality: 'CHN',
            rating: { level: 'LOW', points: 0 },
            assessment: { score: 56, level: 'C3', lowestCategory: false, validTo: '2028-11-23' },
            permissions: [],
            feeFen: 0,
          },
        },
      },
    ]);
  });

  it('asks the client for the fee only where the client pays it', () => {
    const client = ordinaryClient();
    const terms = { ...client.terms!, feeSource: 'CAPITAL_ACCOUNT' as const };
    const outcome = decideOpening(submitOf({ ...client, terms }), null, context);
    expect(outcome).toMatchObject([{ data: { concluded: { feeFen: 8000 } } }]);
  });

  it('AO-7 is taken once', () => {
    expect(rulesOf(submitOf(), { stage: 'accepted' })).toEqual(['AO-7']);
    expect(rulesOf(submitOf(), { stage: 'returned' })).toEqual(['OpeningSubmitted']);
  });

  it('AO-10 takes the first form to its last day', () => {
    const first: OpeningCommand = {
      type: 'SubmitOpening',
      data: {
        application: wholeOf({
          name: '李明',
          idNumber: '110000199003070124',
          mobile: '16800001234',
          address: '北京市东城区某街 1 号',
          email: '',
          accounts: ['SH_A'],
        }),
        evidence: [],
      },
    };
    expect(rulesOf(first, {})).toEqual(['OpeningSubmitted']);
    expect(rulesOf(first, { businessDate: '2027-01-01' })).toEqual(['AO-10']);
  });

  it('AO-34 decides nothing a table has no row for', () => {
    const openingFees = { ...ruleTables.openingFees, rows: [] };
    expect(rulesOf(submitOf(), { tables: { ...ruleTables, openingFees } })).toEqual(['AO-34']);
  });

  it('reads back what it has written, at both ends', () => {
    const command = submitOf(elderWithAgent());
    const json: unknown = JSON.parse(JSON.stringify(command));
    const parsed = accountOpening.parse(json as Parameters<typeof accountOpening.parse>[0]);
    const outcome = parsed?.decide(null, context) ?? [];
    expect(isRefused(outcome)).toBe(false);
    const [event] = outcome;
    if (event === undefined || 'rule' in event) throw new Error('no event');
    expect(accountOpening.evolve(null, event)).toMatchObject({ application: { form: 2 } });
  });
});
