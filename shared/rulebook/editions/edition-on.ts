import type { RuleTables } from '../tables.ts';

/** An edition a program can use: its tables read and its signature checked. */
export interface UsableEdition {
  readonly tables: RuleTables;
  /** ms UTC; null while it is in use. */
  readonly withdrawnAt: number | null;
}

/**
 * The tables of the edition in use on a business date: of those not withdrawn and valid by then the one valid from the
 * latest day, and of two from one day the later one by name. Null when none is. Rule ED-3 (docs/rules.md).
 */
export function editionOn(
  editions: readonly UsableEdition[],
  businessDate: string,
): RuleTables | null {
  const usable = editions.filter(
    ({ tables, withdrawnAt }) => withdrawnAt === null && tables.validFrom <= businessDate,
  );
  const [newest] = usable.toSorted((a, b) => laterFirst(a.tables, b.tables));
  return newest?.tables ?? null;
}

function laterFirst(a: RuleTables, b: RuleTables): number {
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
