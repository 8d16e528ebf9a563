import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { evidenceLimitBytes, EvidenceMedia } from '../safeguards/evidence.ts';

/** How far a kept piece has come. refused: head office will not have it, with words to act on. */
export type EvidenceProgress =
  | { readonly status: 'waiting' }
  | { readonly status: 'uploading'; readonly sentBytes: number }
  | { readonly status: 'confirmed'; readonly at: number }
  | { readonly status: 'refused'; readonly message: string };

/**
 * A piece of evidence this counter knows of. `isNamed`: an entry names it, or is about to; only such pieces go to head
 * office, and they are never discarded. `isHere` false: removed locally after head office confirmed it.
 */
export interface EvidenceItem {
  readonly digest: string;
  readonly mediaType: EvidenceMedia;
  readonly bytes: number;
  readonly keptAt: number;
  readonly progress: EvidenceProgress;
  readonly isNamed: boolean;
  readonly isHere: boolean;
}

/**
 * Pictures, signatures, papers: files by the SHA-256 of their clear bytes, sealed with the device key, fsynced
 * before `keep` answers, uploaded resumably (tus) once an entry names them and whenever there is a line, removed
 * locally only after head office has confirmed the digest. docs/evidence.md
 */
export interface Evidence {
  /**
   * Seals and fsyncs; the same bytes again are the same piece, whatever media type they come with.
   * @throws Fault DISK_LOW, EVIDENCE_WRITE_FAILED, EVIDENCE_TOO_LARGE
   */
  keep(mediaType: EvidenceMedia, bytes: Uint8Array): Promise<EvidenceItem>;
  /**
   * The clear bytes, from here or, when another counter took them, from head office; checked by digest.
   * @throws Fault EVIDENCE_NOT_HERE (no line, or head office does not have it yet), EVIDENCE_DAMAGED
   */
  read(digest: string): Promise<{ readonly mediaType: EvidenceMedia; readonly bytes: Uint8Array }>;
  /**
   * Those of these digests that neither this counter nor, for all it knows, head office keeps: an entry that names
   * one of them must not be appended. When there is none, all are marked as named, for ever, before the answer.
   * @throws Fault EVIDENCE_WRITE_FAILED
   */
  missing(digests: readonly string[]): Promise<readonly string[]>;
  list(): Promise<readonly EvidenceItem[]>;
  /** Takes away pictures of a draft that was thrown away; of these digests, those that are named stay. */
  discard(digests: readonly string[]): Promise<void>;
}

const digests = z.array(HashHex).max(500);
// Twice the limit: what is somewhat too large is told in words, not as a call that breaks the rules.
const pieceBytes = z
  .instanceof(Uint8Array)
  .refine(({ length }) => length > 0 && length <= 2 * evidenceLimitBytes, 'too many bytes');

/** Schemas of the arguments, parsed in the shell. */
export const evidenceArguments = {
  keep: z.tuple([EvidenceMedia, pieceBytes]),
  read: z.tuple([HashHex]),
  missing: z.tuple([digests]),
  list: z.tuple([]),
  discard: z.tuple([digests]),
} satisfies Record<keyof Evidence, z.ZodType>;
