import { z } from 'zod';
import { EvidenceRef } from '../../shared/safeguards/evidence.ts';
import type { Counter } from './counter.tsx';

type Tools = Pick<Counter, 'store' | 'bridge'>;

/** The pages of evidence in a draft, or in the data of a submitted command. */
export function evidenceIn(data: unknown): readonly EvidenceRef[] {
  const parsed = z.object({ evidence: z.array(EvidenceRef) }).safeParse(data);
  return parsed.success ? parsed.data.evidence : [];
}

/**
 * Takes away pieces that no draft of the business names any more; those that an entry names stay, as the shell sees
 * to. The same bytes are one piece, so another draft may need it.
 */
export async function discardUnnamed(
  { store, bridge }: Tools,
  business: string,
  digests: readonly string[],
): Promise<void> {
  const drafts = await store.drafts(business);
  const named = new Set(drafts.flatMap(({ data }) => evidenceIn(data).map(({ digest }) => digest)));
  const unnamed = [...new Set(digests)].filter((digest) => !named.has(digest));
  if (unnamed.length > 0) await bridge.evidence.discard(unnamed);
}

/**
 * Deletes a draft, then the pictures taken for it: never a picture that a draft still names, and never what a paper
 * said that was printed. Somebody may have signed it, whatever became of the draft. @throws Fault
 */
export async function deleteDraftWithEvidence(tools: Tools, draftId: string): Promise<void> {
  const draft = await tools.store.draft(draftId);
  await tools.store.deleteDraft(draftId);
  if (draft === null) return;
  const taken = evidenceIn(draft.data).filter(({ kind }) => kind !== 'paper-content');
  const digests = taken.map(({ digest }) => digest);
  await discardUnnamed(tools, draft.business, digests);
}
