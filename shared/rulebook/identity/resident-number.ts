import { isRealDate } from '../../values/dates.ts';
import { ageOn } from './age.ts';
import type { identityRefusals } from './messages.ts';

const FORMAT = /^\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const FIRST_BIRTH_DATE = '1900-01-01';

// Only the province is checked: district codes change, and old ones stay valid on old cards.
const MAINLAND_PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(
    ' ',
  ),
);
const TAIWAN_PROVINCE = '71';
const RESIDENCE_PERMIT_REGIONS = new Set(['810000', '820000', '830000']);

/** Why a number is not valid; `identityRefusals.idNumber` has the words for staff. */
export type ResidentNumberReason = keyof typeof identityRefusals.idNumber;

/**
 * What a valid number says of its holder, or the first reason why it is not valid. The kind tells whose number it is: a
 * resident's; a residence permit of Hong Kong, Macao or Taiwan people (港澳台居民居住证, prefixes 81, 82, 83); a foreigner's
 * permanent residence card of 2023 (first digit 9).
 */
export type ResidentNumberCheck =
  | ({
      readonly valid: true;
      /** `YYYY-MM-DD` */
      readonly birth: string;
      readonly sex: 'M' | 'F';
      /** Full years on the given day. */
      readonly age: number;
    } & (
      | { readonly kind: 'RESIDENT' | 'GAT_RESIDENCE' }
      | {
          readonly kind: 'FOREIGN_PR';
          /** Two digits: the province that took the application. */
          readonly acceptRegion: string;
          /** Three digits, ISO 3166-1 numeric. */
          readonly nationalityNumeric: string;
        }
    ))
  | { readonly valid: false; readonly reason: ResidentNumberReason };

/**
 * Checks an 18-character identity number as given (a form may trim and upper-case it before), in the order format,
 * region, birth date, check character. Rules ID-1 to ID-5 (docs/rules.md); source: GB 11643-1999, ISO 7064 MOD 11-2.
 * Never throws.
 *
 * checkResidentNumber('110000199003070124', '2026-11-23')
 * → { valid: true, kind: 'RESIDENT', birth: '1990-03-07', sex: 'F', age: 36 }
 *
 * @param asOfDate `YYYY-MM-DD`: the day for the age, and the last possible day of birth
 */
export function checkResidentNumber(number: string, asOfDate: string): ResidentNumberCheck {
  if (!FORMAT.test(number)) return { valid: false, reason: 'FORMAT' };
  const issuer = issuerOf(number);
  if (issuer === undefined) return { valid: false, reason: 'REGION' };
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDate(birth) || birth < FIRST_BIRTH_DATE || birth > asOfDate) {
    return { valid: false, reason: 'BIRTHDATE' };
  }
  if (checkCharacter(number) !== number.charAt(17)) return { valid: false, reason: 'CHECKSUM' };
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'M' : 'F';
  return { valid: true, ...issuer, birth, sex, age: ageOn(birth, asOfDate) };
}

/** The check character that belongs to the first 17 digits; what follows them is not read. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function issuerOf(number: string) {
  if (number.startsWith('9')) {
    const acceptRegion = number.slice(1, 3);
    if (!MAINLAND_PROVINCES.has(acceptRegion)) return undefined;
    return { kind: 'FOREIGN_PR', acceptRegion, nationalityNumeric: number.slice(3, 6) } as const;
  }
  if (RESIDENCE_PERMIT_REGIONS.has(number.slice(0, 6))) return { kind: 'GAT_RESIDENCE' } as const;
  const province = number.slice(0, 2);
  const isResident = MAINLAND_PROVINCES.has(province) || province === TAIWAN_PROVINCE;
  return isResident ? ({ kind: 'RESIDENT' } as const) : undefined;
}
