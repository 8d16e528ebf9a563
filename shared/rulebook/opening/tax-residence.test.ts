import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { rowsOn } from '../dated-table.ts';
import { countryTable } from './countries.ts';
import {
  explainTaxResidence,
  NoTaxNumber,
  type TaxCountry,
  type TaxStatus,
} from './tax-residence.ts';

const on = '2026-11-23';
const singapore: TaxCountry = {
  country: 'SGP',
  taxNumber: 'S1234567D',
  noNumberReason: null,
  explanation: '',
};
const without = (noNumberReason: NoTaxNumber | null, explanation = ''): TaxCountry => ({
  ...singapore,
  taxNumber: '',
  noNumberReason,
  explanation,
});

function judged(status: TaxStatus, taxCountries: readonly TaxCountry[]) {
  const asked = explainTaxResidence({ status, taxCountries }, on, ruleTables);
  if (!asked.found) throw new Error(asked.message);
  return asked;
}

const refusalsOf = (status: TaxStatus, taxCountries: readonly TaxCountry[]) =>
  judged(status, taxCountries).answer.refusals.map(({ rule, field }) => `${rule} ${field}`);

describe('explainTaxResidence', () => {
  it('TX-1 takes a resident of China alone, and no other country beside', () => {
    expect(judged('CHINA', []).answer).toEqual({
      refusals: [],
      isNonResident: false,
      reportable: [],
    });
    expect(refusalsOf('CHINA', [singapore])).toEqual(['TX-1 taxCountries']);
  });

  it('TX-2 asks for at least one other country and takes at most five', () => {
    expect(refusalsOf('ABROAD', [])).toEqual(['TX-2 taxCountries']);
    expect(refusalsOf('BOTH', [])).toEqual(['TX-2 taxCountries']);
    const six = ['SGP', 'JPN', 'DEU', 'FRA', 'GBR', 'HKG'].map((country) => ({
      ...singapore,
      country,
    }));
    expect(refusalsOf('BOTH', six)).toEqual(['TX-2 taxCountries']);
    expect(refusalsOf('BOTH', six.slice(1))).toEqual([]);
  });

  it('TX-3 refuses China, an unknown country, none, and one twice, at its row', () => {
    const rows = ['SGP', 'CHN', 'ZZZ', '', 'SGP'].map((country) => ({ ...singapore, country }));
    expect(refusalsOf('BOTH', rows)).toEqual([
      'TX-3 taxCountries.1.country',
      'TX-3 taxCountries.2.country',
      'TX-3 taxCountries.3.country',
      'TX-3 taxCountries.4.country',
    ]);
  });

  it('TX-3 counts Hong Kong, Macao and Taiwan as tax jurisdictions of their own', () => {
    const rows = ['HKG', 'MAC', 'TWN'].map((country) => ({ ...singapore, country }));
    expect(refusalsOf('ABROAD', rows)).toEqual([]);
  });

  it('TX-4 asks for a tax number or a reason, and not for both', () => {
    expect(refusalsOf('ABROAD', [without(null)])).toEqual(['TX-4 taxCountries.0.taxNumber']);
    expect(refusalsOf('ABROAD', [{ ...singapore, noNumberReason: 'NOT_ISSUED' }])).toEqual([
      'TX-4 taxCountries.0.noNumberReason',
    ]);
    expect(refusalsOf('ABROAD', [{ ...singapore, taxNumber: '１２３' }])).toEqual([
      'TX-4 taxCountries.0.taxNumber',
    ]);
  });

  it('TX-5 asks for an explanation where the number is not obtained yet', () => {
    expect(refusalsOf('ABROAD', [without('NOT_OBTAINED')])).toEqual([
      'TX-5 taxCountries.0.explanation',
    ]);
    expect(refusalsOf('ABROAD', [without('NOT_OBTAINED', '已向当地税务机关申请')])).toEqual([]);
    expect(refusalsOf('ABROAD', [without('NOT_ISSUED')])).toEqual([]);
    expect(refusalsOf('ABROAD', [without('CANNOT_OBTAIN')])).toEqual([]);
    expect(refusalsOf('ABROAD', [without('NOT_ISSUED', '\u200b')])).toEqual([
      'TX-5 taxCountries.0.explanation',
    ]);
    expect(refusalsOf('ABROAD', [without('NOT_OBTAINED', '字'.repeat(201))])).toEqual([
      'TX-5 taxCountries.0.explanation',
    ]);
  });

  it('TX-6 names the countries that information goes to, once nothing is wrong', () => {
    const america = { ...singapore, country: 'USA' };
    expect(judged('BOTH', [singapore, america]).answer.reportable).toEqual(['SGP']);
    expect(judged('BOTH', [singapore, without(null)]).answer.reportable).toEqual([]);
    expect(judged('BOTH', [singapore]).lines).toMatchObject([
      { rule: 'TX-1', met: true },
      { rule: 'TX-6', met: true, message: '新加坡与我国交换金融账户涉税信息,账户信息须报送。' },
    ]);
  });

  it('TX-4 a row has never more than one refusal about its number', () => {
    const tax = fc.record({
      country: fc.constantFrom('SGP', 'CHN', 'JPN', ''),
      taxNumber: fc.constantFrom('', 'A1', '?'),
      noNumberReason: fc.constantFrom(null, ...NoTaxNumber.options),
      explanation: fc.constantFrom('', '正在申请'),
    });
    fc.assert(
      fc.property(fc.array(tax, { minLength: 1, maxLength: 5 }), (rows) => {
        const refusals = refusalsOf('ABROAD', rows);
        const isSettled = rows.map(
          ({ taxNumber, noNumberReason }) =>
            (taxNumber === 'A1') !== (noNumberReason !== null) && taxNumber !== '?',
        );
        for (const [at, settled] of isSettled.entries()) {
          const own = refusals.filter((one) => one.startsWith(`TX-4 taxCountries.${at}.`));
          expect(own).toHaveLength(settled ? 0 : 1);
        }
      }),
    );
  });

  it('DT-1 answers nothing on a day without countries', () => {
    const asked = explainTaxResidence(
      { status: 'CHINA', taxCountries: [] },
      '2019-12-31',
      ruleTables,
    );
    expect(asked.found).toBe(false);
  });
});

describe('the countries', () => {
  it('TX-3 have codes of their own, in letters and in digits', () => {
    const rows = rowsOn(ruleTables.countries, on);
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map(({ country }) => country)).size).toBe(rows.length);
    expect(new Set(rows.map(({ numeric }) => numeric)).size).toBe(rows.length);
    expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
  });

  it('TX-3 have the numbers that permanent residence cards carry', () => {
    const numeric = (country: string) =>
      rowsOn(ruleTables.countries, on).find((row) => row.country === country)?.numeric;
    expect([numeric('SAU'), numeric('DEU'), numeric('CHN')]).toEqual(['682', '276', '156']);
  });

  it('TX-3 are no table with a code of two letters', () => {
    const [row] = ruleTables.countries.rows;
    const file = { name: '国家和地区', rows: [{ ...row, country: 'CN' }] };
    expect(countryTable.safeParse(file).success).toBe(false);
  });
});
