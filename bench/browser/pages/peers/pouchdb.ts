import PouchDB from 'pouchdb-browser';
import { type ActRows, actRows, asText } from './act-rows.ts';
import { filledAtOnce, type Peer } from './peer.ts';

/** PouchDB as it comes: one bulk of documents an act, with whatever durability its adapter asks for. */
export async function pouchDb(): Promise<Peer> {
  const db = new PouchDB('bench-pouch', { auto_compaction: false });
  let headRevision: string | undefined;
  return {
    name: 'PouchDB',
    async fill(rows) {
      for (let from = 0; from < rows; from += filledAtOnce) {
        const count = Math.min(rows - from, filledAtOnce);
        const made = Array.from({ length: count }, (_, at) => entryOf(actRows(from + at)));
        await db.bulkDocs(made);
      }
    },
    async commit(rows) {
      const head = { _id: 'meta-head', seq: rows.head.seq, hash: rows.head.hash };
      const answers = await db.bulkDocs([
        entryOf(rows),
        { _id: `case-${rows.case.id}`, stage: rows.case.stage, states: asText(rows.case.states) },
        ...rows.effects.map(({ id, change }) => ({
          _id: `effect-${id}`,
          change: asText(change),
        })),
        headRevision === undefined ? head : { ...head, _rev: headRevision },
      ]);
      if (answers.some((answer) => 'error' in answer)) throw new Error(JSON.stringify(answers));
      headRevision = answers.at(-1)?.rev;
    },
  };
}

function entryOf({ entry }: ActRows) {
  return { _id: `entry-${entry.id}`, frame: asText(entry.frame) };
}
