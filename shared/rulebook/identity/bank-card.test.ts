import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBankCard, explainBankCard } from './bank-card.ts';

const DIGITS = '0123456789'.split('');

/** Luhn by the other end: the digit that would have to stand last, from a table of doubled digits. */
function lastDigitFor(digits: string): string {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 === 0 ? (doubled[digit] ?? 0) : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

const body = fc
  .array(fc.constantFrom(...DIGITS), { minLength: 14, maxLength: 18 })
  .map((list) => list.join(''));

describe('checkBankCard', () => {
  it.each(['6217000000000000012', '622848000000000007', '6225880000000001'])(
    'ID-14 takes %s',
    (number) => expect(checkBankCard(number)).toEqual({ valid: true }),
  );

  it.each([
    ['CHECKSUM', '6225880000000002'],
    ['FORMAT', '62258800000000'],
    ['FORMAT', '62258800000000000001'],
    ['FORMAT', '6225 8800 0000 0001'],
    ['FORMAT', ''],
  ])('ID-14 gives %s for %j', (reason, number) => {
    expect(checkBankCard(number)).toEqual({ valid: false, reason });
  });

  it('ID-14 takes one last digit of ten, the one Luhn asks for', () => {
    fc.assert(
      fc.property(body, (digits) => {
        const taken = DIGITS.filter((last) => checkBankCard(digits + last).valid);
        expect(taken).toEqual([lastDigitFor(digits)]);
      }),
    );
  });

  it('ID-14 says that a mismatch forbids nothing', () => {
    expect(explainBankCard('6225880000000002')).toMatchObject({
      lines: [
        { rule: 'ID-14', met: true },
        { rule: 'ID-14', met: false, message: expect.stringContaining('可以继续办理') },
      ],
    });
  });
});
