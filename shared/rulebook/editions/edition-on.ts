/** What of an edition says when it is used. */
export interface EditionDays {
  readonly edition: string;
  /** The first business date it is used on. */
  readonly validFrom: string;
  /** ms UTC; null while it is in use. */
  readonly withdrawnAt: number | null;
}

/**
 * The editions that may be used on a business date, the one in use first: not withdrawn and valid by then, the one
 * valid from the latest day before the others, and of two from one day the later one by name. A program that cannot
 * read the first uses the next. Rule ED-3 (docs/rules.md).
 */
export function editionsOn<Edition extends EditionDays>(
  editions: readonly Edition[],
  businessDate: string,
): readonly Edition[] {
  return editions
    .filter(({ validFrom, withdrawnAt }) => withdrawnAt === null && validFrom <= businessDate)
    .toSorted(laterFirst);
}

function laterFirst(a: EditionDays, b: EditionDays): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? 1 : -1;
  return compareEditions(b.edition, a.edition);
}

/** Orders edition names by their numbers: '2026.9' cannot be, '2026.11.2' is before '2026.11.10'. */
export function compareEditions(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.split('.').map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
