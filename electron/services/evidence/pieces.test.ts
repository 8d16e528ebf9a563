import { expect, it } from 'vitest';
import type { EvidenceItem } from '../../../shared/bridge/evidence.ts';
import { createPieces, nothingNoted, type PiecesParts } from './pieces.ts';

it('tells nothing of a new piece before its file is there, and then that it waits', async () => {
  const told: EvidenceItem[] = [];
  const pieces = createPieces({
    files: { sweep: async () => undefined, digests: async () => [] },
    notes: { digests: async () => [], write: async () => undefined },
    noteTrouble: () => undefined,
    tell: (item: EvidenceItem) => void told.push(item),
  } as unknown as PiecesParts);
  const digest = 'a'.repeat(64);
  const header = { digest, mediaType: 'image/jpeg' as const, bytes: 10, keptAt: 0 };
  await pieces.note({ ...header, ...nothingNoted });
  expect(told).toEqual([]);
  await pieces.setHere(digest, true);
  expect(told).toMatchObject([{ progress: { status: 'waiting' }, isHere: true }]);
});
