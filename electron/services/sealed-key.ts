import { createCipheriv, createDecipheriv } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import { concatBytes, fromBase64, toBase64, utf8 } from '../../shared/values/bytes.ts';
import type { RandomBytes } from './ports.ts';

/** What Argon2id takes over a password. */
export interface KeyCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** What it takes at a branch: 64 MiB, three passes; about a third of a second there. */
export const branchKeyCost: KeyCost = { memoryKib: 64 * 1024, passes: 3 };

const tagBytes = 16;

/**
 * A person's private key under their password: AES-256-GCM of the Ed25519 seed, the key by Argon2id.
 *
 * Example: {"version":1,"kdf":"argon2id","memoryKib":65536,"passes":3,"salt":"…","nonce":"…","box":"…"}
 */
const SealedKey = z.object({
  version: z.literal(1),
  kdf: z.literal('argon2id'),
  memoryKib: z.int(),
  passes: z.int(),
  salt: z.string(),
  nonce: z.string(),
  box: z.string(),
});

/** Seals a seed. `owner` is bound to it, so that one person's file does not open as another's. */
export async function sealKey(
  seed: Uint8Array,
  password: string,
  owner: { readonly staff: string; readonly publicKey: string },
  { random, keyCost }: { readonly random: RandomBytes; readonly keyCost: KeyCost },
): Promise<string> {
  const salt = random(16);
  const nonce = random(12);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(password, salt, keyCost), nonce).setAAD(
    contextOf(owner),
  );
  const box = concatBytes(cipher.update(seed), cipher.final(), cipher.getAuthTag());
  const sealed: z.infer<typeof SealedKey> = {
    version: 1,
    kdf: 'argon2id',
    ...keyCost,
    salt: toBase64(salt),
    nonce: toBase64(nonce),
    box: toBase64(box),
  };
  return JSON.stringify(sealed);
}

/**
 * The seed, or null when password or owner do not fit.
 *
 * @throws Error when the text is no sealed key, or one of another cost: a cheaper one would be guessed sooner
 */
export async function openKey(
  sealedKey: string,
  password: string,
  owner: { readonly staff: string; readonly publicKey: string },
  keyCost: KeyCost,
): Promise<Uint8Array | null> {
  const sealed = SealedKey.parse(JSON.parse(sealedKey));
  if (sealed.memoryKib !== keyCost.memoryKib || sealed.passes !== keyCost.passes) {
    throw new Error(`sealed at another cost: ${sealed.memoryKib} KiB, ${sealed.passes} passes`);
  }
  const box = fromBase64(sealed.box);
  const key = await keyOf(password, fromBase64(sealed.salt), keyCost);
  const decipher = createDecipheriv('aes-256-gcm', key, fromBase64(sealed.nonce))
    .setAAD(contextOf(owner))
    .setAuthTag(box.subarray(-tagBytes));
  try {
    return concatBytes(decipher.update(box.subarray(0, -tagBytes)), decipher.final());
  } catch {
    // The tag does not fit: that is what a wrong password looks like.
    return null;
  }
}

async function keyOf(
  password: string,
  salt: Uint8Array,
  { memoryKib, passes }: KeyCost,
): Promise<Uint8Array> {
  return await argon2id({
    // One spelling, however the keyboard composes the characters.
    password: utf8(password.normalize('NFC')),
    salt,
    iterations: passes,
    memorySize: memoryKib,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
}

const contextOf = ({ staff, publicKey }: { staff: string; publicKey: string }): Uint8Array =>
  utf8(`guitai/1 staff-key ${staff} ${publicKey}`);
