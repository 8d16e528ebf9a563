import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { EvidenceMedia } from '../safeguards/evidence.ts';
import { Bytes } from './log-types.ts';

/** Largest single piece handed over in one call; recordings will come in parts of their own. */
export const evidenceLimitBytes = 20 * 1024 * 1024;

/** How far a kept piece has come. refused: head office will not have it, with words to act on. */
export type EvidenceProgress =
  | { readonly status: 'waiting' }
  | { readonly status: 'uploading'; readonly sentBytes: number }
  | { readonly status: 'confirmed'; readonly at: number }
  | { readonly status: 'refused'; readonly message: string };

/** A piece of evidence this counter knows of. `isHere` false: removed locally after head office confirmed it. */
export interface EvidenceItem {
  readonly digest: string;
  readonly mediaType: EvidenceMedia;
  readonly bytes: number;
  readonly keptAt: number;
  readonly progress: EvidenceProgress;
  readonly isHere: boolean;
}

/**
 * Pictures, signatures, papers: files by the SHA-256 of their clear bytes, sealed with the device key, fsynced
 * before `keep` answers, uploaded resumably (tus) whenever there is a line, removed locally only after head
 * office has confirmed the digest.
 */
export interface Evidence {
  /** Seals and fsyncs; the same bytes again are the same piece. @throws Fault DISK_LOW, EVIDENCE_WRITE_FAILED */
  keep(mediaType: EvidenceMedia, bytes: Uint8Array): Promise<EvidenceItem>;
  /**
   * The clear bytes, from here or, when another counter took them, from head office; checked by digest.
   * @throws Fault EVIDENCE_NOT_HERE (no line, or head office does not have it yet), EVIDENCE_DAMAGED
   */
  read(digest: string): Promise<{ readonly mediaType: EvidenceMedia; readonly bytes: Uint8Array }>;
  /** Those of these digests that are not kept here. An entry that names one of them must not be appended. */
  missing(digests: readonly string[]): Promise<readonly string[]>;
  list(): Promise<readonly EvidenceItem[]>;
  /**
   * Takes away what no entry names: pictures of a draft that was thrown away. Pieces that a draft or an entry
   * still names must be handed in. Never touches what is being uploaded.
   */
  discard(digests: readonly string[]): Promise<void>;
}

const digests = z.array(HashHex).max(500);

/** Schemas of the arguments, parsed in the shell. */
export const evidenceArguments = {
  keep: z.tuple([EvidenceMedia, Bytes]),
  read: z.tuple([HashHex]),
  missing: z.tuple([digests]),
  list: z.tuple([]),
  discard: z.tuple([digests]),
} satisfies Record<keyof Evidence, z.ZodType>;
