import { join } from 'node:path';
import type { UplinkResult } from '../../shared/bridge/uplink.ts';
import { SignedReseal } from '../../shared/sync/contact.ts';
import { StaffNo } from '../../shared/values/ids.ts';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { NoteTrouble } from './ports.ts';

/** Keys sealed anew here that head office has not taken yet: a file each, sent again at every contact. */
export interface ResealedKeys {
  keep(resealed: SignedReseal): Promise<void>;
  isWaiting(staff: string): Promise<boolean>;
  /** Sends what waits; what head office has taken, or will never take, waits no longer. */
  sendAll(send: (resealed: SignedReseal) => Promise<UplinkResult<unknown>>): Promise<void>;
}

const suffix = '.resealed.json';

export function createResealedKeys(
  files: FileSystem,
  folder: string,
  noteTrouble: NoteTrouble,
): ResealedKeys {
  const pathOf = (staff: string): string => join(folder, `${staff}${suffix}`);
  const find = async (staff: string): Promise<SignedReseal | null> => {
    const bytes = await readIfThere(files, pathOf(staff));
    if (bytes === null) return null;
    try {
      return SignedReseal.parse(JSON.parse(fromUtf8(bytes)));
    } catch (error) {
      // The key itself is in the person's own file: only the other counters keep the old password.
      noteTrouble(`the changed password of ${staff} cannot be sent`, error);
      return null;
    }
  };
  return {
    keep: (resealed) =>
      writeWhole(files, pathOf(resealed.statement.staff), utf8(JSON.stringify(resealed))),
    isWaiting: async (staff) => (await find(staff)) !== null,
    async sendAll(send) {
      const waiting = (await files.list(folder))
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length))
        .filter((staff) => StaffNo.safeParse(staff).success);
      for (const staff of waiting) {
        const resealed = await find(staff);
        if (resealed === null) continue;
        const answer = await send(resealed);
        if (!isSettled(answer)) continue;
        if (!answer.ok) noteTrouble(`head office refused the changed password of ${staff}`);
        // Another change may have been kept while this one was on its way.
        const now = await find(staff);
        if (now?.statement.sealedAt === resealed.statement.sealedAt)
          await files.remove(pathOf(staff));
      }
    },
  };
}

// Refused for good: a newer sealing is known there, or the key is not in force any more. Asking again is no use.
function isSettled(answer: UplinkResult<unknown>): boolean {
  if (answer.ok) return true;
  const { kind, status } = answer.failure;
  return kind === 'status' && (status === 403 || status === 409);
}
