import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { KeyLabel } from '../../../shared/bridge/key-store.ts';
import type { BoxCipher } from '../../../shared/safeguards/sealed-file.ts';
import { concatBytes } from '../../../shared/values/bytes.ts';
import type { RandomBytes } from '../ports.ts';

const nonceBytes = 12;
const tagBytes = 16;
const label = 'evidence' satisfies KeyLabel;

/** Boxes under the device key's label `evidence`: AES-256-GCM, a random nonce each time. */
export function evidenceCipher(deviceKey: Uint8Array, random: RandomBytes): BoxCipher {
  const key = new Uint8Array(hkdfSync('sha256', deviceKey, new Uint8Array(0), label, 32));
  return {
    seal(context, clear) {
      const nonce = random(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context);
      return concatBytes(nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag());
    },
    open(context, box) {
      if (box.length < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes))
        .setAAD(context)
        .setAuthTag(box.subarray(-tagBytes));
      try {
        return concatBytes(decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final());
      } catch {
        // The tag does not fit: the caller says of which place.
        return null;
      }
    },
  };
}
