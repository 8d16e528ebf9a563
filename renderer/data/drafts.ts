import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import type { DraftRecord } from './db.ts';
import { type OpenStore, storeNow } from './open-store.ts';
import type { Draft } from './types.ts';

/** Seals and keeps what is being typed; the newest save of a draft is the one that stays. */
export async function saveDraft(store: OpenStore, draft: Omit<Draft, 'updatedAt'>): Promise<void> {
  const { draftId, business, commandId, staff } = draft;
  const updatedAt = storeNow(store);
  // JSON escapes half characters, which typed text may hold and no journal entry may.
  const clear = utf8(JSON.stringify(draft.data ?? null));
  const data = await store.sealing.seal('draft', draftContext(draftId), clear);
  await store.db.drafts.put({ draftId, business, commandId, staff, updatedAt, data });
}

/** A draft by its id, opened, or null. */
export async function draftById(store: OpenStore, draftId: string): Promise<Draft | null> {
  const record = await store.db.drafts.get(draftId);
  return record === undefined ? null : await openDraft(store, record);
}

/** The drafts of a business, or of all, newest first; what has been recorded is none any more. */
export async function draftsOf(
  store: OpenStore,
  business: string | null,
): Promise<readonly Draft[]> {
  const { drafts: table } = store.db;
  const records = await (business === null
    ? table.toArray()
    : table.where('business').equals(business).toArray());
  const recorded = await recordedOf(store, records);
  const open = records.filter((record) => !recorded.includes(record));
  const drafts = await Promise.all(open.map((record) => openDraft(store, record)));
  return drafts.sort((a, b) => b.updatedAt - a.updatedAt);
}

/** Makes one person's drafts another's, as a hand-over does. The sealing knows no person. */
export async function giveDrafts({ db }: OpenStore, from: string, to: string): Promise<void> {
  await db.drafts.filter(({ staff }) => staff === from).modify({ staff: to });
}

/** Deletes drafts whose command has been recorded: the program ended between the act and their deletion. */
export async function deleteRecordedDrafts(store: OpenStore): Promise<void> {
  const recorded = await recordedOf(store, await store.db.drafts.toArray());
  await store.db.drafts.bulkDelete(recorded.map(({ draftId }) => draftId));
}

async function recordedOf(
  { db }: OpenStore,
  drafts: readonly DraftRecord[],
): Promise<readonly DraftRecord[]> {
  if (drafts.length === 0) return [];
  const ids = drafts.map(({ commandId }) => commandId);
  const entries = await db.entries.where('commandId').anyOf(ids).toArray();
  const recorded = new Set(entries.map(({ commandId }) => commandId));
  return drafts.filter(({ commandId }) => recorded.has(commandId));
}

async function openDraft(store: OpenStore, record: DraftRecord): Promise<Draft> {
  const { draftId, business, commandId, staff, updatedAt } = record;
  const bytes = await store.sealing.open('draft', draftContext(draftId), record.data);
  const data: unknown = JSON.parse(fromUtf8(bytes));
  return { draftId, business, commandId, staff, updatedAt, data };
}

function draftContext(draftId: string): Uint8Array {
  return utf8(`guitai/1 draft ${draftId}`);
}
