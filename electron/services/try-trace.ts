import { z } from 'zod';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';

/** Example: {"publicKey":"9f…","wrong":4,"lastAt":1795400527000,"unreported":4} */
export const Tries = z.object({
  /** A new key pair starts a new count. */
  publicKey: z.string(),
  wrong: z.int().min(0),
  /** When the last wrong one was given; what is to be waited is the table's. */
  lastAt: z.int().default(0),
  /** Wrong ones no signed entry tells of yet. */
  unreported: z.int().min(0).default(0),
});
export type Tries = Readonly<z.infer<typeof Tries>>;

/** What a trace holds of a person; `spoiled` where somebody has made it unreadable. */
export type Traced = Tries | 'spoiled' | null;

/** One of the places where the count of a person's tries is kept. */
export interface TryTrace {
  read(staff: string): Promise<Traced>;
  write(staff: string, tries: Tries): Promise<void>;
}

/** A file for each person, in the data folder. */
export function fileTrace(files: FileSystem, pathOf: (staff: string) => string): TryTrace {
  return {
    async read(staff) {
      const bytes = await readIfThere(files, pathOf(staff));
      return bytes === null ? null : (Tries.safeParse(parseJson(bytes)).data ?? 'spoiled');
    },
    write: (staff, tries) => writeWhole(files, pathOf(staff), utf8(JSON.stringify(tries))),
  };
}

const ByStaff = z.record(z.string(), Tries);

/** One file for everybody, beside the data folder, as the canary is: a folder put back does not bring its own. */
export function sharedTrace(files: FileSystem, path: string): TryTrace {
  const readAll = async (): Promise<z.infer<typeof ByStaff> | 'spoiled' | null> => {
    const bytes = await readIfThere(files, path);
    return bytes === null ? null : (ByStaff.safeParse(parseJson(bytes)).data ?? 'spoiled');
  };
  return {
    async read(staff) {
      const all = await readAll();
      if (all === null || all === 'spoiled') return all;
      return Object.hasOwn(all, staff) ? (all[staff] ?? null) : null;
    },
    async write(staff, tries) {
      const all = await readAll();
      const kept = all === null || all === 'spoiled' ? {} : all;
      await writeWhole(files, path, utf8(JSON.stringify({ ...kept, [staff]: tries })));
    },
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    // Not JSON is one way of not being a count; the schema says so.
    return undefined;
  }
}
