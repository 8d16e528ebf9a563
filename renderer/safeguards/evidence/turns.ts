/** Quarter turns to the right. */
export type Turns = 0 | 1 | 2 | 3;

/** A quarter turn further, to the right or to the left; four of either are none. */
export function turned(turns: Turns, by: 1 | -1): Turns {
  // Remainders of 4 are exactly these.
  return ((turns + by + 4) % 4) as Turns;
}
