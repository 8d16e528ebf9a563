import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/uscc-prefixes.json' with { type: 'json' };
import { explainUscc } from './explain-uscc.ts';
import { checkUscc, usccCheckCharacter } from './uscc.ts';
import { usccPrefixTable } from './uscc-prefixes.ts';

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CHARACTERS = CHARSET.split('');
const prefixes = usccPrefixTable.parse(reference);
const characters = (length: number) =>
  fc
    .array(fc.constantFrom(...CHARACTERS), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const region = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, '0'));
const validCode = fc
  .tuple(characters(2), region, characters(9))
  .map((parts) => parts.join(''))
  .map((code) => code + usccCheckCharacter(code));

/** The standard's other formulation: all 18 values times powers of 3 come to a multiple of 31. */
function fitsByPowers(code: string): boolean {
  let sum = 0n;
  for (const [at, character] of Array.from(code).entries()) {
    const weight = at === 17 ? 1n : 3n ** BigInt(at);
    sum += BigInt(CHARSET.indexOf(character)) * weight;
  }
  return sum % 31n === 0n;
}

describe('checkUscc', () => {
  it('ID-12, ID-13 reads the sample of the standard', () => {
    expect(checkUscc('91350100M000100Y43')).toEqual({
      valid: true,
      department: '9',
      category: '1',
      region: '350100',
      organisationCode: 'M000100Y4',
      isOrganisationCodeOk: true,
    });
  });

  it.each([
    ['LENGTH', '91310000MA1AAAA11'],
    ['LENGTH', '91310000ma1aaaa11hh'],
    ['LENGTH', ''],
    ['CHARSET', '91310000MAIAAAA11H'],
    ['CHARSET', '91310000ma1aaaa11h'],
    ['CHARSET', '9131000OMA1AAAA11H'],
    ['CHARSET', '91310000MA1AAAA1𠮷H'],
    ['REGION', '9131000AMA1AAAA11H'],
    ['CHECKSUM', '91310000MA1AAAA11J'],
  ])('ID-10, ID-11, ID-12 give the first reason: %s of %s', (reason, code) => {
    expect(checkUscc(code)).toEqual({ valid: false, reason });
  });

  it('ID-12 takes a code exactly when the powers of 3 say so', () => {
    const any = fc.tuple(characters(2), region, characters(10)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(validCode, any), (code) => {
        expect(checkUscc(code).valid).toBe(fitsByPowers(code));
      }),
    );
  });

  it('ID-12 refuses a valid code with one character changed or two neighbours exchanged', () => {
    const place = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(validCode, place, fc.constantFrom(...CHARACTERS), (code, at, character) => {
        fc.pre(code.charAt(at) !== character);
        const changed = code.slice(0, at) + character + code.slice(at + 1);
        expect(checkUscc(changed).valid).toBe(false);
      }),
    );
    fc.assert(
      fc.property(validCode, fc.integer({ min: 0, max: 15 }), (code, at) => {
        fc.pre(code.charAt(at) !== code.charAt(at + 1));
        const exchanged =
          code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(checkUscc(exchanged).valid).toBe(false);
      }),
    );
  });

  it('ID-10 refuses ten megabytes at once', () => {
    expect(checkUscc('9'.repeat(10_000_000))).toEqual({ valid: false, reason: 'LENGTH' });
  });
});

describe('explainUscc', () => {
  const explain = (code: string, on = '2026-11-23') => explainUscc(code, on, prefixes);

  it('ID-10 stops at the first step that fails and says what to do', () => {
    expect(explain('91310000MAIAAAA11H')).toMatchObject({
      lines: [
        { rule: 'ID-10', met: true, message: '长度 18 位:相符。' },
        { rule: 'ID-10', met: false, message: expect.stringContaining('不用 I、O、S、V、Z') },
      ],
    });
  });

  it('ID-13 tells what kind of body it is, by the table of the day', () => {
    const last = (code: string, on?: string) => {
      const explained = explain(code, on);
      return explained.found ? explained.lines.at(-1)?.message : null;
    };
    expect(last('91350100M000100Y43')).toBe('代码开头 91:企业。');
    expect(last('91350100M000100Y43', '2015-09-30')).toContain('不在类别表中');
  });

  it('ID-13 only warns of an organisation code that does not fit', () => {
    const digits = '91310000MA1CCCC10';
    const code = digits + usccCheckCharacter(digits);
    expect(explain(code)).toMatchObject({ answer: { valid: true, isOrganisationCodeOk: false } });
    expect(explain(code)).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining({ rule: 'ID-13', met: false })]),
    });
  });
});
