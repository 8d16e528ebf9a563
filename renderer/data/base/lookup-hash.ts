/**
 * A hash of what a row is found by, 32 bits. It has no key: it stands in sealed bytes and in memory only, never in
 * clear. Whoever finds a row by it compares the row itself, so that two values of one hash cost time and nothing else.
 */
export function lookupHash(register: string, by: string, value: string): number {
  let hash = 0x811c9dc5;
  for (const part of [register, by, value]) {
    for (let at = 0; at < part.length; at += 1) {
      // FNV-1a, a UTF-16 unit at a time.
      hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
    }
    // No unit: 'ab', 'c' must not be 'a', 'bc'.
    hash = Math.imul(hash ^ 0x10000, 0x01000193);
  }
  // The end of MurmurHash3: without it numbers that follow one another lie close together.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
