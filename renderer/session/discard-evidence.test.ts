import { beforeEach, describe, expect, it } from 'vitest';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import type { EvidenceMedia, EvidenceRef } from '../../shared/safeguards/evidence.ts';
import { deleteDraftWithEvidence, sweepUnnamed } from './discard-evidence.ts';

let kit: ScreenKit;

beforeEach(async () => {
  kit = await screenKit();
});

async function kept(byte: number, media: EvidenceMedia = 'image/jpeg'): Promise<EvidenceRef> {
  const piece = await kit.context.bridge.evidence.keep(media, new Uint8Array([byte]));
  const { digest, mediaType, bytes } = piece;
  return { kind: 'other', digest, mediaType, bytes, takenAt: 0, source: 'file', page: 1 };
}

async function saveDraft(business: string, data: object): Promise<string> {
  const draftId = kit.counter.newId();
  const staff = '100023';
  await kit.counter.store.saveDraft({ draftId, business, commandId: draftId, staff, data });
  return draftId;
}

const keptHere = async () =>
  (await kit.context.bridge.evidence.list()).map(({ digest }) => digest).toSorted();

describe('pieces nothing names', () => {
  it('EV-9 stay while a draft of any business names them, in whatever shape', async () => {
    const shared = await kept(1);
    const draftId = await saveDraft('account-opening', { evidence: [shared] });
    await saveDraft('a-later-business', { pages: [{ picture: shared.digest }] });
    await deleteDraftWithEvidence(kit.context, draftId);
    expect(await keptHere()).toEqual([shared.digest]);
  });

  it('EV-9 go after a day, when the window ended before anything named them', async () => {
    const [lost, drafted, named] = [await kept(1), await kept(2), await kept(3)];
    const paper = await kept(4, 'application/json');
    await saveDraft('account-opening', { evidence: [drafted] });
    await kit.context.bridge.evidence.missing([named.digest]);
    await sweepUnnamed(kit.context);
    expect(await keptHere()).toHaveLength(4);
    kit.clock.now += 24 * 3_600_000 + 1;
    const fresh = await kept(5);
    await sweepUnnamed(kit.context);
    const stays = [drafted, named, paper, fresh].map(({ digest }) => digest).toSorted();
    expect(await keptHere()).toEqual(stays);
    expect(stays).not.toContain(lost.digest);
  });
});
