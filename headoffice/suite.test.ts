import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { intl1 } from '../shared/suite-intl-1.ts';
import { toHex, utf8 } from '../shared/values/bytes.ts';
import { fingerprint } from './keys.ts';
import { nodeSuite } from './suite.ts';

const suite = nodeSuite();
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const message = utf8('开户');

it('hashes and verifies as the portable suite does', () => {
  expect(Buffer.from(suite.hash(message))).toEqual(Buffer.from(intl1.hash(message)));
  for (const text of ['', '开户', '\u{1f600} é\n', 'x'.repeat(5000)]) {
    expect(suite.hashText(text)).toBe(toHex(intl1.hash(utf8(text))));
    expect(intl1.hashText(text)).toBe(suite.hashText(text));
  }
  const signature = sign(null, message, privateKey);
  for (const one of [suite, intl1]) {
    expect(one.verify(raw, message, signature)).toBe(true);
    expect(one.verify(raw, utf8('销户'), signature)).toBe(false);
    expect(one.verify(new Uint8Array(32), message, signature)).toBe(false);
    expect(one.verify(raw.subarray(1), message, signature)).toBe(false);
    expect(one.verify(raw, message, signature.subarray(1))).toBe(false);
  }
  // Remembered, not decided anew: still the same.
  expect(suite.verify(raw, message, signature)).toBe(true);
});

it('shows a key as eight groups of four hex digits', () => {
  expect(fingerprint(suite, '00'.repeat(32))).toBe('6668 7aad f862 bd77 6c8f c18b 8e9f 8e20');
});
