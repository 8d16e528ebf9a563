import { gzipSync } from 'node:zlib';
import { caseRow, type CaseState, foldAct } from '../../shared/business/case.ts';
import type { AnyBusiness, FactRequest, FactRow, Facts } from '../../shared/business/contract.ts';
import { decideAct } from '../../shared/business/decide-act.ts';
import { factsForAct } from '../../shared/business/facts-for-act.ts';
import { type Registry, registry as programRegistry } from '../../shared/business/registry.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import {
  type Actor,
  type Command,
  emptyHead,
  type Entry,
  entryHash,
  type Head,
  type Role,
} from '../../shared/journal/entry.ts';
import type { ApprovalStatement, SignedDecision } from '../../shared/safeguards/approval.ts';
import type { SignedAuthority } from '../../shared/safeguards/authority.ts';
import type { SessionStatement } from '../../shared/safeguards/session.ts';
import type { Suite } from '../../shared/suite.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { type BatchHeader, encodeBatch } from '../../shared/sync/batch.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { branchOf, uuidV7 } from '../../shared/values/ids.ts';
import { type TestKey, testKey } from './people.ts';
import { ruleTables } from './rule-tables.ts';

/** A member of staff with a key and an authority head office has signed. */
export interface KitPerson {
  readonly staff: string;
  readonly key: TestKey;
  readonly authority: SignedAuthority;
}

/** An open sign-in: who acts, as what, in which session. */
export interface KitSession {
  readonly person: KitPerson;
  readonly actor: Actor;
}

/** A command to be recorded; what is left out is made as the counter would make it. */
export interface KitAct {
  readonly business: string;
  readonly type: string;
  readonly data: Command['data'];
  readonly caseId?: string;
  readonly commandId?: string;
}

/** Changes to an entry before it is chained: what a broken or dishonest counter would write. */
export type Tampering = Partial<Entry>;

/** What a scripted counter needs to know. */
export interface KitSetup {
  readonly counter: string;
  /** Of the signing key; every counter of a test its own. */
  readonly seed: number;
  readonly headOfficeKey: string;
  readonly clock: () => number;
  readonly registry?: Registry;
  /** The counter's own where it does not say; a long journal is made faster by Node's. */
  readonly suite?: Suite;
}

/**
 * A scripted counter: a journal with real keys, hashes and signatures, which decides its acts with the
 * shared code over what it has recorded itself and the register rows it was given. No store, no screen.
 */
export interface CounterKit {
  readonly counter: string;
  readonly key: TestKey;
  readonly entries: readonly Entry[];
  head(): Head;
  /** The case as this counter sees it. */
  caseOf(caseId: string): CaseState | undefined;
  /** Register rows as they come with snapshot or feed. */
  learn(rows: readonly RegisterRow[]): void;
  signIn(person: KitPerson, role?: Role, tampering?: Tampering): KitSession;
  signOut(session: KitSession): Entry;
  /** Decides an act and records it. @throws Error with the refusals when it is refused here */
  act(session: KitSession, act: KitAct, tampering?: Tampering): Entry;
  /** Records events that were decided by nobody. */
  force(session: KitSession, act: KitAct, events: Entry['events'], tampering?: Tampering): Entry;
  /** A person's signed decision on the open request of a case. */
  decision(person: KitPerson, caseId: string, change?: Partial<ApprovalStatement>): SignedDecision;
  /** Entries `from`…`to` as a gzipped, signed batch; all of them when nothing is said. */
  batch(from?: number, to?: number): Uint8Array;
  /** A signed batch with any header and entries. */
  batchOf(entries: readonly Entry[], change?: Partial<BatchHeader>): Uint8Array;
}

export function counterKit(setup: KitSetup): CounterKit {
  const { counter, headOfficeKey, clock } = setup;
  const registry = setup.registry ?? programRegistry;
  const suite = setup.suite ?? intl1;
  const key = testKey(setup.seed);
  const tools = { suite, headOfficeKey, tables: ruleTables };
  const entries: Entry[] = [];
  const cases = new Map<string, CaseState>();
  const found = new Map<string, Set<string>>();
  const rows = new Map<string, RegisterRow>();
  let head = emptyHead();
  let ids = 0;

  const newId = (): string => {
    ids += 1;
    // Random enough for a test: another id for every counter and call, the same in every run.
    const digits = suite.hash(canonicalBytes({ counter, seed: setup.seed, ids }));
    return uuidV7(clock(), (bytes) => digits.slice(0, bytes));
  };

  const append = (
    actor: Actor,
    act: { readonly business: string; readonly caseId: string; readonly command: Command },
    events: Entry['events'],
    tampering: Tampering = {},
  ): Entry => {
    const at = clock();
    const entry: Entry = {
      counter,
      epoch: head.epoch,
      seq: head.seq + 1,
      prev: head.hash,
      ...(head.seq === 0 ? { suite: 'intl-1' as const } : {}),
      ...act,
      events,
      at,
      businessDate: beijingDate(at),
      timeToken: null,
      actor,
      edition: ruleTables.edition,
      seen: [],
      ...tampering,
    };
    head = { epoch: entry.epoch, seq: entry.seq, hash: entryHash(suite, entry) };
    entries.push(entry);
    fold(entry, head.hash);
    return entry;
  };

  const fold = (entry: Entry, hash: string): void => {
    const business = registry.find(entry.business);
    if (business === null) return;
    const { epoch, seq, caseId } = entry;
    const act = { ...entry, staff: entry.actor.staff, origin: { counter, epoch, seq, hash } };
    const before = cases.get(caseId) ?? null;
    const state = foldAct(business, before, act);
    if (state === null) return;
    cases.set(caseId, state);
    if (before !== null) {
      for (const place of placesOf(business, before)) found.get(place)?.delete(caseId);
    }
    for (const place of placesOf(business, state)) {
      found.set(place, (found.get(place) ?? new Set()).add(caseId));
    }
  };

  const factRows = (request: FactRequest): readonly FactRow[] => {
    if (request.from === 'register') {
      return [...rows.values()]
        .filter((row) => row.register === request.register && row.body !== null)
        .filter(
          (row) => (request.by === 'key' ? row.key : row.lookups[request.by]) === request.value,
        )
        .map(({ key, asOf, body }) => ({ key, asOf, body }));
    }
    const ids =
      request.by === 'key'
        ? [request.value]
        : (found.get(placeOf(request.business, request.by, request.value)) ?? []);
    return [...ids]
      .flatMap((id) => cases.get(id) ?? [])
      .filter((state) => state.business === request.business)
      .map((state) => ({ key: state.caseId, asOf: state.at, body: state }));
  };

  const commandOf = (act: KitAct): Command => {
    const id = act.commandId ?? newId();
    return { type: act.type, version: 1, id, data: act.data };
  };

  const decideAndAppend = (actor: Actor, act: KitAct, tampering: Tampering = {}): Entry => {
    const business = registry.find(act.business);
    if (business === null) throw new Error(`no business ${act.business}`);
    const command = commandOf(act);
    const caseId = act.caseId ?? command.id;
    const at = tampering.at ?? clock();
    const position = { counter, epoch: head.epoch, seq: head.seq + 1, prev: head.hash };
    const businessDate = tampering.businessDate ?? beijingDate(at);
    const whole = { business, caseId, command, actor, at, businessDate, position };
    const state = cases.get(caseId) ?? null;
    const facts: Facts = Object.fromEntries(
      factsForAct(whole, state).map((request) => [request.name, factRows(request)]),
    );
    const decided = decideAct(whole, state, facts, tools);
    if (decided.status === 'refused') {
      throw new Error(decided.refusals.map(({ rule, message }) => `${rule} ${message}`).join('\n'));
    }
    const events = [...decided.events];
    return append(actor, { business: act.business, caseId, command }, events, tampering);
  };

  const sessionStatement = (
    act: SessionStatement['act'],
    staff: string,
    session: string,
    at: number,
  ): SessionStatement => {
    const { epoch, seq, hash: prev } = head;
    return { purpose: 'session', act, staff, session, counter, epoch, seq: seq + 1, prev, at };
  };

  const batchOf: CounterKit['batchOf'] = (some, change = {}) => {
    const [first] = some;
    const last = some.at(-1);
    if (first === undefined || last === undefined) throw new Error('an empty batch');
    const header: BatchHeader = {
      purpose: 'batch',
      suite: 'intl-1',
      era: 1,
      counter,
      epoch: first.epoch,
      from: first.seq,
      to: last.seq,
      prev: first.prev,
      head: entryHash(suite, last),
      count: some.length,
      ...change,
    };
    const signed = { header, signature: key.sign(header) };
    return gzipSync(encodeBatch(signed, some.map(canonicalBytes)));
  };

  return {
    counter,
    key,
    entries,
    head: () => head,
    caseOf: (caseId) => cases.get(caseId),
    learn(learned) {
      for (const row of learned) rows.set(`${row.register} ${row.key}`, row);
    },
    signIn(person, role = 'maker', tampering = {}) {
      const session = newId();
      const actor = { staff: person.staff, role, session };
      const at = tampering.at ?? clock();
      const statement = sessionStatement('sign-in', person.staff, session, at);
      const data = {
        staff: person.staff,
        counter,
        prev: head.hash,
        authority: person.authority,
        signature: person.key.sign(statement),
      };
      const act = { business: 'session', type: 'SignIn', data, commandId: session };
      decideAndAppend(actor, act, tampering);
      return { person, actor };
    },
    signOut({ person, actor }) {
      const statement = sessionStatement('sign-out', person.staff, actor.session, clock());
      const data = { staff: person.staff, prev: head.hash, signature: person.key.sign(statement) };
      const act = { business: 'session', type: 'SignOut', data, caseId: actor.session };
      return decideAndAppend(actor, act);
    },
    act: ({ actor }, act, tampering) => decideAndAppend(actor, act, tampering),
    force({ actor }, act, events, tampering) {
      const command = commandOf(act);
      const caseId = act.caseId ?? command.id;
      return append(actor, { business: act.business, caseId, command }, events, tampering);
    },
    decision(person, caseId, change = {}) {
      const request = cases.get(caseId)?.request;
      if (request == null) throw new Error(`no open request on ${caseId}`);
      const statement: ApprovalStatement = {
        purpose: 'approval',
        branch: branchOf(counter),
        caseId,
        commandId: request.command.id,
        digest: request.digest,
        need: 'check',
        staff: person.staff,
        decision: 'approve',
        comment: '',
        at: clock(),
        expiresAt: request.expiresAt,
        ...change,
      };
      return { statement, signature: person.key.sign(statement), authority: person.authority };
    },
    batch: (from = 1, to = entries.length) => batchOf(entries.slice(from - 1, to)),
    batchOf,
  };
}

/** What a case is found by. */
function placesOf(business: AnyBusiness, state: CaseState): readonly string[] {
  return Object.entries(caseRow(business, state).keys).map(([by, value]) =>
    placeOf(business.name, by, value),
  );
}

function placeOf(business: string, by: string, value: string): string {
  return JSON.stringify([business, by, value]);
}
