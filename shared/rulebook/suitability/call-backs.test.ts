import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainCallBackQuota } from './call-back-shares.ts';
import { explainCallBack } from './call-back-terms.ts';
import { explainProductLevel } from './product-levels.ts';

describe('explainProductLevel', () => {
  it('SU-9 SU-10 give the level of a product, and the time to think for high risk', () => {
    expect(explainProductLevel('OPTION_WRITE', '2026-11-23', ruleTables)).toMatchObject({
      answer: { level: 'R5', isHighRisk: true, coolingHours: 24 },
      lines: [{ rule: 'SU-9' }, { rule: 'SU-10', limit: '24 小时' }],
    });
    expect(explainProductLevel('ETF', '2026-11-23', ruleTables)).toMatchObject({
      answer: { level: 'R3', isHighRisk: false },
      lines: [{ rule: 'SU-9' }],
    });
  });
});

describe('explainCallBack', () => {
  it('SU-11 counts days, months and trading days each by their calendar', () => {
    const due = (event: Parameters<typeof explainCallBack>[0], day: string) => {
      const asked = explainCallBack(event, day, ruleTables);
      return asked.found ? asked.answer : asked.message;
    };
    expect(due('NEW_ACCOUNT', '2026-11-23')).toBe('2026-12-23');
    expect(due('HK_CONNECT_EVENT', '2026-02-13')).toBe('2026-02-25');
    expect(due('HK_CONNECT_CONTINUOUS', '2026-08-31')).toBe('2027-02-28');
  });

  it('SU-11 fails closed in a year without a calendar', () => {
    const asked = explainCallBack('HK_CONNECT_EVENT', '2026-12-31', ruleTables);
    expect(asked).toMatchObject({
      found: false,
      message: expect.stringContaining('2027') as unknown,
    });
  });
});

describe('explainCallBackQuota', () => {
  it('SU-12 rounds up to whole clients', () => {
    const least = [0, 1, 10, 11].map((clients) =>
      explainCallBackQuota('SUITABILITY', clients, '2026-11-23', ruleTables),
    );
    expect(least.map((one) => one.found && one.answer)).toEqual([0, 1, 1, 2]);
  });
});
