const WEIGHTS = [7, 3, 1];

/** Characters of the machine-readable zone of a passport; no line of it is longer than 44. */
export const MRZ_FIELD = /^[0-9A-Z<]{1,44}$/;

/**
 * The check digit of a field of the machine-readable zone: digits as they are, A = 10 to Z = 35, `<` = 0, weights 7 3 1.
 * Rule ID-20 (docs/rules.md); source: ICAO 9303.
 *
 * mrzCheckDigit('L898902C3') → 6
 */
export function mrzCheckDigit(field: string): number {
  const sum = Array.from(field).reduce(
    (sum, character, at) => sum + valueOf(character) * (WEIGHTS[at % 3] ?? 0),
    0,
  );
  return sum % 10;
}

function valueOf(character: string): number {
  return character === '<' ? 0 : Number.parseInt(character, 36);
}
