import type { Entry } from '../../../shared/journal/entry.ts';
import { inTemporaryFolder } from '../../browser/temporary-folder.ts';
import type { Figure } from '../../part.ts';
import { documentsOf } from './documents.ts';
import { openPouchClient } from './pouch-client.ts';
import { replicated } from './replicate.ts';
import { openRxClient } from './rx-client.ts';

const pouchName = 'PouchDB replication on LevelDB without fsync, no hash chain, no deciding';
const rxName = 'RxDB replication into PostgreSQL, no hash chain, no deciding';

/** PouchDB to PouchDB over CouchDB's protocol. */
export async function pouchReplicated(
  entries: readonly Entry[],
  size: number,
): Promise<readonly Figure[]> {
  return await inTemporaryFolder((folder) =>
    replicated({
      name: pouchName,
      size,
      server: { kind: 'pouchdb', place: folder },
      open: () => openPouchClient(folder, documentsOf(entries, size)),
    }),
  );
}

/** RxDB in memory to a table of PostgreSQL, a transaction a batch. */
export async function rxReplicated(
  entries: readonly Entry[],
  size: number,
  url: string,
): Promise<readonly Figure[]> {
  return await replicated({
    name: rxName,
    size,
    server: { kind: 'rxdb', place: url },
    open: () => openRxClient('journal', documentsOf(entries, size)),
  });
}

/** What stands for PouchDB where it is not measured. */
export function pouchMissing(size: number, why: string): Figure {
  return missing(pouchName, size, why);
}

/** What stands for RxDB where it is not measured. */
export function rxMissing(size: number, why: string): Figure {
  return missing(rxName, size, why);
}

function missing(name: string, size: number, why: string): Figure {
  return { name: `${name}: taken in`, role: 'peer', unit: 'documents/s', size, value: null, why };
}
