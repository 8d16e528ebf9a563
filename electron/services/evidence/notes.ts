import { join } from 'node:path';
import { z } from 'zod';
import { HashHex } from '../../../shared/journal/entry.ts';
import { evidenceLimitBytes, EvidenceMedia } from '../../../shared/safeguards/evidence.ts';
import type { BoxCipher } from '../../../shared/safeguards/sealed-file.ts';
import { fromUtf8, utf8 } from '../../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from '../file-system.ts';
import type { NoteTrouble } from '../ports.ts';

/**
 * What is noted of a piece beside its file, sealed. Example: {"digest":"9f…","mediaType":"image/jpeg","bytes":81234,
 * "keptAt":1795400467000,"named":true,"confirmedAt":null,"refused":null,"upload":"/v1/evidence/uploads/3c…","restarts":0}
 */
export const PieceNote = z.object({
  digest: HashHex,
  mediaType: EvidenceMedia,
  bytes: z.int().min(1).max(evidenceLimitBytes),
  keptAt: z.int(),
  /** An entry names it, or may name it: it is never discarded. */
  named: z.boolean(),
  /** When head office said that it holds the piece. */
  confirmedAt: z.int().nullable(),
  /** Words for staff, when head office will not have it. */
  refused: z.string().nullable(),
  /** Path of the upload under way, from which it goes on after a crash. */
  upload: z.string().nullable(),
  /** How often head office found other bytes than the digest says. */
  restarts: z.int().min(0),
});
export type PieceNote = Readonly<z.infer<typeof PieceNote>>;

/** Notes of pieces, a small sealed file each, which outlive the piece's own file. */
export interface PieceNotes {
  digests(): Promise<readonly string[]>;
  /** Null when there is none, or none that can be read: what it said is then found out anew. */
  read(digest: string): Promise<PieceNote | null>;
  write(note: PieceNote): Promise<void>;
  remove(digest: string): Promise<void>;
}

const suffix = '.note';

export function pieceNotes(
  files: FileSystem,
  folder: string,
  cipher: BoxCipher,
  noteTrouble: NoteTrouble,
): PieceNotes {
  const pathOf = (digest: string): string => join(folder, `${digest}${suffix}`);
  return {
    async digests() {
      const names = (await files.list(folder)).filter((name) => name.endsWith(suffix));
      return names
        .map((name) => name.slice(0, -suffix.length))
        .filter((name) => HashHex.safeParse(name).success);
    },
    async read(digest) {
      const box = await readIfThere(files, pathOf(digest));
      if (box === null) return null;
      try {
        const clear = cipher.open(contextOf(digest), box);
        if (clear === null) throw new RangeError('the seal does not fit');
        return PieceNote.parse(JSON.parse(fromUtf8(clear)));
      } catch (error) {
        noteTrouble(`the note of evidence ${digest} cannot be read`, error);
        return null;
      }
    },
    async write(note) {
      const box = cipher.seal(contextOf(note.digest), utf8(JSON.stringify(note)));
      await writeWhole(files, pathOf(note.digest), box);
    },
    remove: (digest) => files.remove(pathOf(digest)),
  };
}

function contextOf(digest: string): Uint8Array {
  return utf8(`guitai/1 evidence-note ${digest}`);
}
