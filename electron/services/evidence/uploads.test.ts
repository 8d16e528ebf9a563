import { expect, it } from 'vitest';
import { createUploads, type UploadsParts } from './uploads.ts';

it('is not lost when woken just as it has ended', async () => {
  let drained = 0;
  const parts = {
    pieces: { all: async () => [] },
    files: {},
    line: { isOpen: () => true },
    clock: () => 0,
    noteTrouble: () => undefined,
    drained: async () => void (drained += 1),
  } as unknown as UploadsParts;
  // Between the end of the work and the end of its promise lie a few turns of the loop: woken in each of them.
  for (let turns = 0; turns < 20; turns += 1) {
    const before = drained;
    const uploads = createUploads(parts);
    uploads.wake();
    while (drained === before) await Promise.resolve();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    uploads.wake();
    await uploads.idle();
    expect(drained - before).toBe(2);
  }
});
