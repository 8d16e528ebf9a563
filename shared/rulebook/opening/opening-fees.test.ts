import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { OpeningAccount } from './opening-account.ts';
import { explainOpeningFee, FeeSource } from './opening-fees.ts';
import { openingFormRefusals } from './opening-forms.ts';

const on = '2026-11-23';

function fees(accounts: readonly OpeningAccount[], source: FeeSource) {
  const asked = explainOpeningFee({ accounts, source }, on, ruleTables);
  if (!asked.found) throw new Error(asked.message);
  return asked;
}

describe('explainOpeningFee', () => {
  it('OF-1 charges each account once, in its own currency', () => {
    expect(fees(['SZ_B', 'SH_A', 'SH_A'], 'CAPITAL_ACCOUNT').answer).toEqual({
      fees: [
        { account: 'SH_A', currency: 'CNY', amount: 40_00 },
        { account: 'SZ_B', currency: 'HKD', amount: 120_00 },
      ],
      totals: { CNY: 40_00, HKD: 120_00 },
      source: 'CAPITAL_ACCOUNT',
      charged: { CNY: 40_00, HKD: 120_00 },
    });
  });

  it('OF-2 takes nothing from the client where the company pays', () => {
    const { answer, lines } = fees(['SH_A', 'SZ_A'], 'COMPANY');
    expect(answer).toMatchObject({ totals: { CNY: 80_00 }, charged: {} });
    expect(lines.map(({ message }) => message)).toEqual([
      '沪A账户开户费 40.00 元。',
      '深A账户开户费 40.00 元。',
      '合计 80.00 元,由公司承担,不向客户收取。',
    ]);
    expect(fees([], 'CAPITAL_ACCOUNT').lines).toMatchObject([
      { rule: 'OF-2', message: '合计 0.00 元,从客户资金账户扣收,不收现金。' },
    ]);
  });

  it('OF-2 knows no cash', () => {
    expect(FeeSource.safeParse('CASH').success).toBe(false);
  });

  it('OF-1 the totals are the sum of the fees', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...OpeningAccount.options)), (accounts) => {
        const { answer } = fees(accounts, 'CAPITAL_ACCOUNT');
        const sum = answer.fees.reduce((total, { amount }) => total + amount, 0);
        expect(Object.values(answer.totals).reduce((total, one) => total + one, 0)).toBe(sum);
        expect(answer.fees.map(({ account }) => account).toSorted()).toEqual(
          [...new Set(accounts)].toSorted(),
        );
      }),
    );
  });

  it('DT-1 answers nothing on a day without a row', () => {
    const asked = { accounts: ['SH_A'], source: 'COMPANY' } as const;
    expect(explainOpeningFee(asked, '2019-12-31', ruleTables).found).toBe(false);
  });
});

describe('openingFormRefusals', () => {
  it('AO-10 takes the first form to the last day of its row, the second from then on too', () => {
    const rules = (form: 1 | 2, day: string) =>
      openingFormRefusals(form, day, ruleTables).map(({ rule }) => rule);
    expect([rules(1, '2026-12-31'), rules(1, '2027-01-01')]).toEqual([[], ['AO-10']]);
    expect([rules(2, '2026-11-23'), rules(2, '2027-01-01')]).toEqual([[], []]);
  });

  it('AO-10 says that the program is to be upgraded', () => {
    expect(openingFormRefusals(1, '2027-01-01', ruleTables)).toEqual([
      {
        rule: 'AO-10',
        message:
          '本程序的开户申请格式(第 1 版)2027-01-01 已不受理。请升级程序后重新办理,急办的请到其他柜台。',
      },
    ]);
  });
});
