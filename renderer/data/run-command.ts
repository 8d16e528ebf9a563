import { type Act, restsOnTables } from '../../shared/business/act.ts';
import { decideAct } from '../../shared/business/decide-act.ts';
import { factsForAct } from '../../shared/business/facts-for-act.ts';
import type { CaseState, Origin } from '../../shared/business/case.ts';
import type { JournalPosition } from '../../shared/business/contract.ts';
import { Fault, type Refusal } from '../../shared/errors.ts';
import { type Command, commandDigest } from '../../shared/journal/entry.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { factsOf, readForAct } from './act-records.ts';
import { draftEntry } from './append.ts';
import { businessDateOf } from './business-date.ts';
import { openCase } from './case-record.ts';
import type { EntryRecord } from './db.ts';
import { openEntries } from './entry-frames.ts';
import { nameEvidence } from './named-evidence.ts';
import { type OpenStore, storeNow } from './open-store.ts';
import { afterOwnAct, readable } from './own-act.ts';
import { recordAct } from './record-act.ts';
import type { ActAsk, ActOutcome } from './types.ts';

/**
 * The way of one act (design 4), in its turn of the queue: seen before, facts, decide, entry, hash, seal,
 * append (the commit), one Dexie transaction. Refusals are returned; nothing is recorded then.
 *
 * @throws Fault COMMAND_ID_REUSED, ENTRY_NOT_CANONICAL, EVIDENCE_MISSING, or the shell's when nothing is known to be recorded
 */
export async function runCommand(store: OpenStore, ask: ActAsk): Promise<ActOutcome> {
  const { tools, sealing } = store;
  const { epoch, seq, hash: prev } = store.log.head;
  const position: JournalPosition = { counter: store.counter, epoch, seq: seq + 1, prev };
  const at = storeNow(store);
  const command = typeof ask.command === 'function' ? await ask.command(position, at) : ask.command;
  const act = actOf(store, ask, command, position, at);
  // Of a case nobody knows yet, as an opening's, this is all the act asks for.
  const guessed = act === null ? [] : factsForAct(act, null);
  const { caseId } = ask;
  const records = await readForAct(store, { commandId: command.id, caseId }, guessed);
  const first = await recordedBefore(store, records.entry, ask.business, command);
  if (first !== null) return first;
  const stop = store.halted ?? store.judged;
  if (stop !== null) return refused({ rule: 'ST-1', message: stop });

  const open = records.record === undefined ? null : await openCase(sealing, records.record);
  if (open?.shown.command.id === command.id) {
    // Recorded at another counter, whose entry came by the feed.
    refuseOtherContent(store, open.shown, { business: ask.business, command });
    return firstResult(open.caseId, open.shown.origin, open.shown);
  }
  if (act === null || open?.upgrade) return refused(needsUpgrade);
  const { business, businessDate, actor } = act;
  const state = open?.shown ?? null;
  const requests = state === null ? guessed : factsForAct(act, state);
  const facts = await factsOf(store, requests, records.found);
  const { suite } = tools;
  const { tables, stop: noRules } = store.editions.on(businessDate);
  // What rests on no table head office does not refuse for its edition either.
  if (noRules !== null && restsOnTables(act, state))
    return refused({ rule: 'ST-3', message: noRules });
  const decided = decideAct(act, state, facts, {
    suite,
    tables,
    headOfficeKey: store.headOfficeKey,
  });
  if (decided.status === 'refused') return decided;

  const drafted = draftEntry(store, {
    ...position,
    // The first entry of an epoch names the algorithms of all that follow.
    ...(position.seq === 1 ? { suite: suite.id } : {}),
    business: ask.business,
    caseId,
    command,
    events: [...decided.events],
    at,
    businessDate,
    timeToken: store.token?.statement.id ?? null,
    actor,
    ...(ask.visit === undefined ? {} : { visit: ask.visit }),
    edition: tables.edition,
    seen: [...(ask.seen ?? [])],
  });
  if (drafted === null) return refused(unreadable);
  await nameEvidence(store, business, command);
  return await recordAct(store, open, drafted);
}

/** What is asked for as the decision sees it; null when this program does not know the business, or an older one of it. */
function actOf(
  store: OpenStore,
  { business: name, caseId, actor, visit }: ActAsk,
  command: Command,
  position: JournalPosition,
  at: number,
): Act | null {
  const business = readable(store.tools.registry, null, name, command);
  if (business === null) return null;
  const businessDate = businessDateOf(store);
  const act = { business, caseId, command, actor, at, businessDate, position };
  if (visit === undefined) return act;
  return { ...act, visit: { id: visit, lastActAt: store.visitActs.get(visit) ?? null } };
}

/** The first result of a command that is in this counter's journal already, or null. */
async function recordedBefore(
  store: OpenStore,
  record: EntryRecord | undefined,
  business: string,
  command: Command,
): Promise<ActOutcome | null> {
  const { db, sealing } = store;
  if (record === undefined) return null;
  const [found] = await openEntries(sealing, [record]);
  if (found === undefined) return null;
  const { entry, hash } = found;
  refuseOtherContent(store, entry, { business, command });
  const row = await db.cases.get(entry.caseId);
  // A case that ended long ago is in no snapshot, and so not in an index built from one.
  const { shown } =
    row === undefined
      ? afterOwnAct(store.tools.registry, null, entry, hash).open
      : await openCase(sealing, row);
  return firstResult(entry.caseId, { ...entry, hash }, shown);
}

interface Content {
  readonly business: string;
  readonly command: Command;
}

/** @throws Fault COMMAND_ID_REUSED when an id that stands for one act comes with another */
function refuseOtherContent({ tools }: OpenStore, recorded: Content, asked: Content): void {
  const [first, second] = [recorded, asked].map(({ business, command }) =>
    commandDigest(tools.suite, business, command),
  );
  if (first !== second) throw new Fault('COMMAND_ID_REUSED', `command ${asked.command.id}`);
}

function firstResult(caseId: string, origin: Origin, state: CaseState): ActOutcome {
  const { hash } = origin;
  const serial = formatSerial(origin);
  return { status: 'recorded', caseId, serial, hash, again: true, restoring: false, state };
}

const needsUpgrade: Refusal = {
  rule: 'ST-2',
  message: '该业务由更新版本的程序办理,本机只能查看。请升级程序后再办理。',
};

const unreadable: Refusal = {
  rule: 'CA-6',
  message: '提交的内容格式不符,未受理。请重新打开该业务后再提交。',
};

function refused(refusal: Refusal): ActOutcome {
  return { status: 'refused', refusals: [refusal] };
}
