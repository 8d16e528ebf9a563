import { maskAddress } from './mask-address.ts';

/** Nothing that is masked is longer; what is, is no such value and is hidden altogether. */
const LONGEST = 256;
const HIDDEN = '****';

/** How many characters stay readable at each end. */
const READABLE = {
  NAME: { first: 1, last: 0 },
  ID: { first: 3, last: 4 },
  MOBILE: { first: 3, last: 4 },
  BANK_CARD: { first: 4, last: 4 },
  ACCOUNT: { first: 0, last: 4 },
  PASSPORT: { first: 1, last: 3 },
} as const;

/**
 * What kind of personal data a value is; PASSPORT stands for every passport and travel permit, ADDRESS is shown to the
 * district.
 */
export type MaskKind = keyof typeof READABLE | 'ADDRESS';

/**
 * Personal data as it is shown by default: a few characters at the ends, one star for each of the others. A value too
 * short to hide anything becomes stars throughout. Rule ID-9 (docs/rules.md). Never throws.
 *
 * mask('NAME', '李𬱖') → '李*' · mask('ID', '33000019770516731X') → '330***********731X'
 */
export function mask(kind: MaskKind, value: string): string {
  if (kind === 'ADDRESS') return maskAddress(value);
  if (value.length > LONGEST) return HIDDEN;
  const characters = charactersOf(value);
  const { first, last } = READABLE[kind];
  const hidden = characters.length - first - last;
  if (hidden <= 0) return '*'.repeat(characters.length);
  const tail = last === 0 ? [] : characters.slice(-last);
  return [...characters.slice(0, first), '*'.repeat(hidden), ...tail].join('');
}

// A character with its variation selector is one: neither half a pair nor a lost selector is ever shown.
function charactersOf(value: string): string[] {
  return (
    value.match(
      /[^\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}][\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]*/gsu,
    ) ?? []
  );
}
