import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/age-gate.json' with { type: 'json' };
import { ageGateTable, checkAgeGate } from './age-gate.ts';

const table = ageGateTable.parse(reference);
const check = (birth: string, on: string) => checkAgeGate({ birth, on }, table);

describe('checkAgeGate', () => {
  it('AG-1 takes clients from the 18th birthday to the day before the 71st', () => {
    expect(check('2008-11-23', '2026-11-23')).toEqual({ allowed: true, age: 18 });
    expect(check('1955-11-24', '2026-11-23')).toEqual({ allowed: true, age: 70 });
  });

  it('AG-1 refuses the younger, with the ages in words', () => {
    expect(check('2008-11-24', '2026-11-23')).toEqual({
      allowed: false,
      age: 17,
      reason: 'TOO_YOUNG',
      message: '客户 17 周岁,未满 18 周岁,不能办理普通开户。请向客户说明,特殊情形请咨询主管。',
    });
  });

  it('AG-1 refuses the older, with the ages in words', () => {
    expect(check('1955-11-23', '2026-11-23')).toMatchObject({
      allowed: false,
      age: 71,
      reason: 'TOO_OLD',
      message: expect.stringContaining('71 周岁,超过 70 周岁') as unknown,
    });
  });

  it('AG-1 counts a leap-day birthday on 1 March in common years', () => {
    expect(check('2008-02-29', '2026-02-28').allowed).toBe(false);
    expect(check('2008-02-29', '2026-03-01').allowed).toBe(true);
  });

  it('AG-1 fails closed on a day without a row', () => {
    expect(check('1980-01-01', '2017-09-30')).toEqual({
      allowed: false,
      age: 37,
      reason: 'NO_RULE',
      message: '规则表“开户年龄范围”没有 2017-09-30 适用的条目,不能办理。请联系总部更新规则版本。',
    });
  });

  it('AG-1 refuses a table whose lowest age is above its highest', () => {
    const [row] = table.rows;
    const upsideDown = { name: '年龄', rows: [{ ...row, minAge: 71 }] };
    expect(ageGateTable.safeParse(upsideDown).success).toBe(false);
    const lateIncome = { name: '年龄', rows: [{ ...row, incomeProofAge: 19 }] };
    expect(ageGateTable.safeParse(lateIncome).success).toBe(false);
  });
});
