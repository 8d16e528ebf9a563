import type { Aim, Figure } from './part.ts';

/** What came of an aim. */
export interface AimResult extends Aim {
  /** The worst that was measured of the figures it is about; null when nothing was. */
  readonly found: number | null;
  readonly isReached: boolean;
}

/** Compares figures with the aims. What was not measured reaches nothing. */
export function aimResults(aims: readonly Aim[], figures: readonly Figure[]): readonly AimResult[] {
  return aims.map((aim) => {
    const own = figures.filter(({ name }) => name === aim.of);
    if (own.length === 0) throw new Error(`aim "${aim.name}": no figure is named ${aim.of}`);
    const values = own.map((figure) => figure[aim.at ?? 'value'] ?? null);
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return { ...aim, found: null, isReached: false };
    const found = aim.atMost === undefined ? Math.min(...known) : Math.max(...known);
    const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = aim;
    const isKnown = known.length === values.length;
    return { ...aim, found, isReached: isKnown && found <= atMost && found >= atLeast };
  });
}
