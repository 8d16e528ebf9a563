import type { CaseRow, CaseDetail, CaseFilter, Progress, SetAside } from './types.ts';
import { openCase, openListed } from './case-record.ts';
import { type CaseRecord, metaValue } from './db.ts';
import type { OpenStore } from './open-store.ts';

/** Cases as lists show them, newest first; only what the filter lets through is opened. */
export async function caseRows(store: OpenStore, filter: CaseFilter): Promise<readonly CaseRow[]> {
  const { db } = store;
  const { business, stages, decidedSince } = filter;
  const records = await (decidedSince !== undefined
    ? db.cases.where('decidedAt').aboveOrEqual(decidedSince).toArray()
    : stages !== undefined
      ? db.cases
          .where('stage')
          .anyOf([...stages])
          .toArray()
      : business !== undefined
        ? db.cases.where('business').equals(business).toArray()
        : db.cases.toArray());
  const acknowledged = await acknowledgedPlace(store);
  const wanted = records.filter(
    (one) =>
      (business === undefined || one.business === business) &&
      (stages === undefined || stages.includes(one.stage)),
  );
  const rows = await Promise.all(wanted.map((record) => rowOf(store, record, acknowledged)));
  return rows.sort((a, b) => b.at - a.at || (a.caseId < b.caseId ? 1 : -1));
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
  return records.map(({ place, what, at, reason }) => ({
    key: place < 0 ? `log-${-place}` : `feed-${place}`,
    what,
    at,
    reason,
  }));
}

type Acknowledged = readonly [epoch: number, seq: number];

/** Read from the index, not from memory, so that live lists follow an acknowledgement. */
async function acknowledgedPlace(store: OpenStore): Promise<Acknowledged> {
  const ack = await metaValue(store.db, 'ack');
  return [ack?.epoch ?? 0, ack?.seq ?? 0];
}

async function rowOf(
  store: OpenStore,
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
