import { dexieStrict } from './dexie-strict.ts';
import type { Peer } from './peer.ts';
import { pouchDb } from './pouchdb.ts';
import { rawIndexedDb } from './raw-indexeddb.ts';
import { rxDb } from './rxdb.ts';
import { sqlite } from './sqlite.ts';

/** The peers, in the order they are printed. Slow ones to fill take part only where little is there. */
export const peers: readonly {
  readonly name: string;
  readonly open: () => Promise<Peer>;
  readonly mostRows: number;
}[] = [
  { name: 'IndexedDB strict', open: rawIndexedDb, mostRows: Number.POSITIVE_INFINITY },
  { name: 'Dexie strict', open: dexieStrict, mostRows: Number.POSITIVE_INFINITY },
  { name: 'SQLite (wasm, OPFS, WAL)', open: sqlite, mostRows: Number.POSITIVE_INFINITY },
  { name: 'PouchDB', open: pouchDb, mostRows: 10_000 },
  { name: 'RxDB (Dexie storage, not atomic)', open: rxDb, mostRows: 10_000 },
];
