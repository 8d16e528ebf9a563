import { CaseState } from '../../shared/business/case.ts';
import type { FeedHead } from '../../shared/feed/page.ts';
import type { ManifestStatement, SnapshotCase, SnapshotRow } from '../../shared/feed/snapshot.ts';
import { canonicalHash } from '../../shared/journal/canonical.ts';
import { fillBase } from './base/fill-base.ts';
import { sealCase } from './case-record.ts';
import { forgetIndex } from './client-search/kept-index.ts';
import { type CaseRecord, putMeta } from './db.ts';
import type { OpenStore } from './open-store.ts';

/** A snapshot on its way into an empty index. */
export interface SnapshotFill {
  /** Takes the rows of the next segment. */
  add(rows: readonly SnapshotRow[]): Promise<void>;
  /** Base and place of the feed come last, in one transaction: before it nobody sees a row of a register. */
  end(): Promise<void>;
}

/** Begins to fill an empty index: rows of registers become its base. One that does not end is cleared by `clearIndex`. */
export async function fillFromSnapshot(
  store: OpenStore,
  statement: ManifestStatement,
): Promise<SnapshotFill> {
  const { db } = store;
  const fill = await fillBase(store, canonicalHash(store.tools.suite, statement));
  return {
    async add(rows) {
      const registers = rows.flatMap((one) => (one.kind === 'register' ? [one.row] : []));
      const cases = rows.flatMap((one) => (one.kind === 'case' ? [one.case] : []));
      const [pieces, caseRecords] = await Promise.all([
        fill.add(registers),
        Promise.all(cases.map((one) => sealSnapshotCase(store, one))),
      ]);
      await db.transaction('rw', db.base, db.cases, async () => {
        await db.base.bulkPut(pieces);
        await db.cases.bulkPut(caseRecords);
      });
    },
    async end() {
      const { records, state } = await fill.end();
      const feed = headAfter(statement);
      await db.transaction('rw', [db.base, db.meta, db.clientChanges, db.indexParts], async () => {
        // So many rows are not noted one by one: an index kept before is none of theirs.
        await forgetIndex(db);
        await db.base.bulkPut(records);
        await putMeta(db, 'base', state);
        await putMeta(db, 'feed', feed);
      });
      store.base.forget();
      store.index.feed = feed;
      store.clients.anew();
    },
  };
}

/** Where the feed stands after a snapshot. */
export function headAfter(statement: ManifestStatement): FeedHead {
  return { era: statement.era, place: statement.place, hash: statement.pageHash };
}

async function sealSnapshotCase(
  store: OpenStore,
  { caseId, place, state }: SnapshotCase,
): Promise<CaseRecord> {
  const confirmed = CaseState.parse(state);
  const upgrade = store.tools.registry.find(confirmed.business) === null;
  const { business } = confirmed;
  const open = { caseId, business, shown: confirmed, confirmed, place, upgrade };
  return await sealCase(store, { ...open, waiting: [], held: [] });
}
