import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainAdmission } from './admission.ts';
import { explainPermission, type PermissionRequest } from './permission.ts';
import { Permission } from './permissions.ts';

const on = '2026-11-23';
const request: PermissionRequest = {
  permission: 'STAR',
  customerLevel: 'C4',
  lowestCategory: false,
  investorType: 'ORDINARY',
  avgAssets: 500_000_00,
  tradingMonths: 24,
  testPassed: true,
  papers: ['RISK_DISCLOSURE'],
  qualifications: [],
};
const ask = (change: Partial<PermissionRequest>) =>
  explainPermission({ ...request, ...change }, on, ruleTables);

describe('explainAdmission', () => {
  it('PM-1 PM-2 compare assets, then experience, and say by how much each falls short', () => {
    const standing = { avgAssets: 499_999_99, tradingMonths: 23 };
    expect(explainAdmission('STAR', standing, on, ruleTables)).toMatchObject({
      answer: {
        ok: false,
        shortfalls: [
          { what: 'ASSET', by: 1 },
          { what: 'EXPERIENCE', by: 1 },
        ],
      },
      lines: [
        {
          rule: 'PM-1',
          met: false,
          message:
            '科创板要求前 20 个交易日日均资产不低于 500,000.00 元(不含融资融券融入),客户 499,999.99 元,还差 0.01 元。请客户补足后满 20 个交易日再申请。',
        },
        { rule: 'PM-2', met: false, figure: '23 个月', limit: '24 个月' },
      ],
    });
  });

  it('PM-2 takes parts of months, and says how many whole months are still to go', () => {
    const standing = { avgAssets: 500_000_00, tradingMonths: 22.9 };
    expect(explainAdmission('STAR', standing, on, ruleTables)).toMatchObject({
      answer: { ok: false, shortfalls: [{ what: 'EXPERIENCE', by: 2 }] },
      lines: [
        {},
        {
          message:
            '科创板要求参与证券交易满 24 个月,客户 22.9 个月,还差 2 个月。请告知客户届时再申请。',
        },
      ],
    });
    const enough = { ...standing, tradingMonths: 24.1 };
    expect(explainAdmission('STAR', enough, on, ruleTables)).toMatchObject({
      answer: { ok: true },
    });
  });

  it('PM-1 fails closed before a permission was there', () => {
    const asked = explainAdmission(
      'STAR_GROWTH',
      { avgAssets: 500_000_00, tradingMonths: 24 },
      '2025-07-12',
      ruleTables,
    );
    expect(asked).toMatchObject({
      found: false,
      message: expect.stringContaining('2025-07-12') as unknown,
    });
  });

  it('PM-1 PM-2 never turn away for having more', () => {
    const fen = fc.nat({ max: 10_000_000_00 });
    const months = fc.nat({ max: 48 });
    const any = fc.constantFrom(...Permission.options);
    fc.assert(
      fc.property(
        any,
        fen,
        months,
        fen,
        months,
        (permission, avgAssets, tradingMonths, more, longer) => {
          const shortOf = (standing: { avgAssets: number; tradingMonths: number }) => {
            const asked = explainAdmission(permission, standing, on, ruleTables);
            return asked.found ? asked.answer.shortfalls.length : Number.NaN;
          };
          const before = shortOf({ avgAssets, tradingMonths });
          const after = shortOf({
            avgAssets: avgAssets + more,
            tradingMonths: tradingMonths + longer,
          });
          expect(after).toBeLessThanOrEqual(before);
        },
      ),
    );
  });
});

describe('explainPermission', () => {
  it('PM-3 exempts professionals from assets, experience and level, not from papers', () => {
    const nothing = { avgAssets: 0, tradingMonths: 0, customerLevel: 'C1' } as const;
    const asked = ask({ ...nothing, investorType: 'PROFESSIONAL_B', papers: [] });
    expect(asked).toMatchObject({
      answer: { ok: false, missing: [{ what: 'PAPER', paper: 'RISK_DISCLOSURE' }] },
      lines: [{ rule: 'PM-3', met: true }, { rule: 'PM-4' }, { rule: 'PM-5' }, { rule: 'PM-6' }],
    });
    const level = asked.found ? asked.lines[1] : undefined;
    expect(level).not.toHaveProperty('limit');
  });

  it('PM-3 does not exempt a professional person from the thresholds of margin trading', () => {
    const asked = ask({ permission: 'MARGIN', avgAssets: 0, investorType: 'PROFESSIONAL_B' });
    expect(asked).toMatchObject({
      answer: { missing: [{ what: 'ASSET', by: 500_000_00 }, {}, {}] },
    });
  });

  it('PM-4 refuses at a hard gate, leads to the special warning at the other, never the lowest category', () => {
    const path = { ok: true, onMismatchPath: true, missing: [] };
    expect(ask({ customerLevel: 'C2' })).toMatchObject({ answer: path });
    const lowest = ask({ customerLevel: 'C1', lowestCategory: true });
    expect(lowest).toMatchObject({ answer: { ok: false, missing: [{ what: 'LEVEL', by: 3 }] } });
    const papers = ['CREDIT_ASSESSMENT', 'CONTRACT'] as const;
    expect(ask({ permission: 'MARGIN', customerLevel: 'C3', papers })).toMatchObject({
      answer: { ok: false, onMismatchPath: false, missing: [{ what: 'LEVEL', by: 1 }] },
    });
  });

  it('PM-5 PM-6 PM-7 ask for test, papers and one of the qualifications', () => {
    const asked = ask({ permission: 'OPTIONS', testPassed: false, papers: [] });
    expect(asked).toMatchObject({
      answer: {
        missing: [
          { what: 'TEST' },
          { what: 'PAPER', paper: 'SIMULATED_TRADING' },
          { what: 'QUALIFICATION', anyOf: ['MARGIN', 'FINANCIAL_FUTURES'] },
        ],
      },
    });
    const rules = asked.found ? asked.lines.filter(({ met }) => !met).map(({ rule }) => rule) : [];
    expect(rules).toEqual(['PM-5', 'PM-6', 'PM-7']);
    const futures = ask({
      permission: 'OPTIONS',
      papers: ['SIMULATED_TRADING'],
      qualifications: ['FINANCIAL_FUTURES'],
    });
    expect(futures).toMatchObject({ answer: { ok: true } });
  });
});
