import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { evidenceLimitBytes, EvidenceMedia } from '../safeguards/evidence.ts';

/** Most digests asked for at once; most when head office is to read every byte of them again. */
export const evidenceAskLimit = 500;
export const evidenceProofLimit = 20;

/**
 * POST /v1/evidence/status: which of these pieces of the branch head office holds. With `proof` it reads each one
 * again and compares its digest: asked right before a counter removes its own copy.
 */
export const EvidenceStatusAsk = z
  .object({ digests: z.array(HashHex).max(evidenceAskLimit), proof: z.boolean() })
  .refine(({ digests, proof }) => !proof || digests.length <= evidenceProofLimit);
export type EvidenceStatusAsk = Readonly<z.infer<typeof EvidenceStatusAsk>>;

/** A piece head office holds. */
export const HeldEvidence = z.object({
  digest: HashHex,
  mediaType: EvidenceMedia,
  bytes: z.int().min(1).max(evidenceLimitBytes),
});
export type HeldEvidence = Readonly<z.infer<typeof HeldEvidence>>;

/** Answer to the ask: the pieces that are held; all others are not. */
export const EvidenceStatus = z.object({ held: z.array(HeldEvidence).max(evidenceAskLimit) });

/** Names in the `Upload-Metadata` of an upload's creation (tus). */
export const UploadMetadata = z.object({ digest: HashHex, mediaType: EvidenceMedia });

/** Status of the last PATCH when the bytes were not those of the digest: the upload is gone. */
export const evidenceMismatchStatus = 422;
