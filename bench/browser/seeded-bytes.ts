/** Bytes that are the same in every run (xorshift); for ids, never for keys. */
export function seededBytes(seed: number): (count: number) => Uint8Array {
  let state = seed;
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; at += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[at] = state;
    }
    return bytes;
  };
}
