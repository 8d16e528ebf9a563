import { Dexie } from 'dexie';
import type { FeedItem } from '../../shared/feed/item.ts';
import { type FeedPage, pageHash } from '../../shared/feed/page.ts';
import { editionRegister } from '../../shared/rulebook/editions/signed-edition.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { utf8 } from '../../shared/values/bytes.ts';
import { type OpenCase, sealCase } from './case-record.ts';
import { noteChanged } from './client-search/client-changes.ts';
import {
  type AsideRecord,
  type CounterDb,
  putMeta,
  type RegisterRecord,
  type WaitingPlace,
} from './db.ts';
import { entriesAt, type OpenEntry } from './entry-frames.ts';
import { type Aside, caseOf, foldPage } from './fold-page.ts';
import type { OpenStore } from './open-store.ts';
import { shownOver } from './own-act.ts';
import { sealRow } from './register-record.ts';
import { baseVersions } from './register-rows.ts';
import { openCases } from './replay-journal.ts';

/**
 * Brings the index after one page, in one transaction: confirmed states, shown = confirmed + own unconfirmed
 * entries, register rows by version, items set aside. The caller has checked that the page comes next.
 */
export async function indexPage(
  store: OpenStore,
  page: FeedPage,
  items: readonly FeedItem[],
): Promise<void> {
  const { db } = store;
  const ids = items.map((item) => caseOf(item)).filter((id) => id !== null);
  const known = await openCases(store, new Set(ids));
  const { cases, rows, asides, settled, resolved } = foldPage(
    store.tools.registry,
    store.counter,
    items,
    known,
  );
  const shown = await withShown(store, [...cases.values()]);
  const [caseRecords, registerRecords, asideRecords, versions] = await Promise.all([
    Promise.all(shown.map((open) => sealCase(store, open))),
    Promise.all(rows.map((row) => sealRow(store.sealing, row))),
    Promise.all(asides.map((aside) => sealAside(store, aside))),
    // The base does not change while this counter writes.
    baseVersions(store, rows),
  ]);
  const { statement } = page;
  const feed = {
    era: statement.era,
    place: statement.to,
    hash: pageHash(store.tools.suite, statement),
  };
  let newer: readonly RegisterRecord[] = [];
  let lastChange: number | null = null;
  await db.transaction('rw', [...db.written, db.clientChanges], async () => {
    await db.cases.bulkPut(caseRecords);
    const held = store.reach('mid-apply');
    // Without an armed mark there is nothing to wait for, and the transaction awaits only Dexie.
    if (held !== undefined) await Dexie.waitFor(held);
    newer = await putNewer(db, registerRecords, versions);
    lastChange = await noteChanged(db, newer);
    if (settled.length > 0) await db.effects.bulkDelete(effectKeys(settled));
    // Few, if any: no index is needed to find those of a case.
    if (resolved.size > 0)
      await db.aside.filter(({ caseId }) => caseId !== null && resolved.has(caseId)).delete();
    if (asideRecords.length > 0) await db.aside.bulkPut(asideRecords);
    await putMeta(db, 'feed', feed);
  });
  store.index.feed = feed;
  const written = new Set(newer);
  const changed = rows.filter(
    (_, at) => registerRecords[at] !== undefined && written.has(registerRecords[at]),
  );
  if (lastChange !== null) store.clients.changed(changed, lastChange);
  store.editions.put(changed.filter(({ register }) => register === editionRegister));
}

/** A row with a lower version never replaces a higher one, here or in the base. Gives those that were put. */
async function putNewer(
  db: CounterDb,
  records: readonly RegisterRecord[],
  inBase: readonly number[],
): Promise<readonly RegisterRecord[]> {
  if (records.length === 0) return [];
  const present = await db.registers.bulkGet(records.map(({ id }) => id));
  const newest = new Map<string, number>();
  const newer = records.filter(({ id, version }, at) => {
    const known = newest.get(id) ?? Math.max(present[at]?.version ?? 0, inBase[at] ?? 0);
    if (version <= known) return false;
    newest.set(id, version);
    return true;
  });
  await db.registers.bulkPut(newer);
  return newer;
}

async function withShown(store: OpenStore, cases: readonly OpenCase[]): Promise<OpenCase[]> {
  const places = cases
    .flatMap((open) => unconfirmed(open))
    .map(([epoch, seq]) => [epoch, seq] as const);
  const entries = await entriesAt(store.db, store.sealing, places);
  const byPlace = new Map(entries.map((one) => [placeKey(one.entry.epoch, one.entry.seq), one]));
  return cases.map((open) => shownCase(store, open, byPlace));
}

function shownCase(
  store: OpenStore,
  open: OpenCase,
  entries: ReadonlyMap<string, OpenEntry>,
): OpenCase {
  const business = open.upgrade ? null : store.tools.registry.find(open.business);
  if (business === null) return open;
  const own = unconfirmed(open).flatMap(([epoch, seq]) => entries.get(placeKey(epoch, seq)) ?? []);
  return { ...open, shown: shownOver(business, open.confirmed, own) ?? open.shown };
}

function unconfirmed({ held, waiting }: OpenCase): readonly WaitingPlace[] {
  return [...held, ...waiting];
}

function placeKey(epoch: number, seq: number): string {
  return `${epoch}-${seq}`;
}

function effectKeys(places: readonly WaitingPlace[]): [number, number, number][] {
  return places.flatMap(([epoch, seq, effects]) =>
    Array.from({ length: effects }, (_, index): [number, number, number] => [epoch, seq, index]),
  );
}

async function sealAside(store: OpenStore, aside: Aside): Promise<AsideRecord> {
  const { item, what, reason, upgrade } = aside;
  const { place, decidedAt: at } = item;
  const caseId = caseOf(item);
  const context = utf8(`guitai/1 aside ${place}`);
  const sealed = await store.sealing.seal('feed', context, canonicalBytes(item));
  return { place, caseId, what, at, reason, upgrade, item: sealed };
}
