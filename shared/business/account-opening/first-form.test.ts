import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { canonicalText } from '../../journal/canonical.ts';
import { FirstApplication, firstRefusals, personOf, tidyFirst } from './first-form.ts';
import { accountOpening } from './index.ts';

const day = '2026-11-23';
const good: FirstApplication = {
  name: '李明',
  idNumber: '110000199003070124',
  mobile: '13800000001',
  address: '北京市东城区某街 1 号',
  email: '',
  accounts: ['SH_A'],
};

function fieldsOf(change: Partial<FirstApplication>, on = day): (string | undefined)[] {
  return firstRefusals(tidyFirst({ ...good, ...change }), on, ruleTables).map((one) => one.field);
}

it('takes a whole application, typed with full-width digits and pasted spaces', () => {
  const typed = {
    ...good,
    idNumber: ' 11000019 900307 0124',
    mobile: '138 0000 0001',
    name: ' 李明 ',
  };
  expect(tidyFirst(typed)).toEqual(good);
  expect(fieldsOf(typed)).toEqual([]);
});

it('reads birth date, sex and age from the number', () => {
  expect(personOf('310000200802290214', '2026-02-28')).toEqual({
    birthDate: '2008-02-29',
    sex: 'M',
    age: 17,
  });
  expect(personOf('110000199003070123', day)).toBeNull();
});

it('AG-1 opens from the 18th birthday to the last day of being 70; leap-day children on 1 March', () => {
  expect(fieldsOf({ idNumber: '310000200802290214' }, '2026-02-28')).toEqual(['idNumber']);
  expect(fieldsOf({ idNumber: '310000200802290214' }, '2026-03-01')).toEqual([]);
  // Born 1961-01-15: 70 until 2032-01-14.
  expect(fieldsOf({ idNumber: '440000196101150083' }, '2032-01-14')).toEqual([]);
  expect(fieldsOf({ idNumber: '440000196101150083' }, '2032-01-15')).toEqual(['idNumber']);
});

it('AG-1 fails closed on a day the table does not cover', () => {
  const [refusal] = firstRefusals(good, '1999-01-01', ruleTables);
  expect(refusal).toMatchObject({ rule: 'AG-1', field: 'idNumber' });
  expect(refusal?.message).toContain('1999-01-01');
});

it('AO-1 takes only residents’ cards', () => {
  const [refusal] = firstRefusals({ ...good, idNumber: '810000198512120039' }, day, ruleTables);
  expect(refusal).toMatchObject({ rule: 'AO-1', field: 'idNumber' });
});

it.each([
  ['AO-2', 'address', { address: '京' }],
  ['AO-3', 'accounts', { accounts: [] }],
  ['AO-4', 'email', { email: 'a@b' }],
] satisfies [string, string, Partial<FirstApplication>][])(
  '%s refuses at %s',
  (rule, field, change) => {
    expect(firstRefusals({ ...good, ...change }, day, ruleTables)).toMatchObject([{ rule, field }]);
  },
);

it.each([
  ['name', { name: '李\ud800' }],
  ['name', { name: '李‮明' }],
  ['name', { name: "Robert'); DROP TABLE clients;--" }],
  ['name', { name: '<img src=x onerror=alert(1)>' }],
  ['name', { name: '李😀' }],
  ['name', { name: '李'.repeat(5_000_000) }],
  ['idNumber', { idNumber: '1'.repeat(10_000_000) }],
  ['mobile', { mobile: '１３８' }],
  ['address', { address: '北京\ud83d市东城区某街' }],
  ['address', { address: '京'.repeat(10_000_000) }],
  ['address', { address: '北京市‮东城区某街' }],
  ['email', { email: 'a@b' }],
  ['email', { email: `${'a'.repeat(10_000_000)}@b.cn` }],
  ['accounts', { accounts: [] }],
] satisfies [string, Partial<FirstApplication>][])(
  'refuses hostile input at its field: %s',
  (field, change) => {
    expect(fieldsOf(change)).toEqual([field]);
  },
);

it('gives every refusal a rule, a known field and words, and lets through only what can be recorded', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  const any = fc.record({
    name: fc.oneof(text, fc.constant(good.name)),
    idNumber: fc.oneof(text, fc.constant(good.idNumber)),
    mobile: fc.oneof(text, fc.constant(good.mobile)),
    address: fc.oneof(text, fc.constant(good.address)),
    email: fc.oneof(text, fc.constant('')),
    accounts: fc.subarray(['SH_A', 'SZ_A'] as const).map((list) => [...list]),
  });
  fc.assert(
    fc.property(any, (typed) => {
      const tidy = tidyFirst(typed);
      const refusals = firstRefusals(tidy, day, ruleTables);
      for (const refusal of refusals) {
        expect(Object.keys(good)).toContain(refusal.field);
        expect(refusal.message).toMatch(/[一-鿿].*[。]$/u);
      }
      if (refusals.length > 0) return;
      expect(FirstApplication.safeParse(tidy).success).toBe(true);
      expect(
        accountOpening.parse({
          type: 'SubmitOpening',
          data: { application: { ...tidy, accounts: [...tidy.accounts] } },
        }),
      ).not.toBeNull();
      expect(canonicalText(tidy)).toContain(tidy.idNumber);
    }),
    { numRuns: 300 },
  );
});

it('says the act in words for review and panel', () => {
  const command = {
    type: 'SubmitOpening',
    data: { application: { ...good, accounts: ['SH_A' as const] } },
  };
  expect(accountOpening.parse(command)?.words()).toContainEqual({
    label: '姓名',
    value: '李明',
    mask: 'NAME',
  });
});
