import type { KeyLabel, KeyStore } from '../../shared/bridge/key-store.ts';
import { Fault } from '../../shared/errors.ts';
import type { Sealer } from '../../shared/suite.ts';
import { concatBytes, toHex, utf8 } from '../../shared/values/bytes.ts';

/** Labels this window seals under; evidence is sealed by the shell. */
export type SealLabel = Exclude<KeyLabel, 'evidence' | 'lookup'>;

/** Bytes in a buffer of their own kind, as WebCrypto and the bridge want them. */
export type OwnBytes = Uint8Array<ArrayBuffer>;

/** Seals what the counter keeps, and turns values it is found by into keyed hashes. */
export interface Sealing extends Sealer<SealLabel> {
  /** Keyed hash of the parts, 32 hex digits; equal only for equal parts under the same device key. */
  lookup(...parts: readonly string[]): Promise<string>;
}

const nonceBytes = 12;
const rememberedLookups = 1000;
/** First byte of sealed bytes: what they are. */
const isClear = 0;
const isSealed = 1;

type DeviceKey = Awaited<ReturnType<KeyStore['sealing']>>;

/**
 * Sealing under the device key: AES-256-GCM with a key per label (HKDF-SHA-256), a random nonce each time.
 * The raw key is wiped once imported. `clear` mode keeps everything readable: the demonstration that
 * searches the files needs a control that finds something.
 */
export async function sealingWith(
  device: DeviceKey,
  random: (bytes: number) => Uint8Array,
): Promise<Sealing> {
  const raw = device.mode === 'sealed' ? Uint8Array.from(device.key) : new Uint8Array(32);
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  raw.fill(0);
  if (device.mode === 'sealed') device.key.fill(0);
  const hmac = await deriveKey(base, 'lookup', { name: 'HMAC', hash: 'SHA-256', length: 256 }, [
    'sign',
  ]);
  const lookup = remembering(async (parts: string) => {
    const mac = await crypto.subtle.sign('HMAC', hmac, utf8(parts));
    return toHex(new Uint8Array(mac, 0, 16));
  });
  if (device.mode === 'clear') return { seal: sealClear, open: openClear, lookup };
  const keys = {
    frame: await aesKey(base, 'frame'),
    feed: await aesKey(base, 'feed'),
    draft: await aesKey(base, 'draft'),
  } satisfies Record<SealLabel, CryptoKey>;
  return {
    lookup,
    async seal(label, context, clear) {
      const nonce = Uint8Array.from(random(nonceBytes));
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: own(context) };
      const sealed = await crypto.subtle.encrypt(algorithm, keys[label], own(clear));
      return concatBytes(Uint8Array.of(isSealed), nonce, new Uint8Array(sealed));
    },
    async open(label, context, sealed) {
      const bytes = own(sealed);
      const iv = bytes.subarray(1, 1 + nonceBytes);
      const algorithm = { name: 'AES-GCM', iv, additionalData: own(context) };
      if (bytes[0] !== isSealed) throw new Fault('SEAL_BROKEN', `unknown seal ${bytes[0]}`);
      try {
        const clear = await crypto.subtle.decrypt(
          algorithm,
          keys[label],
          bytes.subarray(1 + nonceBytes),
        );
        return new Uint8Array(clear);
      } catch (cause) {
        throw new Fault('SEAL_BROKEN', `${label} does not open`, { cause });
      }
    },
  };
}

/** The same values are looked up for facts and again when the case is sealed: the last ones are not hashed twice. */
function remembering(hash: (parts: string) => Promise<string>): Sealing['lookup'] {
  const known = new Map<string, Promise<string>>();
  return async (...parts) => {
    const text = JSON.stringify(parts);
    const found = known.get(text) ?? hash(text);
    if (known.size >= rememberedLookups) known.clear();
    known.set(text, found);
    return await found;
  };
}

async function aesKey(base: CryptoKey, label: SealLabel): Promise<CryptoKey> {
  return await deriveKey(base, label, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']);
}

async function deriveKey(
  base: CryptoKey,
  label: KeyLabel,
  algorithm: AesDerivedKeyParams | HmacImportParams,
  usages: KeyUsage[],
): Promise<CryptoKey> {
  const from = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(label) };
  return await crypto.subtle.deriveKey(from, base, algorithm, false, usages);
}

/** WebCrypto takes only views of plain buffers; the bridge and IndexedDB give no others. */
function own(bytes: Uint8Array): OwnBytes {
  return bytes as OwnBytes;
}

async function sealClear(
  _label: SealLabel,
  _context: Uint8Array,
  clear: Uint8Array,
): Promise<OwnBytes> {
  return await Promise.resolve(concatBytes(Uint8Array.of(isClear), clear));
}

async function openClear(
  label: SealLabel,
  _context: Uint8Array,
  sealed: Uint8Array,
): Promise<OwnBytes> {
  if (sealed[0] !== isClear) throw new Fault('SEAL_BROKEN', `${label} is sealed`);
  return await Promise.resolve(own(sealed.subarray(1)));
}
