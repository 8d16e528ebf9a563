const table = (() => {
  const made = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
    made[byte] = crc >>> 0;
  }
  return made;
})();

/** CRC-32C (Castagnoli, RFC 3720 B.4) of one or more byte runs, unsigned. Finds torn and flipped bytes, proves nothing. */
export function crc32c(...runs: readonly Uint8Array[]): number {
  let crc = 0xffffffff;
  for (const run of runs) {
    for (const byte of run) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
