import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/age-gate.json' with { type: 'json' };
import { explainAgeDecision } from './age-decision.ts';
import { ageGateTable, checkAgeGate } from './age-gate.ts';

const table = ageGateTable.parse(reference);
const decide = (birth: string, hasOwnLabourIncome: boolean, on = '2026-11-23') =>
  explainAgeDecision({ birth, on, hasOwnLabourIncome }, table);

describe('explainAgeDecision', () => {
  it.each([
    ['2008-11-23', false, 18, 'OK'],
    ['2008-11-24', true, 17, 'OK_WITH_INCOME_PROOF'],
    ['2008-11-24', false, 17, 'REJECT'],
    ['2010-11-23', true, 16, 'OK_WITH_INCOME_PROOF'],
    ['2010-11-24', true, 15, 'REJECT'],
    ['1926-11-23', false, 100, 'OK'],
  ])('AG-2 decides for who was born on %s, income %s', (birth, income, age, decision) => {
    expect(decide(birth, income)).toMatchObject({ found: true, answer: { age, decision } });
  });

  it('AG-2 says what is missing, what to collect and where the ages come from', () => {
    expect(decide('2008-11-24', false)).toMatchObject({
      lines: [
        {
          rule: 'AG-2',
          met: false,
          figure: '17',
          limit: '18',
          source: expect.stringMatching(/^民法典第十七条.* · M$/),
          message:
            '客户 17 周岁,未满 18 周岁。年满 16 周岁并以本人劳动收入为主要生活来源的,才能凭收入证明在柜台开户;其他情形请咨询主管。',
        },
      ],
    });
    expect(decide('2008-11-24', true)).toMatchObject({
      lines: [{ met: true, limit: '16', message: expect.stringContaining('请主管授权') }],
    });
  });

  it('AG-2 names the age that was decisive: 18 for an adult, whatever the income', () => {
    expect(decide('1980-01-01', true)).toMatchObject({ lines: [{ figure: '46', limit: '18' }] });
  });

  it('AG-3 says what comes with more than 70 years, and refuses nothing by it', () => {
    const at70 = decide('1955-11-24', false);
    expect(at70.found && at70.lines).toHaveLength(1);
    expect(decide('1955-11-23', false)).toMatchObject({
      answer: { age: 71, decision: 'OK' },
      lines: [
        { rule: 'AG-2', met: true, limit: '18' },
        {
          rule: 'AG-3',
          met: true,
          figure: '71',
          limit: '70',
          message: '客户 71 周岁,超过 70 周岁:只能在柜台办理,请另作高龄客户风险提示,并请主管授权。',
        },
      ],
    });
  });

  it('AG-2 fails closed on a day without a row', () => {
    expect(decide('1980-01-01', false, '2017-09-30')).toMatchObject({ found: false });
    expect(decide('1980-01-01', false, '2017-10-01')).toMatchObject({ found: true });
  });

  it('AG-1, AG-2: whom 1101 takes the law lets open without proof', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.boolean(), (birth, income) => {
        fc.pre(checkAgeGate({ birth, on: '2026-11-23' }, table).allowed);
        expect(decide(birth, income)).toMatchObject({ answer: { decision: 'OK' } });
      }),
    );
  });
});
