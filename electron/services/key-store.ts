import type { Signer } from '../../shared/suite.ts';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeyStore } from '../../shared/bridge/key-store.ts';
import { batchHeaderBytes } from '../../shared/sync/batch.ts';
import { fromBase64, fromUtf8, toBase64, utf8 } from '../../shared/values/bytes.ts';
import { signingKeyOf } from './ed25519.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { RandomBytes } from './ports.ts';

const Key32 = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** Example: {"version":1,"sealing":"…=","signing":"…=","receiving":"AGE-SECRET-KEY-1…"} */
const DeviceKeysFile = z.object({
  version: z.literal(1),
  sealing: Key32,
  /** Seed of the Ed25519 key. */
  signing: Key32,
  receiving: z.string().startsWith('AGE-SECRET-KEY-1'),
});

/** How the file of device keys is protected: by the operating system's key store, or by file rights alone. */
export interface KeyWrap {
  readonly fileName: 'device.sealed' | 'device.json';
  wrap(text: string): Uint8Array;
  unwrap(bytes: Uint8Array): string;
}

/** File rights alone: the browser host, which says so on its sign-in page. */
export const plainKeyFile: KeyWrap = { fileName: 'device.json', wrap: utf8, unwrap: fromUtf8 };

export interface DeviceKeys {
  readonly signing: Signer;
  readonly sealing: Uint8Array;
  /** The counter's `age1…` address for what head office seals to it. */
  readonly recipient: string;
}

/** The device's keys, made at the first start and the same ever after. */
export async function openDeviceKeys(
  files: FileSystem,
  folder: string,
  wrap: KeyWrap,
  random: RandomBytes,
): Promise<DeviceKeys> {
  const path = join(folder, wrap.fileName);
  const found = await readIfThere(files, path);
  const keys =
    found === null ? await makeKeys(random) : DeviceKeysFile.parse(JSON.parse(wrap.unwrap(found)));
  if (found === null) await writeWhole(files, path, wrap.wrap(JSON.stringify(keys)));
  return {
    signing: signingKeyOf(fromBase64(keys.signing)),
    sealing: fromBase64(keys.sealing),
    recipient: await identityToRecipient(keys.receiving),
  };
}

async function makeKeys(random: RandomBytes): Promise<z.infer<typeof DeviceKeysFile>> {
  return {
    version: 1,
    sealing: toBase64(random(32)),
    signing: toBase64(random(32)),
    receiving: await generateIdentity(),
  };
}

/** The keys as the window may use them. `clear` is for the proof that sealing is what hides the data. */
export function createKeyStore(keys: DeviceKeys, mode: 'sealed' | 'clear'): KeyStore {
  return {
    async sealing() {
      return mode === 'clear' ? { mode } : { mode, key: Uint8Array.from(keys.sealing) };
    },
    async signBatchHeader(header) {
      return keys.signing.sign(batchHeaderBytes(header));
    },
  };
}
