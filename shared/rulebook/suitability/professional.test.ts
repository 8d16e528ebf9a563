import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainProfessional, type Means } from './professional.ts';
import type { ProfessionalKind } from './professional-terms.ts';

const none: Means = {
  financialAssets: 0,
  avgIncome: 0,
  netAssets: 0,
  experienceYears: 2,
  hasProfession: false,
};
const ask = (kind: ProfessionalKind, means: Partial<Means>) =>
  explainProfessional(kind, { ...none, ...means }, '2026-11-23', ruleTables);

describe('explainProfessional', () => {
  it('PI-1 takes a person for the assets or for the income', () => {
    expect(ask('NATURAL_B', { financialAssets: 5_000_000_00 })).toMatchObject({
      answer: { eligible: true },
    });
    expect(ask('NATURAL_B', { avgIncome: 500_000_00 })).toMatchObject({
      answer: { eligible: true },
    });
    expect(
      ask('NATURAL_B', { financialAssets: 4_999_999_99, avgIncome: 499_999_99 }),
    ).toMatchObject({
      answer: { eligible: false },
      lines: [
        {
          rule: 'PI-1',
          met: false,
          message: expect.stringContaining('还差金融资产 0.01 元') as unknown,
        },
        { rule: 'PI-3', met: true },
      ],
    });
  });

  it('PI-2 takes a legal person for net assets and financial assets together', () => {
    const both = { netAssets: 20_000_000_00, financialAssets: 10_000_000_00 };
    expect(ask('LEGAL_B', both)).toMatchObject({ answer: { eligible: true } });
    const less = ask('LEGAL_B', { ...both, netAssets: 19_999_999_99 });
    expect(less).toMatchObject({
      answer: { eligible: false },
      lines: [{ rule: 'PI-2', met: false }, {}],
    });
  });

  it('PI-3 asks for whole years, or a profession for class B', () => {
    const rich = { financialAssets: 5_000_000_00, experienceYears: 1.9 };
    expect(ask('NATURAL_B', rich)).toMatchObject({ answer: { eligible: false } });
    expect(ask('NATURAL_B', { ...rich, hasProfession: true })).toMatchObject({
      answer: { eligible: true },
    });
    const young = { ...rich, experienceYears: 0, hasProfession: true };
    expect(ask('NATURAL_C', young)).toMatchObject({ answer: { eligible: false } });
  });

  it('PI-4 tells what is left to do for who is converted', () => {
    expect(ask('NATURAL_C', { avgIncome: 300_000_00 })).toMatchObject({
      lines: [
        {},
        {},
        {
          rule: 'PI-4',
          message:
            '请依次办理:客户书面申请、知识测试或面谈、本公司审查决定、书面告知保护减少、现场双录。证明材料每 12 个月复核一次。',
        },
      ],
    });
  });

  it('PI-1 fails closed before order 130', () => {
    expect(explainProfessional('NATURAL_B', none, '2017-06-30', ruleTables).found).toBe(false);
  });
});
