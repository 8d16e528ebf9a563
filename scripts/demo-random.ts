/** A stream of numbers that a seed determines completely. */
export interface Draw {
  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number;
  /** One item of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * Numbers for demonstration data, the same for the same seed on every machine: a xorshift generator of 32 bits, for
 * variety only and never for keys.
 */
export function drawFrom(seed: number): Draw {
  // Zero would stay zero for ever.
  let state = Math.imul(seed ^ 0x5f3759df, 0x9e3779b1) >>> 0 || 1;
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const [first] = items;
    const item = items[below(items.length)] ?? first;
    if (item === undefined) throw new RangeError('pick: the list is empty.');
    return item;
  };
  return { below, pick };
}
