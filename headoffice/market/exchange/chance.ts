/** An integer from 0 to below `limit`, the next of its row. */
export type Chance = (limit: number) => number;

/** Chance from a text: the same text gives the same row (FNV-1a, then mulberry32). */
export function chanceOf(text: string): Chance {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
