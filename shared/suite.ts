/**
 * The algorithms a counter and head office agree on. Reached only through this interface, so that a
 * national-cryptography suite (SM2/SM3/SM4) can stand beside `intl-1`.
 *
 * Hash and verify are synchronous because `decide` and the chain check are; signing and sealing hold
 * keys and live where the keys live.
 */
export interface Suite {
  readonly id: SuiteId;
  /** SHA-256 in `intl-1`: 32 bytes. */
  hash(bytes: Uint8Array): Uint8Array;
  /** Ed25519 in `intl-1`; false for a malformed key or signature, never throws. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** `intl-1` = SHA-256, Ed25519, AES-256-GCM, X25519/age, gzip. */
export type SuiteId = 'intl-1';

/** Signs with a key it never shows. */
export interface Signer {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Encrypts and opens with a key it never shows; `context` is bound to the sealed bytes. */
export interface Sealer {
  seal(clear: Uint8Array, context: Uint8Array): Promise<Uint8Array>;
  /** @throws Fault SEAL_BROKEN when key, context or bytes do not fit */
  open(sealed: Uint8Array, context: Uint8Array): Promise<Uint8Array>;
}

/** gzip in `intl-1`. `gunzip` refuses to inflate beyond `maxBytes`. */
export interface Packer {
  gzip(bytes: Uint8Array): Promise<Uint8Array>;
  gunzip(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array>;
}
