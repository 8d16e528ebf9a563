import type { identityRefusals } from './messages.ts';

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
/** 3 to the power of the place, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_CHECKS = '0123456789X0';

/** Why a code is none; `identityRefusals.uscc` has the words for staff. */
export type UsccReason = keyof typeof identityRefusals.uscc;

/** What a valid code says of its holder, or the first reason why it is not valid. */
export type UsccCheck =
  | {
      readonly valid: true;
      /** Registering department: 1 机构编制, 5 民政, 9 市场监管, Y 其他. */
      readonly department: string;
      /** Category within the department. */
      readonly category: string;
      /** Six digits of the registering region. */
      readonly region: string;
      /** Nine characters: the organisation code with its own check character. */
      readonly organisationCode: string;
      /** Whether that check character fits (GB 11714); a hint, the whole code may still be right. */
      readonly isOrganisationCodeOk: boolean;
    }
  | { readonly valid: false; readonly reason: UsccReason };

/**
 * Checks a unified social credit code (统一社会信用代码) as given, in the order length, characters, region, check
 * character. Rules ID-10 to ID-13 (docs/rules.md); source: GB 32100-2015. Never throws.
 *
 * checkUscc('91350100M000100Y43') → { valid: true, department: '9', category: '1', region: '350100', … }
 */
export function checkUscc(code: string): UsccCheck {
  const reason = reasonAgainst(code);
  if (reason !== null) return { valid: false, reason };
  const organisationCode = code.slice(8, 17);
  return {
    valid: true,
    department: code.charAt(0),
    category: code.charAt(1),
    region: code.slice(2, 8),
    organisationCode,
    isOrganisationCodeOk: isOrganisationCode(organisationCode),
  };
}

function reasonAgainst(code: string): UsccReason | null {
  // Units before characters, so that megabytes pasted by mistake are not taken apart.
  if (code.length > 2 * LENGTH) return 'LENGTH';
  const characters = Array.from(code);
  if (characters.length !== LENGTH) return 'LENGTH';
  if (!characters.every((character) => CHARSET.includes(character))) return 'CHARSET';
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'REGION';
  return usccCheckCharacter(code) === code.charAt(LENGTH - 1) ? null : 'CHECKSUM';
}

/** The check character that belongs to the first 17 characters; what follows them is not read. */
export function usccCheckCharacter(code: string): string {
  const sum = WEIGHTS.reduce(
    (sum, weight, at) => sum + weight * CHARSET.indexOf(code[at] ?? ''),
    0,
  );
  return CHARSET.charAt((31 - (sum % 31)) % 31);
}

function isOrganisationCode(code: string): boolean {
  const sum = ORGANISATION_WEIGHTS.reduce(
    // Every letter has its value of GB 11714 here, A = 10 to Z = 35, not its place in the character set above.
    (sum, weight, at) => sum + weight * Number.parseInt(code.charAt(at), 36),
    0,
  );
  return ORGANISATION_CHECKS.charAt(11 - (sum % 11)) === code.charAt(8);
}
