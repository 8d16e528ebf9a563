import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { CaseFilter, listCases } from '../../headoffice/operator/case-list.ts';
import { streamPacker } from '../../renderer/data/packer.ts';
import { createEngine } from '../../renderer/sync/engine.ts';
import { caseRow, CaseState, foldAct } from '../../shared/business/case.ts';
import { session as sessionBusiness } from '../../shared/business/session/index.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import type { Command, Entry } from '../../shared/journal/entry.ts';
import type { SessionAct } from '../../shared/safeguards/session.ts';
import { alarmCodes, caseOf, verdicts } from '../headoffice/office-look.ts';
import { officeLine } from '../simulation/office-line.ts';
import type { CounterKit, KitSession } from '../helpers/counter-kit.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';
import { asFirstWritten } from '../helpers/old-states.ts';
import { TestCounter } from '../helpers/test-counter.ts';

let db: Database;
let branches = 8700;
let kit: OfficeKit;
let counter: CounterKit;
let session: KitSession;
/** Openings: accepted by a decision, waiting, and sent back by a checker. */
let accepted: string;
let waiting: string;
let sentBack: string;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(async () => await db.close());

beforeEach(async () => {
  branches += 1;
  kit = await officeKit(db, String(branches));
  counter = await kit.counter('01');
  session = counter.signIn(await kit.person('maker'));
  [accepted, waiting, sentBack] = [opening('101'), opening('102'), opening('103')];
  await decide(accepted);
  await decide(sentBack, { decision: 'refuse', comment: '地址不全' });
  await kit.exchange(counter);
  await writeAsBefore();
});

const opening = (sequence: string, caseId?: string): string =>
  counter.act(session, {
    business: 'account-opening',
    type: 'SubmitOpening',
    data: testApplication(sequence),
    ...(caseId === undefined ? {} : { caseId }),
  }).caseId;

async function decide(
  caseId: string,
  change: { decision?: 'refuse'; comment?: string } = {},
): Promise<void> {
  const data = counter.decision(await kit.person('checker'), caseId, change);
  const act = { business: 'account-opening', type: 'DecideApproval', caseId };
  counter.act(session, { ...act, data: { ...data } });
}

/** An act of the session, signed by who is signed in. */
function sessionAct(type: string, act: SessionAct, content: object = {}): Entry {
  const { person, actor } = session;
  const { epoch, seq, hash: prev } = counter.head();
  const place = { counter: counter.counter, epoch, seq: seq + 1, prev };
  const { staff } = person;
  const at = kit.clock.now;
  const signed = { purpose: 'session', act, staff, session: actor.session, ...place, at };
  const signature = person.key.sign(signed);
  // Plain JSON; the journal's type says no more than that.
  const data = { staff, prev, signature, ...content } as Command['data'];
  return counter.act(session, { business: 'session', type, data, caseId: actor.session });
}

/** What head office keeps, as the program of then left it. */
async function writeAsBefore(): Promise<void> {
  for (const state of await officeStates()) {
    const old = canonicalText(asFirstWritten(state));
    await db.query('update cases set state = $2 where case_id = $1', [state.caseId, old]);
  }
}

async function officeStates(): Promise<readonly CaseState[]> {
  const rows = await db.query<{ state: string }>(
    'select state from cases where branch = $1 order by case_id',
    [kit.branch],
  );
  return rows.map(({ state }) => CaseState.parse(JSON.parse(state)));
}

/** A counter of the branch that has nothing yet, over a line to this head office. */
async function freshCounter(): Promise<{ readonly second: TestCounter; pull(): Promise<void> }> {
  const { headOffice, branch, clock } = kit;
  const { key, counter: number } = await kit.counter('02');
  const tools = { headOffice, branch, counter: number, key };
  const uplink = officeLine({ ...tools, fate: () => 'fine', later: () => {} });
  const second = new TestCounter({
    counter: number,
    uplink,
    clock: () => clock.now,
    headOfficeKey: headOffice.publicKey,
    signingKey: key,
  });
  const pull = async (): Promise<void> => {
    const { exchange, bridge } = second;
    const engine = createEngine({ bridge, exchange, packer: streamPacker, report: () => {} });
    while ((await engine.pushOnce()) === 'moved');
    while ((await engine.pullOnce(0)) === 'moved');
  };
  return { second, pull };
}

describe('a case kept by the first program', () => {
  it('is listed', async () => {
    const { rows } = await listCases(kit.headOffice.office, CaseFilter.parse({}), false);
    const own = rows.filter(({ branch }) => branch === kit.branch);
    expect(own).toHaveLength(4);
    expect(own.find(({ business }) => business === 'session')).toMatchObject({ detail: '签到中' });
  });

  it('is decided and folded on by head office', async () => {
    sessionAct('Lock', 'lock', { reason: 'key' });
    sessionAct('Unlock', 'unlock');
    await decide(waiting);
    opening('104', sentBack);
    counter.signOut(session);
    await kit.exchange(counter);
    expect(new Set(await verdicts(db, kit.branch))).toEqual(new Set(['accepted']));
    expect(await alarmCodes(db, kit.branch)).toEqual([]);
    expect(await caseOf(db, session.actor.session)).toEqual(counter.caseOf(session.actor.session));
    expect(await caseOf(db, waiting)).toEqual(counter.caseOf(waiting));
    expect(await caseOf(db, sentBack)).toMatchObject({
      stage: 'awaiting-approval',
      decisions: [],
      earlier: [{ decision: 'refuse', serial: '', way: 'walk-up' }],
    });
  });

  it('SE-6 folds to the same session as a new one', () => {
    const now = counter.caseOf(session.actor.session);
    if (now === undefined) throw new Error('no session');
    const old = CaseState.parse(asFirstWritten(now));
    expect(caseRow(sessionBusiness, old)).toEqual(caseRow(sessionBusiness, now));
    const at = kit.clock.now;
    const act = {
      ...now,
      staff: now.maker,
      events: [{ type: 'Locked', data: { at, reason: 'key' } }],
    };
    expect(foldAct(sessionBusiness, old, act)).toEqual(foldAct(sessionBusiness, now, act));
  });

  it('I5 is the same at head office and at a counter that starts from a snapshot of it', async () => {
    await kit.headOffice.makeSnapshot(kit.branch);
    opening('104', sentBack);
    await decide(waiting);
    sessionAct('Lock', 'lock', { reason: 'key' });
    await kit.exchange(counter);
    const { second, pull } = await freshCounter();
    await second.start();
    for (let times = 0; times < 2; times += 1) {
      await pull();
      const rows = await second.store.cases({});
      const details = await Promise.all(rows.map(({ caseId }) => second.store.caseById(caseId)));
      const held = details.map((detail) => detail?.confirmed ?? null);
      expect(sorted(held)).toEqual(sorted(await officeStates()));
      expect(
        rows.filter(({ attention }) => attention !== null && attention !== 'returned'),
      ).toEqual([]);
      // Built once more, from the log alone.
      second.loseProfile();
      await second.restart();
    }
  });
});

function sorted(states: readonly (CaseState | null)[]): readonly string[] {
  return states.map((state) => canonicalText(state)).toSorted();
}
