import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CustomerLevel, InvestorType, ProductLevel } from './levels.ts';
import { explainMatch, type Match, type Matched } from './match.ts';
import { explainMatchWithGoals } from './match-goals.ts';

const match: Match = {
  customerLevel: 'C3',
  lowestCategory: false,
  productLevel: 'R4',
  investorType: 'ORDINARY',
  initiatedBy: 'CLIENT',
  admissionOk: true,
  channel: 'COUNTER',
};

function ask(change: Partial<Match>) {
  const explained = explainMatch({ ...match, ...change });
  if (!explained.found) throw new Error(explained.message);
  const [line] = explained.lines;
  return { ...explained.answer, rule: line?.rule, met: line?.met };
}

const anyMatch: fc.Arbitrary<Match> = fc.record({
  customerLevel: fc.constantFrom(...CustomerLevel.options),
  lowestCategory: fc.boolean(),
  productLevel: fc.constantFrom(...ProductLevel.options),
  investorType: fc.constantFrom(...InvestorType.options),
  initiatedBy: fc.constantFrom('CLIENT', 'STAFF'),
  admissionOk: fc.boolean(),
  channel: fc.constantFrom('COUNTER', 'ONLINE'),
});

/** The matrix of the guideline as it is printed, and art. 22 read backwards: every way out of a yes, the last first. */
function second(given: Match): Matched['reason'] {
  const row = { C1: 'yWWWW', C2: 'yyWWW', C3: 'yyyWW', C4: 'yyyyW', C5: 'yyyyy' };
  const cell = row[given.customerLevel].charAt(Number(given.productLevel.charAt(1)) - 1);
  let reason: Matched['reason'] = 'CLIENT_INITIATED_OVER_RISK';
  if (given.initiatedBy === 'STAFF') reason = 'ACTIVE_SOLICITATION';
  if (given.lowestCategory) reason = 'LOWEST_CATEGORY';
  if (cell === 'y') reason = 'MATCHED';
  if (given.investorType.startsWith('PROFESSIONAL')) reason = 'PROFESSIONAL';
  return given.admissionOk ? reason : 'ADMISSION_NOT_MET';
}

describe('explainMatch', () => {
  it('SU-1 forbids who does not meet the access conditions, before everything else', () => {
    expect(ask({ admissionOk: false, investorType: 'PROFESSIONAL_A' })).toEqual({
      decision: 'FORBID',
      reason: 'ADMISSION_NOT_MET',
      rule: 'SU-1',
      met: false,
    });
  });

  it('SU-2 lets professionals on whatever their level, unrecorded', () => {
    const asked = ask({ investorType: 'PROFESSIONAL_C', lowestCategory: true, productLevel: 'R5' });
    expect(asked).toMatchObject({ reason: 'PROFESSIONAL', recording: false, rule: 'SU-2' });
  });

  it('SU-3 lets on what does not exceed the level, also the lowest category and by staff', () => {
    const lowest = { customerLevel: 'C1', lowestCategory: true, productLevel: 'R1' } as const;
    expect(ask({ ...lowest, initiatedBy: 'STAFF' })).toMatchObject({
      reason: 'MATCHED',
      rule: 'SU-3',
    });
  });

  it.each([{ admissionOk: false }, { investorType: 'PROFESSIONAL_A' }] as const)(
    'SU-1 SU-2 name no levels where levels did not decide: %j',
    (change) => {
      const explained = explainMatch({ ...match, ...change });
      const line = explained.found ? explained.lines[0] : undefined;
      expect(line).not.toHaveProperty('figure');
      expect(line).not.toHaveProperty('limit');
      expect(line?.message).not.toMatch(/C3|R4/);
    },
  );

  it('SU-3 names the levels it compared', () => {
    expect(explainMatch({ ...match, productLevel: 'R3' })).toMatchObject({
      lines: [{ figure: 'R3', limit: 'C3', message: expect.stringMatching(/^客户 C3\(稳健\),/) }],
    });
  });

  it('SU-4 SU-5 SU-6 forbid the lowest category, then recommendation, and warn the rest', () => {
    expect(ask({ lowestCategory: true, initiatedBy: 'STAFF' })).toMatchObject({ rule: 'SU-4' });
    expect(ask({ initiatedBy: 'STAFF' })).toMatchObject({ rule: 'SU-5', decision: 'FORBID' });
    expect(ask({})).toMatchObject({
      rule: 'SU-6',
      decision: 'ALLOW_WITH_WARNING',
      recording: true,
    });
    expect(ask({ channel: 'ONLINE' })).toMatchObject({ rule: 'SU-6', recording: false });
  });

  it('SU-1 … SU-6 decide as a second reading of the guideline does, whatever is asked', () => {
    fc.assert(
      fc.property(anyMatch, (given) => {
        const { reason, decision } = ask(given);
        expect(reason).toBe(second(given));
        if (decision === 'FORBID') return;
        const isRecorded = given.channel === 'COUNTER' && given.investorType === 'ORDINARY';
        expect(ask(given)).toMatchObject({ recording: isRecorded });
      }),
    );
  });
});

describe('explainMatchWithGoals', () => {
  it('SU-7 SU-8 warn of term and variety and leave the decision to the level', () => {
    const explained = explainMatchWithGoals(
      { ...match, productLevel: 'R3' },
      {
        customerTerm: 'UP_TO_1_YEAR',
        customerVarieties: ['FIXED_INCOME'],
        productTerm: 'UP_TO_5_YEARS',
        productVariety: 'EQUITY',
      },
    );
    expect(explained).toMatchObject({
      found: true,
      answer: { decision: 'ALLOW', warnings: ['TERM', 'VARIETY'] },
      lines: [
        { rule: 'SU-3', met: true },
        { rule: 'SU-7', met: false, figure: '5 年以内', limit: '1 年以内' },
        { rule: 'SU-8', met: false, figure: '权益类', limit: '固定收益类' },
      ],
    });
  });
});
