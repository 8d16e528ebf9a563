import {
  approvalsOf,
  type CaseState,
  caseRow,
  type FoldableAct,
  newCase,
  openNeeds,
  type Origin,
} from '../../shared/business/case.ts';
import type { Registry } from '../../shared/business/registry.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import type { CaseRecord, OwnPlace, WaitingPlace } from './db.ts';
import type { OpenStore } from './open-store.ts';
import type { Sealing } from './sealing.ts';
import type { CaseRow } from './types.ts';

/** A case with its states opened, as turns work on it. `confirmed` null: nothing of it has a feed place yet. */
export interface OpenCase {
  readonly caseId: string;
  readonly business: string;
  readonly shown: CaseState;
  readonly confirmed: CaseState | null;
  readonly place: number | null;
  readonly waiting: readonly WaitingPlace[];
  readonly held: readonly WaitingPlace[];
  readonly upgrade: boolean;
}

/** What is sealed of the states; equal ones are kept once. */
interface States {
  readonly shown: CaseState;
  readonly confirmed: CaseState | 'shown' | null;
}

/** Opens a record's states. @throws Fault SEAL_BROKEN */
export async function openCase(sealing: Sealing, record: CaseRecord): Promise<OpenCase> {
  const { caseId, business, place, waiting, held, upgrade } = record;
  const bytes = await sealing.open('frame', caseContext(caseId, 'states'), record.states);
  // Sealed by sealCase; an index of another shape is built anew before it is read.
  const { shown, confirmed } = JSON.parse(fromUtf8(bytes)) as States;
  return {
    caseId,
    business,
    shown,
    confirmed: confirmed === 'shown' ? shown : confirmed,
    place,
    waiting,
    held,
    upgrade,
  };
}

/** What lists show of a case beside its clear fields. */
export type Listed = Pick<CaseRow, 'summary' | 'waiting' | 'decisions'>;

/** Opens what lists show of a record. @throws Fault SEAL_BROKEN */
export async function openListed(
  sealing: Pick<Sealing, 'open'>,
  record: CaseRecord,
): Promise<Listed> {
  const context = caseContext(record.caseId, 'summary');
  const bytes = await sealing.open('frame', context, record.summary);
  // Sealed by sealCase.
  return JSON.parse(fromUtf8(bytes)) as Listed;
}

/** The record of a case: states and summary sealed, the values it is found by as keyed hashes. */
export async function sealCase(
  store: Pick<OpenStore, 'sealing' | 'tools'>,
  open: OpenCase,
): Promise<CaseRecord> {
  const { sealing } = store;
  const { caseId, business, shown, confirmed, place, waiting, held, upgrade } = open;
  const { summary, keys } = rowOf(store.tools.registry, open);
  const listed: Listed = { summary, ...approvalOf(shown) };
  const decidedAt = listed.decisions.at(-1)?.at;
  const states: States = { shown, confirmed: confirmed === shown ? 'shown' : confirmed };
  const [sealedSummary, sealedStates, ...lookups] = await Promise.all([
    sealing.seal('frame', caseContext(caseId, 'summary'), utf8(JSON.stringify(listed))),
    sealing.seal('frame', caseContext(caseId, 'states'), utf8(JSON.stringify(states))),
    ...Object.entries(keys).map(([by, value]) => caseKey(sealing, business, by, value)),
  ]);
  return {
    caseId,
    business,
    stage: shown.stage,
    serial: formatSerial(shown.origin),
    at: shown.at,
    businessDate: shown.businessDate,
    maker: shown.maker,
    keys: lookups,
    place,
    waiting,
    held,
    upgrade,
    unfit: shown.unfit.length > 0 || held.length > 0,
    ...(decidedAt === undefined ? {} : { decidedAt }),
    summary: sealedSummary,
    states: sealedStates,
  };
}

/** Keyed hash of a value a case is found by. */
export async function caseKey(
  sealing: Sealing,
  business: string,
  by: string,
  value: string,
): Promise<string> {
  return await sealing.lookup('case', business, by, value);
}

/** An entry as the fold sees it. */
export function actOfEntry(entry: Entry, hash: string): FoldableAct {
  const { counter, epoch, seq, business, caseId, command, events, at, businessDate } = entry;
  const origin = { counter, epoch, seq, hash };
  return { business, caseId, command, events, staff: entry.actor.staff, at, businessDate, origin };
}

/** What is shown of a case whose first act this program cannot fold. */
export function unreadCase(act: FoldableAct & { readonly origin: Origin }): CaseState {
  return newCase(act);
}

/** Whether two places of the own journal are the same. */
export function isSamePlace(a: OwnPlace | WaitingPlace, b: OwnPlace | WaitingPlace): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** What waits, and what was decided, as lists show it without the case's body. */
function approvalOf(shown: CaseState): Omit<Listed, 'summary'> {
  const { request, asked, earlier } = shown;
  const decisions = [...earlier, ...shown.decisions];
  if (request === null) return { waiting: null, decisions };
  const { requestedAt: since, expiresAt } = request;
  const approvers = approvalsOf(shown).map(({ staff }) => staff);
  return { waiting: { needs: openNeeds(shown), since, expiresAt, asked, approvers }, decisions };
}

function rowOf(registry: Registry, open: OpenCase): ReturnType<typeof caseRow> {
  const business = registry.find(open.business);
  if (business === null || open.upgrade) {
    return { summary: { subject: '', document: '', detail: '需升级后查看' }, keys: {} };
  }
  return caseRow(business, open.shown);
}

function caseContext(caseId: string, part: 'states' | 'summary'): Uint8Array {
  return utf8(`guitai/1 case ${caseId} ${part}`);
}
