import { setImmediate as breath } from 'node:timers/promises';
import type { CaseState } from '../../shared/business/case.ts';
import { factsForAct } from '../../shared/business/facts-for-act.ts';
import type { FactRequest } from '../../shared/business/contract.ts';
import type { Verdict } from '../../shared/feed/item.ts';
import { canonicalHash } from '../../shared/journal/canonical.ts';
import type { Command, Entry } from '../../shared/journal/entry.ts';
import { isDataError } from '../db/sql.ts';
import { entryItemText } from '../feed/append.ts';
import { announcePages, cutDue, cutPages } from '../feed/pages.ts';
import type { Office } from '../office.ts';
import type { Lease } from '../reaction.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { type BranchWork, workIn } from './branch-transaction.ts';
import { actOf, codeOf, type Finding, judge, judgeRepeated, setAside } from './judge.ts';
import { leaseOf } from './order-lease.ts';
import { loadQueue, type Queued } from './queue.ts';
import { consequencesOf, type Consequences, putConsequences } from './record.ts';

/** Entries decided in one transaction: as many as a full batch brings, five pages of the feed. */
const batchEntries = 1000;
/** After so many decisions what they come to begins to be written, while the next are made. */
const entriesOfPortion = 200;
/** After so many decisions whatever else this process is asked gets its turn: deciding waits for nothing by itself. */
const entriesOfBreath = 50;

/** Decides everything stored of a branch in arrival order and cuts its pages. Gives the number decided. */
export async function drainLane(office: Office, branch: string): Promise<number> {
  let decided = 0;
  for (;;) {
    const count = await decideSome(office, branch);
    decided += count;
    if (count > 0) continue;
    await cutPages(office, branch, 'all');
    return decided;
  }
}

/** What the database refuses is looked for in ever smaller batches: all before it is decided on the way. */
async function decideSome(office: Office, branch: string): Promise<number> {
  for (let limit = batchEntries; limit > 1; limit = Math.ceil(limit / 4)) {
    try {
      return await decideBatch(office, branch, limit, null);
    } catch (error) {
      if (!isDataError(error)) throw error;
    }
  }
  return await decideOneAlone(office, branch);
}

/** The first entry is decided alone, and set aside if it is the one that cannot be written. */
async function decideOneAlone(office: Office, branch: string): Promise<number> {
  try {
    return await decideBatch(office, branch, 1, null);
  } catch (error) {
    if (!isDataError(error)) throw error;
    return await decideBatch(office, branch, 1, setAside('WRITE_FAILED'));
  }
}

async function decideBatch(
  office: Office,
  branch: string,
  limit: number,
  forced: Finding | null,
): Promise<number> {
  const { verdicts, pages } = await office.db.transaction(async (sql) => {
    const verdicts = await workIn(office, sql, branch, (work) =>
      decideQueue(office, work, limit, forced),
    );
    // In the same transaction: a second one for each page would cost as much as deciding some of it.
    const pages = await cutDue(office, sql, branch, 'full');
    office.mark('lane:before-commit');
    return { verdicts, pages };
  });
  office.mark('lane:after-commit');
  announcePages(office, branch, pages);
  for (const verdict of verdicts) office.metrics.decided(verdict);
  return verdicts.length;
}

async function decideQueue(
  office: Office,
  work: BranchWork,
  limit: number,
  forced: Finding | null,
): Promise<readonly Verdict['status'][]> {
  const queue = await loadQueue(work.sql, work.branch, limit);
  // What is set aside unseen asks for nothing: its very questions may be what the database refuses.
  if (forced === null) await prefetch(office, work, queue.entries);
  const verdicts: Verdict['status'][] = [];
  for (const queued of queue.entries) {
    verdicts.push(await decideEntry(office, work, queued, forced));
    if (verdicts.length % entriesOfPortion === 0) work.writeBehind();
    if (verdicts.length % entriesOfBreath === 0) await breath();
  }
  await queue.leave();
  return verdicts;
}

async function prefetch(office: Office, work: BranchWork, queue: readonly Queued[]): Promise<void> {
  await work.commands.load(queue.map(({ entry }) => entry.command.id));
  await work.visits.load(queue.flatMap(({ entry }) => entry.visit ?? []));
  const requests = queue.flatMap(({ entry }) => probableFacts(office, entry));
  const caseIds = queue.map(({ entry }) => entry.caseId);
  await work.set.prefetch({ caseIds, requests });
}

/**
 * Facts an entry asks for whatever its case's state, and the register rows its events change; what the
 * state adds is loaded when it is known.
 */
function probableFacts(office: Office, entry: Entry): readonly FactRequest[] {
  const business = office.registry.find(entry.business);
  if (business === null) return [];
  try {
    const changed = entry.events.flatMap((event) => business.effects(event));
    const rows = changed.map(({ register, key }): FactRequest => ({
      name: 'changed',
      from: 'register',
      register,
      by: 'key',
      value: key,
    }));
    return [...factsForAct(actOf(entry, business, null), null), ...rows];
  } catch {
    // The same throw comes again when the entry is decided, and sets it aside there.
    return [];
  }
}

/** A failure of the database, not of a business: the whole transaction is done again. */
class StoreFailure extends Error {}

async function decideEntry(
  office: Office,
  work: BranchWork,
  queued: Queued,
  forced: Finding | null,
): Promise<Verdict['status']> {
  const { entry } = queued;
  const digest = actDigest(office, entry.business, entry.caseId, entry.command);
  const known = await work.commands.digestOf(entry.command.id);
  const stored = await work.set.findCase(entry.caseId);
  const state = stored?.state ?? null;
  const { visit } = entry;
  const lastVisitAct = visit === undefined ? null : await work.visits.lastOf(visit);
  const edition = forced === null ? await work.editions.find(entry.edition) : null;
  const decide = async (): Promise<Decided> => {
    const finding =
      forced ??
      (known === null
        ? await judge(
            office,
            { entry, receivedAt: queued.receivedAt, edition },
            state,
            fromStore((asked: readonly FactRequest[]) => work.set.facts(asked)),
            lastVisitAct,
          )
        : judgeRepeated(known === digest));
    const change = fromStore((changes: Finding['changes']) => work.set.changed(changes, work.now));
    const leased = fromStore((of: Entry) => leaseOf(office, work, of));
    const rows = await change(finding.changes);
    const lease = await leased(entry);
    return { finding, consequences: fold(office, work, queued, state, finding, { rows, lease }) };
  };
  const { finding, consequences } = await decide().catch((error: unknown): Decided => {
    if (error instanceof StoreFailure) throw error.cause;
    return { finding: setAside(codeOf(error)), consequences: nothing };
  });
  feedEntry(work, queued, finding, consequences);
  putConsequences(work, consequences);
  if (visit !== undefined) work.visits.note(visit, entry.at);
  work.evidence.add(office.registry.find(entry.business), entry);
  if (known === null) work.commands.add(entry.command.id, digest, work.feed.nextPlace() - 1);
  return finding.verdict.status;
}

interface Decided {
  readonly finding: Finding;
  readonly consequences: Consequences;
}

const nothing: Consequences = { stored: null, rows: [], outward: [], cancelled: null };

function fold(
  office: Office,
  work: BranchWork,
  { entry, hash }: Queued,
  state: CaseState | null,
  { verdict }: Finding,
  given: { readonly rows: Consequences['rows']; readonly lease: Lease },
): Consequences {
  const business = office.registry.find(entry.business);
  if (business === null) return nothing;
  const { counter, epoch, seq, caseId, command, events, actor, at, businessDate } = entry;
  const origin = { counter, epoch, hash, seq };
  const { staff } = actor;
  const act = {
    business: entry.business,
    caseId,
    command,
    events,
    staff,
    at,
    businessDate,
    origin,
  };
  const fed = { place: work.feed.nextPlace(), decidedAt: work.now, ...given };
  const reaction = office.reactions.get(entry.business);
  return consequencesOf(business, reaction, state, act, verdict, fed);
}

function feedEntry(
  work: BranchWork,
  { entry, text, hash }: Queued,
  { verdict, alarm }: Finding,
  { rows }: Consequences,
): void {
  const { counter, epoch, seq, caseId } = entry;
  const place = work.feed.nextPlace();
  const decidedAt = work.now;
  work.feed.add({
    place,
    kind: 'entry',
    caseId,
    entry: { counter, epoch, seq },
    verdict: verdict.status,
    decidedAt,
    text: entryItemText({ place, decidedAt, rows, hash, entryText: text, verdict }),
  });
  if (alarm === null) return;
  const why = verdict.status === 'set-aside' ? ` ${verdict.code}` : '';
  work.alarm({ counter, code: alarm, detail: `${formatSerial({ counter, epoch, seq })}${why}` });
}

/** What a command id stands for: the act it asks for, on which case. */
export function actDigest(
  office: Office,
  business: string,
  caseId: string,
  { id, type, version, data }: Command,
): string {
  // In canonical order, so that nothing has to be sorted.
  return canonicalHash(office.suite, { business, caseId, data, id, type, version });
}

function fromStore<Asked, Given>(
  load: (asked: Asked) => Promise<Given>,
): (asked: Asked) => Promise<Given> {
  return (asked) =>
    load(asked).catch((cause: unknown) => {
      throw new StoreFailure('store', { cause });
    });
}
