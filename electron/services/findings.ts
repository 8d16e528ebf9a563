import { type FileSystem, writeAll } from './file-system.ts';
import type { Clock } from './ports.ts';
import { utf8 } from '../../shared/values/bytes.ts';

/**
 * One thing that was done to a log's files. A line of the findings file, for support.
 *
 * Example: {"at":"2026-11-23T02:31:07.000Z","log":"journal","did":"cut","place":4712,"bytes":131,"kept":["0001-000000000001.seg.2026-11-23T023107.000Z"]}
 */
export interface Finding {
  readonly log: 'journal' | 'feed';
  readonly did: 'cut' | 'put-back';
  readonly place: number;
  readonly bytes?: number;
  readonly records?: number;
  /** Names in the folder `damaged`. */
  readonly kept: readonly string[];
}

export type NoteFinding = (finding: Finding) => Promise<void>;

/** Notes findings in an append-only file, fsynced. */
export function findingsFile(files: FileSystem, path: string, clock: Clock): NoteFinding {
  return async (finding) => {
    const file = await files.openAppend(path);
    try {
      const line = JSON.stringify({ at: new Date(clock()).toISOString(), ...finding });
      await writeAll(file, utf8(`${line}\n`));
      await file.sync();
    } finally {
      await file.close();
    }
  };
}
