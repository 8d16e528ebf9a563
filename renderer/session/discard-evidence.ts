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
 * Takes away pieces that no draft names any more, of whatever business; those that an entry names stay, as the shell
 * sees to. The same bytes are one piece, so another draft may need it.
 */
export async function discardUnnamed(
  { store, bridge }: Tools,
  digests: readonly string[],
): Promise<void> {
  const drafts = await store.drafts(null);
  // Wherever a draft has it: this program may not know the shape of every business's drafts.
  const words = drafts.map(({ data }) => JSON.stringify(data ?? null));
  const unnamed = [...new Set(digests)].filter(
    (digest) => !words.some((text) => text.includes(digest)),
  );
  // One call takes so many.
  for (let from = 0; from < unnamed.length; from += atOnce)
    await bridge.evidence.discard(unnamed.slice(from, from + atOnce));
}

const atOnce = 500;
const dayMs = 24 * 3_600_000;

/**
 * Takes away pictures that were kept and never named, as when the window ended before the visit was recorded. After a
 * day: until then somebody may be at it. Only pictures; what a printed paper said stays. @throws Fault
 */
export async function sweepUnnamed(tools: Tools): Promise<void> {
  const before = tools.store.now() - dayMs;
  const items = await tools.bridge.evidence.list();
  const old = items.filter(
    ({ isNamed, keptAt, mediaType }) =>
      !isNamed && keptAt < before && mediaType.startsWith('image/'),
  );
  await discardUnnamed(
    tools,
    old.map(({ digest }) => digest),
  );
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
  await discardUnnamed(tools, digests);
}
