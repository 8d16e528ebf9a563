import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { addDays } from '../../values/dates.ts';
import { explainAssessmentReview } from './assessment-review.ts';
import { explainAssessmentValidity } from './assessment-terms.ts';
import { rankOf } from './levels.ts';
import { BandBounds } from './risk-bands.ts';
import { explainBand, explainLevel } from './risk-level.ts';

const on = '2026-11-23';
const bounds: BandBounds = [20, 40, 60, 80];

describe('explainBand', () => {
  it('RS-1 gives the level whose band holds the score', () => {
    const levels = [19, 20, 79, 80].map((score) => explainBand(score, bounds));
    expect(levels.map((level) => level.found && level.answer)).toEqual(['C1', 'C2', 'C4', 'C5']);
  });

  it('RS-1 never gives a lower level for a higher score', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 }), fc.nat({ max: 100 }), (score, more) => {
        const [low, high] = [explainBand(score, bounds), explainBand(score + more, bounds)];
        const isOrdered = low.found && high.found && rankOf(low.answer) <= rankOf(high.answer);
        expect(isOrdered).toBe(true);
      }),
    );
  });

  it('RS-1 refuses bands that do not ascend', () => {
    expect(BandBounds.safeParse([20, 40, 40, 80]).success).toBe(false);
  });
});

describe('explainLevel', () => {
  it('RS-2 puts into the lowest category by single answers, whatever the score', () => {
    const answers = { score: 100, hasFullCapacity: true, refusesAnyLoss: true };
    expect(explainLevel(answers, on, ruleTables)).toMatchObject({
      answer: { level: 'C1', lowestCategory: true },
      lines: [{ rule: 'RS-1' }, { rule: 'RS-2', met: false }],
    });
    const low = { score: 0, hasFullCapacity: true, refusesAnyLoss: false };
    expect(explainLevel(low, on, ruleTables)).toMatchObject({
      answer: { level: 'C1', lowestCategory: false },
    });
  });
});

describe('explainAssessmentValidity', () => {
  it('RS-3 holds to the same day two years later, warns 30 days before, then ends', () => {
    const stateOn = (day: string) => {
      const asked = explainAssessmentValidity('2024-11-23', day, ruleTables);
      return asked.found ? asked.answer.state : asked.message;
    };
    const days = ['2024-11-22', '2026-10-23', '2026-10-24', '2026-11-23', '2026-11-24'];
    expect(days.map(stateOn)).toEqual(['NOT_YET', 'VALID', 'EXPIRING', 'EXPIRING', 'EXPIRED']);
  });

  it('RS-3 once expired stays expired', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1500 }), fc.nat({ max: 1000 }), (age, later) => {
        const made = addDays(on, -age);
        const [now, then] = [on, addDays(on, later)].map((day) =>
          explainAssessmentValidity(made, day, ruleTables),
        );
        if (now?.found !== true || then?.found !== true) throw new Error('no row');
        const isBack = now.answer.state === 'EXPIRED' && then.answer.state !== 'EXPIRED';
        expect(isBack).toBe(false);
      }),
    );
  });
});

describe('explainAssessmentReview', () => {
  it('RS-4 names every reason for a supervisor to look', () => {
    const made = {
      age: 70,
      level: 'C5',
      previousLevel: 'C3',
      wasRefused: true,
      testsToday: 3,
      incomeContradictsAssets: true,
    } as const;
    expect(explainAssessmentReview(made, on, ruleTables)).toMatchObject({
      answer: { reasons: ['ELDERLY_LEVEL', 'CONTRADICTION', 'TESTS_A_DAY', 'JUMP_AFTER_REFUSAL'] },
    });
    const calm = {
      ...made,
      age: 69,
      testsToday: 2,
      level: 'C4',
      incomeContradictsAssets: false,
    } as const;
    expect(explainAssessmentReview(calm, on, ruleTables)).toMatchObject({
      answer: { reasons: [] },
    });
  });
});
