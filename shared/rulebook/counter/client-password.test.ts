import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import published from '../../../assets/reference/client-password.json' with { type: 'json' };
import { clientPasswordTable, passwordLimits, passwordWeakness } from './client-password.ts';

const born = '1990-03-07';

describe('passwordWeakness', () => {
  it.each(['111111', '000000', '121212', '123123', '123456', '567890', '987654', '098765'])(
    'TP-1 refuses %s, which anybody would try',
    (digits) => expect(passwordWeakness(digits, born)).not.toBeNull(),
  );

  it.each(['900307', '070390', '030790', '199003', '031990', '199037'])(
    'TP-1 refuses %s of somebody born on 1990-03-07',
    (digits) => {
      expect(passwordWeakness(digits, born)).toContain('出生日期');
      expect(passwordWeakness(digits, '1961-11-28')).toBeNull();
    },
  );

  it('TP-1 judges without a birth date what can be judged', () => {
    expect(passwordWeakness('123456', null)).not.toBeNull();
    expect(passwordWeakness('900307', null)).toBeNull();
  });

  it.each(['749306', '112233', '135790'])('TP-1 takes %s', (digits) =>
    expect(passwordWeakness(digits, born)).toBeNull(),
  );

  it('TP-1 leaves most passwords to choose from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (number) => {
        const digits = String(number).padStart(6, '0');
        const weak = passwordWeakness(digits, born);
        expect(weak === null || weak.startsWith('交易密码不能')).toBe(true);
      }),
    );
    const all = Array.from({ length: 1_000_000 }, (_, at) => String(at).padStart(6, '0'));
    expect(all.filter((digits) => passwordWeakness(digits, born) !== null).length).toBeLessThan(
      1200,
    );
  });
});

describe('passwordLimits', () => {
  const table = clientPasswordTable.parse(published);

  it('TP-2 gives tries and lock of the day', () => {
    expect(passwordLimits(table, '2026-11-23')).toEqual({
      wrongTries: 5,
      lockMs: 86_400_000,
      counterTriesAnHour: 20,
    });
  });

  it('TP-2 fails closed on a day without a row', () => {
    expect(passwordLimits(table, '1999-01-01')).toEqual({
      message: expect.stringContaining('客户交易密码'),
    });
  });

  it('refuses a table without limits', () => {
    const row = { ...published.rows[0], wrongTries: 0 };
    expect(z.safeParse(clientPasswordTable, { name: 'x', rows: [row] }).success).toBe(false);
  });
});
