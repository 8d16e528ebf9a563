import { z } from 'zod';
import { Fault } from '../errors.ts';
import { canonicalText } from '../journal/canonical.ts';
import { HashHex } from '../journal/entry.ts';
import { concatBytes, fromUtf8, utf8 } from '../values/bytes.ts';
import { evidenceLimitBytes, EvidenceMedia } from './evidence.ts';

/**
 * A piece of evidence as counter and head office keep it, each under a key of its own:
 *
 *   magic 4 'GTEV' · version 2 · header length 2 (big-endian) · header (canonical JSON) · box of the header
 *   then boxes of 64 KiB of clear bytes each, the last one of what is left
 *
 * A box is what a BoxCipher makes: nonce, ciphertext, tag. That of the header holds nothing and is bound to all
 * bytes before it; the others are bound to digest, length and their number. So every changed, missing, added or
 * moved byte is noticed, and any part can be read without what comes before it.
 */
export const SealedHeader = z.object({
  /** SHA-256 of the clear bytes. */
  digest: HashHex,
  mediaType: EvidenceMedia,
  /** Number of clear bytes. */
  bytes: z.int().min(1).max(evidenceLimitBytes),
  keptAt: z.int(),
});
export type SealedHeader = Readonly<z.infer<typeof SealedHeader>>;

/** Seals small pieces of bytes with a key it never shows. */
export interface BoxCipher {
  seal(context: Uint8Array, clear: Uint8Array): Uint8Array;
  /** Null when key, context or bytes do not fit. */
  open(context: Uint8Array, box: Uint8Array): Uint8Array | null;
}

/** What a box adds to its clear bytes: a nonce of 12 and a tag of 16. */
export const boxOverhead = 28;
/** Clear bytes of each box but the last. */
export const chunkBytes = 64 * 1024;
/** Enough of a file's beginning to hold its header. */
export const headAtMost = 1024;

const magic = 0x47544556;
const formatVersion = 1;
const prefixBytes = 8;

/** The beginning of a sealed file, and how long it is. */
export interface SealedHead {
  readonly header: SealedHeader;
  readonly length: number;
}

/** The beginning of a file; its boxes follow. */
export function encodeHead(cipher: BoxCipher, header: SealedHeader): Uint8Array {
  const text = utf8(canonicalText(header));
  const prefix = new Uint8Array(prefixBytes);
  const view = new DataView(prefix.buffer);
  view.setUint32(0, magic);
  view.setUint16(4, formatVersion);
  view.setUint16(6, text.length);
  const clear = concatBytes(prefix, text);
  return concatBytes(clear, cipher.seal(clear, new Uint8Array(0)));
}

/** Reads the beginning of a file. @throws Fault EVIDENCE_DAMAGED */
export function decodeHead(cipher: BoxCipher, start: Uint8Array): SealedHead {
  const damaged = (): Fault => new Fault('EVIDENCE_DAMAGED', 'header');
  if (start.length < prefixBytes) throw damaged();
  const view = new DataView(start.buffer, start.byteOffset, prefixBytes);
  const isOurs = view.getUint32(0) === magic && view.getUint16(4) === formatVersion;
  const end = prefixBytes + view.getUint16(6);
  const box = start.subarray(end, end + boxOverhead);
  if (!isOurs || cipher.open(start.subarray(0, end), box) === null) throw damaged();
  const header = SealedHeader.parse(JSON.parse(fromUtf8(start.subarray(prefixBytes, end))));
  return { header, length: end + boxOverhead };
}

/** How many boxes a piece has. */
export function chunkCount({ bytes }: SealedHeader): number {
  return Math.ceil(bytes / chunkBytes);
}

/** Clear bytes of a box. */
export function chunkLength({ bytes }: SealedHeader, index: number): number {
  return Math.min(chunkBytes, bytes - index * chunkBytes);
}

/** Where in the file a box begins; beyond the last one, where the file ends. */
export function chunkStart({ header, length }: SealedHead, index: number): number {
  const clear = Math.min(index * chunkBytes, header.bytes);
  return length + clear + Math.min(index, chunkCount(header)) * boxOverhead;
}

/** The box of a piece's next bytes. */
export function sealChunk(
  cipher: BoxCipher,
  header: SealedHeader,
  index: number,
  clear: Uint8Array,
): Uint8Array {
  return cipher.seal(contextOf(header, index), clear);
}

/** The clear bytes of a box. @throws Fault EVIDENCE_DAMAGED, naming the place in the file */
export function openChunk(
  cipher: BoxCipher,
  head: SealedHead,
  index: number,
  box: Uint8Array,
): Uint8Array {
  const { header } = head;
  const isWhole = box.length === chunkLength(header, index) + boxOverhead;
  const clear = isWhole ? cipher.open(contextOf(header, index), box) : null;
  if (clear !== null) return clear;
  const place = `part ${index + 1} of ${chunkCount(header)}, at byte ${chunkStart(head, index)}`;
  throw new Fault('EVIDENCE_DAMAGED', place);
}

function contextOf({ digest, bytes }: SealedHeader, index: number): Uint8Array {
  return utf8(`guitai/1 evidence ${digest} ${bytes} ${index}`);
}
