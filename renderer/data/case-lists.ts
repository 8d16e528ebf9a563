import type { Registry } from '../../shared/business/registry.ts';
import type { CaseRow, CaseDetail, CaseFilter, Progress, SetAside } from './types.ts';
import { businessDateOf } from './business-date.ts';
import { openCase, openListed } from './case-record.ts';
import { type CaseRecord, type CounterDb, metaValue } from './db.ts';
import { passedOverWords } from './editions.ts';
import type { OpenStore } from './open-store.ts';
import type { Sealing } from './sealing.ts';

/** What reading a list takes. */
interface ListStore {
  readonly db: CounterDb;
  readonly sealing: Pick<Sealing, 'open'>;
  readonly tools: { readonly registry: Registry };
}

/** Cases as lists show them, newest first; only what the filter lets through is read and opened. */
export async function caseRows(store: ListStore, filter: CaseFilter): Promise<readonly CaseRow[]> {
  const records = await recordsOf(store, filter);
  const acknowledged = await acknowledgedPlace(store);
  const rows = await Promise.all(records.map((record) => rowOf(store, record, acknowledged)));
  return rows.sort((a, b) => b.at - a.at || (a.caseId < b.caseId ? 1 : -1));
}

/** Business before stage: most of what has ended is sign-ins and visits, which few lists are about. */
async function recordsOf(store: ListStore, filter: CaseFilter): Promise<readonly CaseRecord[]> {
  const { cases } = store.db;
  const { stages, decidedSince, businessDate } = filter;
  const businesses = await businessesOf(store, filter);
  if (decidedSince !== undefined) {
    const decided = await cases.where('decidedAt').aboveOrEqual(decidedSince).toArray();
    return decided.filter(
      ({ business, stage }) =>
        (businesses?.includes(business) ?? true) && (stages?.includes(stage) ?? true),
    );
  }
  if (businessDate !== undefined) {
    const ofDay =
      businesses === null
        ? cases.filter((record) => record.businessDate === businessDate)
        : cases
            .where('[business+businessDate]')
            .anyOf(businesses.map((one) => [one, businessDate]));
    return (await ofDay.toArray()).filter(({ stage }) => stages?.includes(stage) ?? true);
  }
  if (businesses === null) {
    if (stages === undefined) return await cases.toArray();
    return await cases.where('stage').anyOf(stages).toArray();
  }
  if (stages === undefined) return await cases.where('business').anyOf(businesses).toArray();
  const pairs = businesses.flatMap((business) => stages.map((stage) => [business, stage]));
  return await cases.where('[business+stage]').anyOf(pairs).toArray();
}

/** The businesses a filter is about; null for every one. */
async function businessesOf(
  { db, tools }: ListStore,
  { business, except }: CaseFilter,
): Promise<readonly string[] | null> {
  if (typeof business === 'string') return [business];
  if (business !== undefined || except === undefined) return business ?? null;
  const known = tools.registry.all.map(({ name }) => name);
  // Asked only between the known names, so that a live list is not read again for what it leaves out.
  const unknown = await db.cases
    .where('business')
    .noneOf([...known, ...except])
    .uniqueKeys();
  return [...known, ...unknown.map(String)].filter((name) => !except.includes(name));
}

/** A case with both its states, or null. */
export async function caseDetail(store: OpenStore, caseId: string): Promise<CaseDetail | null> {
  const record = await store.db.cases.get(caseId);
  if (record === undefined) return null;
  const acknowledged = await acknowledgedPlace(store);
  const [row, open] = await Promise.all([
    rowOf(store, record, acknowledged),
    openCase(store.sealing, record),
  ]);
  return { ...row, shown: open.shown, confirmed: open.confirmed, confirmedPlace: open.place };
}

/** What could not be applied, in feed order, after what this session found in the logs. */
export async function asideList(store: OpenStore): Promise<readonly SetAside[]> {
  const records = await store.db.aside.orderBy('place').toArray();
  const items = records.map(({ place, what, at, reason }) => ({
    key: place < 0 ? `log-${-place}` : `feed-${place}`,
    what,
    at,
    reason,
  }));
  return [...(await editionsAside(store)), ...items];
}

/** Rule editions that came and are not used. */
async function editionsAside(store: OpenStore): Promise<readonly SetAside[]> {
  // They come by the feed: read so that the list follows each page.
  await metaValue(store.db, 'feed');
  const inUse = store.editions.on(businessDateOf(store));
  return inUse.passedOver.map((one) => ({
    key: `edition-${one.edition}`,
    what: `规则版本 ${one.edition}`,
    at: one.since,
    reason: passedOverWords(one, inUse),
  }));
}

type Acknowledged = readonly [epoch: number, seq: number];

/** Read from the index, not from memory, so that live lists follow an acknowledgement. */
async function acknowledgedPlace(store: Pick<ListStore, 'db'>): Promise<Acknowledged> {
  const ack = await metaValue(store.db, 'ack');
  return [ack?.epoch ?? 0, ack?.seq ?? 0];
}

async function rowOf(
  store: Pick<ListStore, 'sealing'>,
  record: CaseRecord,
  acknowledged: Acknowledged,
): Promise<CaseRow> {
  const { caseId, business, stage, serial, at, businessDate, maker } = record;
  return {
    caseId,
    business,
    stage,
    progress: progressOf(record, acknowledged),
    serial,
    at,
    businessDate,
    maker,
    ...(await openListed(store.sealing, record)),
    attention: attentionOf(record),
  };
}

function progressOf({ waiting, held }: CaseRecord, [epoch, seq]: Acknowledged): Progress {
  const isStored = waiting.every((own) => own[0] < epoch || (own[0] === epoch && own[1] <= seq));
  if (!isStored) return 'recorded';
  return waiting.length + held.length > 0 ? 'stored' : 'confirmed';
}

function attentionOf({ upgrade, unfit, stage }: CaseRecord): CaseRow['attention'] {
  if (upgrade) return 'upgrade-needed';
  if (unfit) return 'unfit';
  return stage === 'returned' ? 'returned' : null;
}
