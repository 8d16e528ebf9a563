import { z } from 'zod';
import { canonicalBytes } from '../journal/canonical.ts';
import type { Suite } from '../suite.ts';
import { toHex } from '../values/bytes.ts';
import { CommandId } from '../values/ids.ts';
import type { EvidenceRef } from './evidence.ts';

/**
 * What a paper for signature says, as it is kept as evidence before it is printed: the SHA-256 of its canonical
 * form stands on the paper and in the command, so that any change after the signature shows.
 *
 * Example: {"business":"account-opening","caseId":"0190…","data":{…},"paper":"application","purpose":"paper","version":1}
 */
export const PaperContent = z.object({
  purpose: z.literal('paper'),
  business: z.string().min(1).max(64),
  paper: z.string().min(1).max(64),
  version: z.int().min(1),
  caseId: CommandId,
  data: z.json(),
});
export type PaperContent = Readonly<z.infer<typeof PaperContent>>;

/** The bytes of a paper's content that are kept and hashed. @throws Fault ENTRY_NOT_CANONICAL */
export function paperBytes(content: PaperContent): Uint8Array {
  return canonicalBytes(content);
}

/** Digest of a paper's content, hex: what is printed on it. @throws Fault ENTRY_NOT_CANONICAL */
export function paperDigest(suite: Suite, content: PaperContent): string {
  return toHex(suite.hash(paperBytes(content)));
}

/** Whether every signed paper among the evidence is of exactly this content; true when there is none. */
export function papersMatch(
  suite: Suite,
  evidence: readonly EvidenceRef[],
  content: PaperContent,
): boolean {
  const papers = evidence.filter(({ kind }) => kind === 'paper-content');
  return papers.every(({ digest }) => digest === paperDigest(suite, content));
}
