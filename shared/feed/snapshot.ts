import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { SignatureHex } from '../safeguards/authority.ts';
import { CounterId } from '../values/ids.ts';
import { isRegisterRow, RegisterRow } from './register.ts';

/** Rows of one segment file: NDJSON, at most this many lines. */
export const segmentRows = 2000;

/** A case as a snapshot carries it: its confirmed state and the feed place of its last item. */
export const SnapshotCase = z.object({
  caseId: z.string(),
  place: z.int().min(1),
  state: z.json(),
});
export type SnapshotCase = Readonly<z.infer<typeof SnapshotCase>>;

/** One line of a segment. */
export const SnapshotRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('register'), row: RegisterRow }),
  z.object({ kind: z.literal('case'), case: SnapshotCase }),
]);
export type SnapshotRow = Readonly<z.infer<typeof SnapshotRow>>;

/**
 * The row in one line of a segment. A register row that is as it should be is only looked at, which takes a
 * fraction of the time; whatever else is there the schema judges, as for every other line.
 *
 * readSnapshotRow('{"kind":"register","row":{"asOf":0,"body":null,"key":"1","lookups":{},"register":"client","version":1}}')
 *
 * @throws SyntaxError or ZodError when it is none
 */
export function readSnapshotRow(line: string): SnapshotRow {
  const value: unknown = JSON.parse(line);
  // The schema drops a field of that name; no row of head office's has one.
  if (line.includes('"__proto__"')) return SnapshotRow.parse(value);
  if (typeof value === 'object' && value !== null && 'kind' in value && 'row' in value) {
    const { kind, row } = value;
    if (kind === 'register' && isRegisterRow(row)) return { kind, row };
  }
  return SnapshotRow.parse(value);
}

/**
 * How far a counter's journal is decided at a snapshot's place: all its entries up to (epoch, seq) have their
 * place in the feed at or before it, because the lane keeps a counter's order. Set aside counts as decided.
 */
export const DecidedUpTo = z.object({
  counter: CounterId,
  epoch: z.int().min(1),
  seq: z.int().min(1),
});
export type DecidedUpTo = Readonly<z.infer<typeof DecidedUpTo>>;

/**
 * The signed list of a snapshot: registers and open cases of a branch at a feed place, in segments.
 * `pageHash` is the hash of the page that ends at `place`, so the next page's `prev` fits.
 * A branch whose feed is empty has place 0 and `noHash`.
 */
export const ManifestStatement = z.object({
  purpose: z.literal('snapshot'),
  branch: z.string().regex(/^\d{4}$/),
  era: z.int().min(1),
  place: z.int().min(0),
  pageHash: HashHex,
  /** Digest of each segment's clear bytes (before gzip), its row count, in order. */
  segments: z.array(z.object({ digest: HashHex, rows: z.int().min(1).max(segmentRows) })),
  /**
   * What of each counter's journal the snapshot already holds: a counter that builds its index from here must
   * not fold those entries again. A counter that is not named has nothing decided.
   */
  decided: z.array(DecidedUpTo).exactOptional(),
  madeAt: z.int(),
});
export type ManifestStatement = Readonly<z.infer<typeof ManifestStatement>>;

export const SignedManifest = z.object({ statement: ManifestStatement, signature: SignatureHex });
export type SignedManifest = Readonly<z.infer<typeof SignedManifest>>;
