import { z } from 'zod';
import { BatchHeader } from '../sync/batch.ts';

/**
 * The device's keys. The window gets the sealing key once, imports it as a non-extractable HKDF handle and
 * derives one key per label (frame, feed, draft, evidence, lookup). The signing key never leaves the shell,
 * which signs only what it has parsed.
 */
export interface KeyStore {
  /** `clear` only in a demonstration started with sealing off, to prove that sealing is what hides the data. */
  sealing(): Promise<
    { readonly mode: 'sealed'; readonly key: Uint8Array } | { readonly mode: 'clear' }
  >;
  /** Ed25519 over the canonical header, hex. */
  signBatchHeader(header: z.infer<typeof BatchHeader>): Promise<string>;
}

/** Schemas of the arguments, parsed in the shell. */
export const keyStoreArguments = {
  sealing: z.tuple([]),
  signBatchHeader: z.tuple([BatchHeader]),
} satisfies Record<keyof KeyStore, z.ZodType>;

/** HKDF-SHA-256 info labels of the keys derived from the sealing key (salt empty). */
export const keyLabels = ['frame', 'feed', 'draft', 'evidence', 'lookup'] as const;
export type KeyLabel = (typeof keyLabels)[number];
