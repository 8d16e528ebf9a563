/** Pairs of a key and what it stands for, filled in any order. */
export interface Pairs {
  readonly count: number;
  add(key: number, value: number): void;
  /** Both columns, by key and, for equal keys, by value. */
  sorted(): { readonly keys: Uint32Array; readonly values: Uint32Array };
}

/** Pairs of 32-bit numbers, sorted as one 64-bit number by the engine's own sort: ten times faster than a comparison in JavaScript. */
export function pairs(): Pairs {
  let words = new Uint32Array(2048);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(key, value) {
      if (count * 2 === words.length) {
        const larger = new Uint32Array(words.length * 2);
        larger.set(words);
        words = larger;
      }
      // Little-endian, as every machine a browser runs on: the higher word comes second.
      words[count * 2] = value;
      words[count * 2 + 1] = key;
      count += 1;
    },
    sorted() {
      new BigUint64Array(words.buffer, 0, count).sort();
      const keys = new Uint32Array(count);
      const values = new Uint32Array(count);
      for (let at = 0; at < count; at += 1) {
        values[at] = words[at * 2] ?? 0;
        keys[at] = words[at * 2 + 1] ?? 0;
      }
      return { keys, values };
    },
  };
}

/** First place in a sorted list whose value is not below, between `from` and `to`. */
export function lowerBound(from: number, to: number, isBelow: (at: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
