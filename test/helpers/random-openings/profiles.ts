import fc from 'fast-check';
import type { Terms } from '../../../shared/business/account-opening/application/agreed.ts';
import type {
  Contact,
  OtherPerson,
  Profile,
} from '../../../shared/business/account-opening/application/profile.ts';
import type { TaxCountry } from '../../../shared/rulebook/opening/tax-residence.ts';

/** A contact, most of them as they should be. */
export const contact: fc.Arbitrary<Contact> = fc.record({
  mobile: mostly(['16800001234', '13900000001'], ['', '1380000000', '23800000000']),
  phone: mostly(['', '010-12345678'], ['1', '电话']),
  email: mostly(['', 'name@example.com'], ['@', 'no at sign']),
  address: mostly(
    ['北京市东城区某街 1 号', '新疆维吾尔自治区某县某乡 2 组'],
    ['', '某街', '某街\u202e某号一号', '长'.repeat(101), '\ud83d 某市某街某号'],
  ),
  postcode: mostly(['', '100010'], ['1', '1000100']),
});

const other: fc.Arbitrary<OtherPerson | null> = fc.oneof(
  { weight: 7, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      name: mostly(['张三丰'], ['', '张']),
      number: mostly(['110000199003070124', 'P1234567'], ['', '12']),
      relation: fc.constantFrom('SPOUSE' as const, 'OTHER' as const),
    }),
  },
);

const taxCountry: fc.Arbitrary<TaxCountry> = mostly(
  [
    { country: 'USA', taxNumber: '123-45-6789', noNumberReason: null, explanation: '' },
    { country: 'HKG', taxNumber: 'A1234567', noNumberReason: null, explanation: '' },
    {
      country: 'ARE',
      taxNumber: '',
      noNumberReason: 'CANNOT_OBTAIN',
      explanation: '该国不征收个人所得税,不发号码',
    },
  ],
  [
    { country: '', taxNumber: '1', noNumberReason: null, explanation: '' },
    { country: 'CHN', taxNumber: '1', noNumberReason: null, explanation: '' },
    { country: 'USA', taxNumber: '', noNumberReason: null, explanation: '' },
    { country: 'USA', taxNumber: '税号', noNumberReason: null, explanation: '' },
    { country: 'USA', taxNumber: '', noNumberReason: 'CANNOT_OBTAIN', explanation: '' },
  ],
);

type Taxes = Pick<Profile, 'taxStatus' | 'taxCountries'>;

const taxes: fc.Arbitrary<Taxes> = fc.oneof(
  {
    weight: 80,
    arbitrary: fc.constant<Taxes>({ taxStatus: 'CHINA', taxCountries: [] }),
  },
  {
    weight: 30,
    arbitrary: fc.record({
      taxStatus: fc.constantFrom('BOTH' as const, 'ABROAD' as const),
      taxCountries: fc.uniqueArray(taxCountry, {
        minLength: 1,
        maxLength: 2,
        selector: ({ country }) => country,
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Taxes>(
      { taxStatus: 'BOTH', taxCountries: [] },
      {
        taxStatus: 'CHINA',
        taxCountries: [
          { country: 'USA', taxNumber: '123-45-6789', noNumberReason: null, explanation: '' },
        ],
      },
    ),
  },
);

/** What due diligence asks, most of it as it should be. */
export const profile: fc.Arbitrary<Profile> = fc
  .record({
    occupation: mostly(['03', '04', '07', '10', '14'], ['', '77']),
    employer: mostly(['某某科技有限公司'], ['', '某\u0000公司', '长'.repeat(101)]),
    education: mostly(['11', '20', '90'], ['', '12']),
    fundSources: mostly<readonly string[]>(
      [['01'], ['03', '09'], ['11', '12', '99']],
      [[], ['01', '01'], ['77']],
    ),
    purpose: mostly(['01', '99'], ['', '77']),
    controller: other,
    beneficiary: other,
    exposure: fc.oneof(
      { weight: 9, arbitrary: fc.constant('NONE' as const) },
      { weight: 1, arbitrary: fc.constantFrom('SELF' as const, 'RELATED' as const) },
    ),
    badRecord: mostly(['', '', '', '2019 年被列为失信被执行人,已履行'], ['坏\u200b记录']),
    taxes,
  })
  .map(({ taxes: stated, fundSources, ...rest }) => ({
    ...rest,
    fundSources: [...fundSources],
    ...stated,
  }));

/** What was agreed on of commission and fee. */
export const terms: fc.Arbitrary<Terms | null> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.record({
      commission: fc.record({
        ratePerMillion: fc.constantFrom(150, 250, 300, 3000),
        minimumFen: fc.constantFrom(0, 500),
        mode: fc.constantFrom('ALL_IN' as const, 'NET' as const),
      }),
      feeSource: fc.constantFrom('COMPANY' as const, 'CAPITAL_ACCOUNT' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Terms | null>(null, {
      commission: { ratePerMillion: 3001, minimumFen: 500, mode: 'ALL_IN' },
      feeSource: 'COMPANY',
    }),
  },
);

/** One of the first in almost every case, one of the others in a fiftieth of all. */
function mostly<Value>(sound: readonly Value[], broken: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...sound) },
    { weight: 1, arbitrary: fc.constantFrom(...broken) },
  );
}
