/** Keeps the smallest of the numbers it is given, each once. */
export interface Smallest {
  /** Numbers from here on are of no interest any more. */
  readonly limit: number;
  add(value: number): void;
  /** The smallest, ascending. */
  values(): Uint32Array;
}

/**
 * A keeper of at most `most` numbers that `accepts` lets in. A number that could not get in any more costs one
 * comparison, so a hundred thousand places are looked through in a fraction of a millisecond.
 */
export function smallest(most: number, accepts: (value: number) => boolean): Smallest {
  const kept = new Uint32Array(most * 4);
  let count = 0;
  let limit = Infinity;
  const tidy = (): void => {
    const sorted = kept.subarray(0, count).sort();
    let different = 0;
    for (const value of sorted) {
      if (different > 0 && kept[different - 1] === value) continue;
      kept[different] = value;
      different += 1;
    }
    count = Math.min(different, most);
    if (count === most) limit = kept[count - 1] ?? Infinity;
  };
  return {
    get limit() {
      return limit;
    },
    add(value) {
      if (value >= limit || !accepts(value)) return;
      kept[count] = value;
      count += 1;
      if (count === kept.length) tidy();
    },
    values() {
      tidy();
      return kept.slice(0, count);
    },
  };
}
