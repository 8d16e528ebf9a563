import { z } from 'zod';
import { canonicalBytes, canonicalText } from '../journal/canonical.ts';
import { Entry, HashHex } from '../journal/entry.ts';
import { SignatureHex } from '../safeguards/authority.ts';
import { concatBytes, fromUtf8, utf8 } from '../values/bytes.ts';
import { CounterId } from '../values/ids.ts';

/** A batch is full, and kept as bytes, at this many entries or this many bytes before gzip. */
export const fullBatch = { entries: 1000, bytes: 512 * 1024 } as const;

/** A batch never inflates beyond this; a single entry may be larger than a full batch. */
export const maxBatchBytes = 32 * 1024 * 1024;

/** Signed head of a batch. Identity is the entries' hashes, never the batch's bytes: it may be cut anew. */
export const BatchHeader = z.object({
  purpose: z.literal('batch'),
  suite: z.literal('intl-1'),
  era: z.int().min(1),
  counter: CounterId,
  epoch: z.int().min(1),
  from: z.int().min(1),
  to: z.int().min(1),
  /** Hash before `from`. */
  prev: HashHex,
  /** Hash of the entry at `to`. */
  head: HashHex,
  count: z.int().min(1),
});
export type BatchHeader = Readonly<z.infer<typeof BatchHeader>>;

export const SignedBatchHeader = z.object({ header: BatchHeader, signature: SignatureHex });
export type SignedBatchHeader = Readonly<z.infer<typeof SignedBatchHeader>>;

/** The bytes a counter signs for a batch. */
export function batchHeaderBytes(header: BatchHeader): Uint8Array {
  return canonicalBytes(header);
}

/** A batch before gzip: NDJSON, the signed header first, then one canonical entry a line. */
export function encodeBatch(
  signed: SignedBatchHeader,
  entryLines: readonly Uint8Array[],
): Uint8Array {
  const newline = utf8('\n');
  const parts: Uint8Array[] = [utf8(canonicalText(signed)), newline];
  for (const line of entryLines) parts.push(line, newline);
  return concatBytes(...parts);
}

/** What a batch says. `texts` are the canonical texts of its entries, made once: they are hashed, stored and fed so. */
export interface DecodedBatch {
  readonly signed: SignedBatchHeader;
  readonly entries: readonly Entry[];
  readonly texts: readonly string[];
}

/** What a batch's bytes say; chain and signature are the caller's to check. Null when it is not a batch. */
export function decodeBatch(bytes: Uint8Array): DecodedBatch | null {
  try {
    const [first, ...rest] = fromUtf8(bytes).split('\n');
    const signed = SignedBatchHeader.parse(JSON.parse(first ?? ''));
    const said = rest.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
    if (said.length !== signed.header.count) return null;
    // Of what the lines say, not of what the schema gives back: their fields are still in canonical order.
    const texts = said.map(entryText);
    return { signed, entries: said.map((one) => Entry.parse(one)), texts };
  } catch {
    // Bytes from outside that do not parse are simply not a batch; the sender is told so.
    return null;
  }
}

/** @throws when there is none, or schemas would leave a part of it out and take it for another entry's */
function entryText(said: unknown): string {
  const text = canonicalText(said);
  if (text.includes('"__proto__":')) throw new RangeError('a field named __proto__');
  return text;
}
