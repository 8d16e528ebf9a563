import { z } from 'zod';
import type { Canary } from '../../shared/bridge/journal-log.ts';
import { HashHex } from '../../shared/journal/entry.ts';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { NoteTrouble } from './ports.ts';

/** Example: {"installation":"5f…","head":{"life":1,"place":4711,"hash":"9f…"}} */
const CanaryFile = z.object({
  installation: z.string(),
  head: z.object({ life: z.int().min(1), place: z.int().min(0), hash: HashHex }),
});

/** The canary file: a head the data folder must not fall behind, kept where a restored backup does not reach. */
export function canaryFile(files: FileSystem, path: string, noteTrouble: NoteTrouble) {
  return {
    async read(): Promise<Canary | null> {
      const bytes = await readIfThere(files, path);
      if (bytes === null) return null;
      try {
        return CanaryFile.parse(JSON.parse(fromUtf8(bytes)));
      } catch (error) {
        // It warns of old backups; unreadable it warns of nothing, and acts go on.
        noteTrouble('the canary cannot be read', error);
        return null;
      }
    },
    async write(canary: Canary): Promise<void> {
      await writeWhole(files, path, utf8(JSON.stringify(canary)));
    },
    remove: () => files.remove(path),
  };
}

export type CanaryStore = ReturnType<typeof canaryFile>;
