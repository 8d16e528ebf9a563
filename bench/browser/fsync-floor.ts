import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from './page-server.ts';

/** The disk alone: appends as many bytes as one act does and waits for them, as the journal log does. */
export async function openFloor(
  folder: string,
): Promise<{ readonly answer: Answer; close(): Promise<void> }> {
  const file = await open(join(folder, 'floor'), 'a');
  return {
    async answer(body) {
      const started = performance.now();
      await file.write(body);
      await file.datasync();
      return performance.now() - started;
    },
    close: () => file.close(),
  };
}
