import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/account-limits.json' with { type: 'json' };
import { accountLimitTable, explainAccountLimit, LimitedAccount } from './account-limits.ts';

const table = accountLimitTable.parse(reference);
const ask = (account: LimitedAccount, held: number, wanted = 1, on = '2026-11-23') =>
  explainAccountLimit({ account, held, wanted }, on, table);

describe('explainAccountLimit', () => {
  it('AL-1 lets a person have three A-share accounts in each market, and says what is left', () => {
    expect(ask('SH_A', 2)).toMatchObject({
      answer: { allowed: true, limit: 3, free: 1 },
      lines: [
        {
          rule: 'AL-1',
          met: true,
          figure: '3',
          limit: '3',
          message: '客户已有沪A账户 2 个,本次新开 1 个,合计 3 个,不超过每人 3 个。',
        },
      ],
    });
  });

  it('AL-1 refuses the fourth, with what to do instead', () => {
    expect(ask('SZ_A', 3)).toMatchObject({
      answer: { allowed: false, limit: 3, free: 0 },
      lines: [
        {
          met: false,
          message:
            '客户已有深A账户 3 个,每人至多 3 个,不能新开。请核对登记机构的查询结果;客户可以使用已有账户,或先注销不用的账户。',
        },
      ],
    });
  });

  it('AL-1 says how many still may be opened when too many are wanted', () => {
    expect(ask('SH_A', 1, 3)).toMatchObject({
      answer: { allowed: false, free: 2 },
      lines: [
        {
          message: '客户已有沪A账户 1 个,每人至多 3 个,本次至多再开 2 个。请减少本次新开的账户。',
        },
      ],
    });
  });

  it('AL-1 leaves who has more from before what they have, and opens none besides', () => {
    expect(ask('SH_A', 7)).toMatchObject({ answer: { allowed: false, limit: 3, free: 0 } });
  });

  it('AL-1 fails closed before the first row', () => {
    expect(ask('SH_A', 0, 1, '2015-04-12').found).toBe(false);
  });

  it('AL-1 has a row for every account, and opening what is free is always allowed, one more never', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LimitedAccount.options), fc.nat(30), (account, held) => {
        const asked = ask(account, held, 0);
        if (!asked.found) throw new Error(asked.message);
        const { free, limit } = asked.answer;
        expect(free).toBe(held < limit ? limit - held : 0);
        expect(ask(account, held, free + 1)).toMatchObject({ answer: { allowed: false } });
        if (free > 0) expect(ask(account, held, free)).toMatchObject({ answer: { allowed: true } });
      }),
    );
  });
});
