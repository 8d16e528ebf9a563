import { join } from 'node:path';
import { z } from 'zod';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { Clock } from './ports.ts';

/** Example: {"publicKey":"9f…","wrong":4,"lockedUntil":1795400527000} */
const Tries = z.object({
  /** A new key pair starts a new count. */
  publicKey: z.string(),
  wrong: z.int().min(0),
  lockedUntil: z.int().nullable(),
});

const minute = 60_000;
/** Wait after the n-th wrong try in a row, from the fourth on; from the tenth on a day each. */
const waits = [0, 0, 0, 1, 2, 5, 10, 20, 30].map((minutes) => minutes * minute);
const longestWait = 24 * 60 * minute;

/** Counts wrong passwords of one person at this counter; survives restarts and kills. */
export interface TryCounter {
  /** Instant until which no try is taken, or null. */
  lockedUntil(staff: string, publicKey: string): Promise<number | null>;
  /** Counts a try before the password is looked at, so that ending the program in between gains nothing. */
  begin(staff: string, publicKey: string): Promise<void>;
  /** The password was right. */
  succeed(staff: string, publicKey: string): Promise<void>;
}

export function createTryCounter(files: FileSystem, folder: string, clock: Clock): TryCounter {
  const pathOf = (staff: string): string => join(folder, `${staff}.tries.json`);
  const read = async (staff: string, publicKey: string): Promise<z.infer<typeof Tries>> => {
    const bytes = await readIfThere(files, pathOf(staff));
    const found = bytes === null ? null : Tries.safeParse(parseJson(bytes));
    // A file somebody has spoiled counts as a full one: spoiling it must not buy free tries.
    if (found !== null && !found.success)
      return { publicKey, wrong: waits.length, lockedUntil: null };
    return found?.data.publicKey === publicKey
      ? found.data
      : { publicKey, wrong: 0, lockedUntil: null };
  };
  const write = (staff: string, tries: z.infer<typeof Tries>): Promise<void> =>
    writeWhole(files, pathOf(staff), utf8(JSON.stringify(tries)));
  return {
    async lockedUntil(staff, publicKey) {
      const { lockedUntil } = await read(staff, publicKey);
      return lockedUntil !== null && lockedUntil > clock() ? lockedUntil : null;
    },
    async begin(staff, publicKey) {
      const wrong = (await read(staff, publicKey)).wrong + 1;
      const wait = waits[wrong - 1] ?? longestWait;
      await write(staff, { publicKey, wrong, lockedUntil: wait === 0 ? null : clock() + wait });
    },
    succeed: (staff, publicKey) => write(staff, { publicKey, wrong: 0, lockedUntil: null }),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    // Not JSON is one way of not being a try counter; the schema says so.
    return undefined;
  }
}
