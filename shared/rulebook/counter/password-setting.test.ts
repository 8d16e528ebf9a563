import { describe, expect, it } from 'vitest';
import published from '../../../assets/reference/password-setting.json' with { type: 'json' };
import { passwordSettingMs, passwordSettingTable } from './password-setting.ts';

const table = passwordSettingTable.parse(published);

describe('TP-7 the term of a standing statement', () => {
  it('TP-7 is the one of the day', () => {
    expect(passwordSettingMs(table, '2026-11-23')).toEqual({ ms: 21 * 86_400_000 });
  });

  it('TP-7 is none on a day without a row', () => {
    expect(passwordSettingMs(table, '1999-01-01')).toEqual({
      message: expect.stringContaining('设置交易密码'),
    });
  });

  it.each([0, 93, 1.5])('TP-7 refuses a table with a term of %s days', (settingDays) => {
    const [row] = published.rows;
    const changed = { ...published, rows: [{ ...row, settingDays }] };
    expect(passwordSettingTable.safeParse(changed).success).toBe(false);
  });
});
