import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRealDate } from '../../values/dates.ts';
import { explainResidentNumber } from './explain-resident-number.ts';
import { checkCharacter, checkResidentNumber } from './resident-number.ts';

const TODAY = '2026-11-22';
const PROVINCES = ['11', '15', '23', '37', '46', '54', '65', '71'];

const validNumber = fc
  .tuple(
    fc.constantFrom(...PROVINCES),
    fc.integer({ min: 0, max: 9999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date(TODAY), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([province, district, birth, sequence]) => {
    const day = birth.toISOString().slice(0, 10).replaceAll('-', '');
    const digits = `${province}${pad(district, 4)}${day}${pad(sequence, 3)}`;
    return digits + checkCharacter(digits);
  });

describe('checkResidentNumber', () => {
  it.each([
    ['11010519491231002X', 'RESIDENT', '1949-12-31', 'F', 76],
    ['110000199003070124', 'RESIDENT', '1990-03-07', 'F', 36],
    ['310000200802290214', 'RESIDENT', '2008-02-29', 'M', 18],
    ['440000196101150083', 'RESIDENT', '1961-01-15', 'F', 65],
    ['650000201011053450', 'RESIDENT', '2010-11-05', 'M', 16],
    ['810000198512120039', 'GAT_RESIDENCE', '1985-12-12', 'M', 40],
    ['820000199206200467', 'GAT_RESIDENCE', '1992-06-20', 'F', 34],
    ['830000197910011179', 'GAT_RESIDENCE', '1979-10-01', 'M', 47],
  ])('ID-5 reads %s', (number, kind, birth, sex, age) => {
    expect(checkResidentNumber(number, TODAY)).toEqual({ valid: true, kind, birth, sex, age });
  });

  it('ID-5 reads a permanent residence card', () => {
    expect(checkResidentNumber('932682198501010017', TODAY)).toEqual({
      valid: true,
      kind: 'FOREIGN_PR',
      acceptRegion: '32',
      nationalityNumeric: '682',
      birth: '1985-01-01',
      sex: 'M',
      age: 41,
    });
    expect(checkResidentNumber('944276198802140055', TODAY)).toMatchObject({
      acceptRegion: '44',
      nationalityNumeric: '276',
      birth: '1988-02-14',
      sex: 'M',
    });
  });

  it.each([
    '11000019900307012',
    '1100001990030701244',
    '11010519491231002x',
    ' 110000199003070124',
    '110000199003070124\n',
    '\uFF1110000199003070124',
    'X10000199003070124',
    '110000900307012',
    '',
  ])('ID-1 refuses the format of %j', (number) => {
    expect(checkResidentNumber(number, TODAY)).toEqual({ valid: false, reason: 'FORMAT' });
  });

  it.each([
    '990000199003070124',
    '160000199003070124',
    '000000199003070124',
    '810001199003070124',
    '840000199003070124',
    '971682198501010017',
    '981682198501010017',
  ])('ID-2 refuses the region of %s', (number) => {
    expect(checkResidentNumber(number, TODAY)).toEqual({ valid: false, reason: 'REGION' });
  });

  it.each(['110000199002300127', '110000202302290127', '110000189912310127', '110000202611230127'])(
    'ID-3 refuses the birth date of %s whatever the last character',
    (number) => {
      for (const last of '0123456789X') {
        const result = checkResidentNumber(number.slice(0, 17) + last, TODAY);
        expect(result).toEqual({ valid: false, reason: 'BIRTHDATE' });
      }
    },
  );

  it('ID-3 accepts who was born today', () => {
    const digits = '11000020261122012';
    expect(checkResidentNumber(digits + checkCharacter(digits), TODAY)).toMatchObject({ age: 0 });
  });

  it('ID-4 refuses another check character', () => {
    const result = checkResidentNumber('110000199003070123', TODAY);
    expect(result).toEqual({ valid: false, reason: 'CHECKSUM' });
  });

  it('accepts every number made by the rule', () => {
    fc.assert(
      fc.property(validNumber, (number) => {
        const result = checkResidentNumber(number, TODAY);
        expect(result).toMatchObject({ valid: true, kind: 'RESIDENT' });
        expect(result.valid && isRealDate(result.birth)).toBe(true);
      }),
    );
  });

  it('refuses a valid number with one character changed', () => {
    const change = fc.tuple(
      fc.integer({ min: 0, max: 17 }),
      fc.constantFrom(...'0123456789X'.split('')),
    );
    fc.assert(
      fc.property(validNumber, change, (number, [at, character]) => {
        fc.pre(number.charAt(at) !== character);
        const changed = number.slice(0, at) + character + number.slice(at + 1);
        expect(checkResidentNumber(changed, TODAY).valid).toBe(false);
      }),
    );
  });

  it('refuses a valid number with two neighbouring digits exchanged', () => {
    fc.assert(
      fc.property(validNumber, fc.integer({ min: 0, max: 15 }), (number, at) => {
        const [left, right] = [number.charAt(at), number.charAt(at + 1)];
        fc.pre(left !== right);
        const exchanged = number.slice(0, at) + right + left + number.slice(at + 2);
        expect(checkResidentNumber(exchanged, TODAY).valid).toBe(false);
      }),
    );
  });
});

describe('explainResidentNumber', () => {
  it('ID-3 stops at the first step that fails and says what to do', () => {
    expect(explainResidentNumber('110000199002300127', TODAY)).toMatchObject({
      answer: { valid: false, reason: 'BIRTHDATE' },
      lines: [
        { rule: 'ID-1', met: true, message: '号码格式:相符。' },
        { rule: 'ID-2', met: true },
        { rule: 'ID-3', met: false, message: expect.stringContaining('请核对证件原件') },
      ],
    });
  });

  it('ID-5 says whose number it is', () => {
    const explained = explainResidentNumber('810000198512120039', TODAY);
    expect(explained.found && explained.lines.at(-1)).toEqual({
      rule: 'ID-5',
      met: true,
      message: '港澳台居民居住证,1985-12-12 出生,男,40 周岁。',
    });
  });

  it('ID-4 agrees with the pure system of ISO 7064', () => {
    fc.assert(
      fc.property(validNumber, fc.constantFrom(...'0123456789X'.split('')), (number, last) => {
        const digits = Array.from(number.slice(0, 17), Number);
        const p = digits.reduce((p, digit) => ((p + digit) * 2) % 11, 0);
        const fits = (p + (last === 'X' ? 10 : Number(last))) % 11 === 1;
        expect(checkResidentNumber(number.slice(0, 17) + last, TODAY).valid).toBe(fits);
      }),
    );
  });
});

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
