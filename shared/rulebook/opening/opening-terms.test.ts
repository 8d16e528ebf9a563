import { describe, expect, it } from 'vitest';
import { openingFiles } from '../../../assets/reference/opening.ts';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { openingTermsTable, usualCommissionOn } from './opening-terms.ts';

describe('the usual commission of an opening', () => {
  it('OF-3 is the row of the day: 万2.5, 最低 5 元', () => {
    expect(usualCommissionOn('2026-11-23', ruleTables)).toEqual({
      found: true,
      commission: { ratePerMillion: 250, minimumFen: 500 },
    });
  });

  it('OF-3 is none on a day without a row', () => {
    expect(usualCommissionOn('2019-12-31', ruleTables)).toMatchObject({
      found: false,
      message: expect.stringContaining('开户常用佣金约定') as unknown,
    });
  });

  it('OF-3 takes no rate finer than a contract has', () => {
    const { openingTerms } = openingFiles;
    const finer = openingTerms.rows.map((row) => ({ ...row, usualRate: '0.02505 %' }));
    expect(openingTermsTable.safeParse({ ...openingTerms, rows: finer }).success).toBe(false);
    expect(openingTermsTable.safeParse(openingTerms).success).toBe(true);
  });
});
