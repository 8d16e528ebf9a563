import { expect, it } from 'vitest';
import { MRZ_FIELD, mrzCheckDigit } from './mrz.ts';

it.each([
  ['L898902C3', 6],
  ['740812', 2],
  ['120415', 9],
  ['EA1234567', 6],
  ['<<<<<<', 0],
])('ID-20 gives the check digit of %s', (field, digit) => {
  expect(mrzCheckDigit(field)).toBe(digit);
});

it.each(['', 'l898902c3', 'A B', '<'.repeat(45)])('ID-20 takes no field %j', (field) => {
  expect(MRZ_FIELD.test(field)).toBe(false);
});
