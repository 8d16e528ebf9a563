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
  /** The hash of a text's UTF-8 bytes in hex, which is nearly all that is hashed; the text has no lone surrogates. */
  hashText(text: string): string;
  /** Ed25519 in `intl-1`; false for a malformed key or signature, never throws. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** `intl-1` = SHA-256, Ed25519, AES-256-GCM, X25519/age, gzip. */
export type SuiteId = 'intl-1';

/** Signs with an Ed25519 key it never shows. */
export interface Signer {
  /** Public key, 64 hex digits. */
  readonly publicKey: string;
  /** Signature, 128 hex digits. */
  sign(message: Uint8Array): string;
}

/** Encrypts and opens with keys it never shows, one a label; `context` is bound to the sealed bytes. */
export interface Sealer<Label extends string> {
  seal(label: Label, context: Uint8Array, clear: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws Fault SEAL_BROKEN when key, context or bytes do not fit */
  open(label: Label, context: Uint8Array, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/** gzip in `intl-1`. `gunzip` refuses to inflate beyond `maxBytes`. */
export interface Packer {
  gzip(bytes: Uint8Array): Promise<Uint8Array>;
  gunzip(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array>;
}
