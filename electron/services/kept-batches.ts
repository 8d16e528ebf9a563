import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeptBatch } from '../../shared/bridge/journal-log.ts';
import { HashHex } from '../../shared/journal/entry.ts';
import { concatBytes, fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { NoteTrouble } from './ports.ts';

/**
 * First line of a kept batch's file; the sealed bytes follow.
 *
 * Example: {"epoch":1,"from":1,"to":1000,"head":"9f…","digest":"c0…"}
 */
const BatchLine = z.object({
  epoch: z.int(),
  from: z.int(),
  to: z.int(),
  head: HashHex,
  /** SHA-256 of the fields before and the sealed bytes. */
  digest: HashHex,
});

/** Full batches as sealed bytes, a file each, so that they are sent as they are. Missing ones are cut anew. */
export function keptBatches(files: FileSystem, folder: string, noteTrouble: NoteTrouble) {
  const pathOf = (epoch: number, from: number): string =>
    join(folder, `${String(epoch).padStart(4, '0')}-${String(from).padStart(12, '0')}.batch`);
  return {
    async keep({ sealed, ...batch }: KeptBatch): Promise<void> {
      const line = JSON.stringify({ ...batch, digest: digestOf(batch, sealed) });
      await writeWhole(
        files,
        pathOf(batch.epoch, batch.from),
        concatBytes(utf8(`${line}\n`), sealed),
      );
    },
    async find(epoch: number, from: number): Promise<KeptBatch | null> {
      const bytes = await readIfThere(files, pathOf(epoch, from));
      if (bytes === null) return null;
      try {
        const lineEnd = bytes.indexOf(newline);
        const { digest, ...batch } = BatchLine.parse(
          JSON.parse(fromUtf8(bytes.subarray(0, lineEnd))),
        );
        const sealed = Uint8Array.from(bytes.subarray(lineEnd + 1));
        if (batch.epoch === epoch && batch.from === from && digestOf(batch, sealed) === digest)
          return { ...batch, sealed };
        throw new RangeError('the batch does not fit its first line');
      } catch (error) {
        // Its entries are in the journal: the window cuts it anew and it is overwritten.
        noteTrouble(`kept batch ${epoch}-${from} is not whole`, error);
        return null;
      }
    },
  };
}

export type KeptBatches = ReturnType<typeof keptBatches>;

const newline = 0x0a;

function digestOf(
  { epoch, from, to, head }: Omit<KeptBatch, 'sealed'>,
  sealed: Uint8Array,
): string {
  return createHash('sha256')
    .update(`${epoch} ${from} ${to} ${head}\n`)
    .update(sealed)
    .digest('hex');
}
