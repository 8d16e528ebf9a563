import { createHash } from 'node:crypto';
import { EnrolmentAnswer } from '../../shared/sync/contact.ts';
import { fromHex, fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';

/** Which counter this is, once head office has enrolled it. */
export interface EnrolmentStore {
  /** Null until enrolled. */
  current(): EnrolmentAnswer | null;
  keep(answer: EnrolmentAnswer): Promise<void>;
}

/** @throws Error when the file is there and cannot be read: a counter must not forget who it is */
export async function openEnrolment(files: FileSystem, path: string): Promise<EnrolmentStore> {
  const found = await readIfThere(files, path);
  let current = found === null ? null : EnrolmentAnswer.parse(JSON.parse(fromUtf8(found)));
  return {
    current: () => current,
    async keep(answer) {
      await writeWhole(files, path, utf8(JSON.stringify(answer)));
      current = answer;
    },
  };
}

/** The first 32 hex digits of SHA-256 of head office's public key: what staff type beside the one-time code. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(fromHex(publicKey)).digest('hex').slice(0, 32);
}

/** Whether typed text is this key's fingerprint, whatever its spaces, dashes and letter case. */
export function isFingerprintOf(typed: string, publicKey: string): boolean {
  return typed.replace(/[\s\-:]/g, '').toLowerCase() === fingerprintOf(publicKey);
}
