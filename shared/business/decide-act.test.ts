import { beforeEach, describe, expect, it } from 'vitest';
import { ruleTables } from '../../test/helpers/rule-tables.ts';
import { headOfficeTestKey, testPerson } from '../../test/helpers/people.ts';
import type { Refusal } from '../errors.ts';
import { type Actor, type Command, commandDigest, noHash } from '../journal/entry.ts';
import type { ApprovalStatement, SignedDecision } from '../safeguards/approval.ts';
import type { SessionStatement } from '../safeguards/session.ts';
import { refusalComment } from '../safeguards/refusal-reason.ts';
import { intl1 } from '../suite-intl-1.ts';
import type { FirstApplication } from './account-opening/first-form.ts';
import { accountOpening } from './account-opening/index.ts';
import { type CaseState, caseRow, foldAct, foldDecided } from './case.ts';
import type { FactRow, Facts } from './contract.ts';
import { type Act } from './act.ts';
import { decideAct } from './decide-act.ts';
import { type Decided } from './decided.ts';
import { factsForAct } from './facts-for-act.ts';
import { session } from './session/index.ts';

const start = Date.parse('2026-11-23T02:00:00Z');
const zhang = testPerson('100023', '张敏', 1, start);
const wang = testPerson('100025', '王磊', 2, start, { checker: true });
const plain = testPerson('100026', '赵丽', 3, start);
const tools = { suite: intl1, headOfficeKey: headOfficeTestKey.publicKey, tables: ruleTables };
const sessionId = '0190a000-0000-7000-8000-00000000aaaa';
const caseId = '0190a000-0000-7000-8000-000000000001';
const position = { counter: '0101-02', epoch: 1, seq: 1, prev: noHash };
const maker: Actor = { staff: zhang.staff, role: 'maker', session: sessionId };

const application: FirstApplication = {
  name: '李明',
  idNumber: '110000199003070124',
  mobile: '13800000001',
  address: '北京市东城区某街 1 号',
  email: '',
  accounts: ['SH_A', 'SZ_A'],
};

let signedIn: CaseState;
let state: CaseState | null;
let seq: number;

beforeEach(() => {
  seq = 0;
  state = null;
  const decided = decideAct(signInAct(), null, {}, tools);
  signedIn = folded(session, null, signInAct(), decided);
});

function signInAct(change: Partial<Act> = {}): Act {
  const statement: SessionStatement = {
    purpose: 'session',
    act: 'sign-in',
    staff: zhang.staff,
    session: sessionId,
    ...position,
    at: start,
  };
  const data = {
    staff: zhang.staff,
    counter: position.counter,
    prev: noHash,
    authority: zhang.authority,
    signature: zhang.key.sign(statement),
  };
  const command: Command = { type: 'SignIn', version: 1, id: sessionId, data };
  return {
    business: session,
    caseId: sessionId,
    command,
    actor: maker,
    at: start,
    businessDate: '2026-11-23',
    position,
    ...change,
  };
}

function act(command: Command, change: Partial<Act> = {}): Act {
  return {
    business: accountOpening,
    caseId,
    command,
    actor: maker,
    at: start + 60_000,
    businessDate: '2026-11-23',
    position: { ...position, seq: 2 },
    ...change,
  };
}

function submit(id: string = caseId, change: Partial<FirstApplication> = {}): Command {
  return {
    type: 'SubmitOpening',
    version: 1,
    id,
    data: { application: { ...application, ...change } },
  };
}

function facts(more: Facts = {}): Facts {
  const row: FactRow = { key: sessionId, asOf: start, body: signedIn };
  return { session: [row], ...more };
}

function folded(
  business: Act['business'],
  before: CaseState | null,
  one: Act,
  decided: Decided,
): CaseState {
  if (decided.status !== 'events') throw new Error(JSON.stringify(decided.refusals));
  seq += 1;
  const after = foldAct(business, before, {
    ...one,
    business: business.name,
    staff: one.actor.staff,
    events: decided.events,
    origin: one.position === null ? null : { counter: '0101-02', epoch: 1, seq, hash: noHash },
  });
  if (after === null) throw new Error('no case');
  return after;
}

function run(one: Act, more: Facts = {}): CaseState {
  state = folded(accountOpening, state, one, decideAct(one, state, facts(more), tools));
  return state;
}

function refusalsOf(one: Act, more: Facts = {}): readonly Refusal[] {
  const decided = decideAct(one, state, facts(more), tools);
  return decided.status === 'refused' ? decided.refusals : [];
}

function rules(one: Act, more: Facts = {}): string[] {
  return refusalsOf(one, more).map((refusal) => refusal.rule);
}

function decision(
  change: Partial<ApprovalStatement> = {},
  person = wang,
  signer = person,
): SignedDecision {
  const statement: ApprovalStatement = {
    purpose: 'approval',
    branch: '0101',
    caseId,
    commandId: caseId,
    digest: commandDigest(intl1, 'account-opening', submit()),
    need: 'check',
    staff: person.staff,
    decision: 'approve',
    comment: '',
    at: start + 120_000,
    expiresAt: start + 60_000 + 30 * 60_000,
    ...change,
  };
  return { statement, signature: signer.key.sign(statement), authority: person.authority };
}

function decide(data: SignedDecision, change: Partial<Act> = {}): Act {
  const id = '0190a000-0000-7000-8000-000000000002';
  const command: Command = { type: 'DecideApproval', version: 1, id, data: { ...data } };
  return act(command, { at: start + 120_000, ...change });
}

describe('submitting', () => {
  it('waits for a checker instead of recording the business events', () => {
    expect(run(act(submit()))).toMatchObject({
      stage: 'awaiting-approval',
      body: null,
      request: { needs: ['check'], maker: zhang.staff, expiresAt: start + 31 * 60_000 },
    });
  });

  it('asks for session, roster row and the people who have this document', () => {
    expect(factsForAct(act(submit()), null).map((request) => request.name)).toEqual([
      'actorRow',
      'session',
      'clientsWithDocument',
      'openingsWithDocument',
    ]);
  });

  it('AO-5 refuses a document that a client of the branch has', () => {
    const clients = { clientsWithDocument: [{ key: '1000000001', asOf: start, body: {} }] };
    const [refusal] = refusalsOf(act(submit()), clients);
    expect(refusal).toMatchObject({ rule: 'AO-5', field: 'idNumber' });
    expect(refusal?.message).toContain('1000000001');
  });

  it('AO-6 refuses a document in another opening under way, not its own, not a withdrawn one', () => {
    const own = run(act(submit()));
    state = null;
    const other = { key: 'other', asOf: start, body: own };
    expect(rules(act(submit()), { openingsWithDocument: [other] })).toEqual(['AO-6']);
    expect(rules(act(submit()), { openingsWithDocument: [{ ...other, key: caseId }] })).toEqual([]);
    const withdrawn = { ...other, body: { ...own, stage: 'withdrawn' } };
    expect(rules(act(submit()), { openingsWithDocument: [withdrawn] })).toEqual([]);
  });

  it('CA-2 refuses a second submission while one waits, and takes it once the term has run out', () => {
    run(act(submit()));
    const again = submit('0190a000-0000-7000-8000-000000000009');
    expect(rules(act(again))).toEqual(['CA-2']);
    expect(rules(act(again, { at: start + 60 * 60_000 }))).toEqual([]);
  });

  it('gives all refusals together, each at its field', () => {
    const bad = {
      name: 'Bob<script>',
      idNumber: '110000199003070123',
      mobile: '123',
      address: '北京',
      accounts: [],
    };
    const fields = refusalsOf(act(submit(caseId, bad))).map((refusal) => refusal.field);
    expect(fields).toEqual(['name', 'idNumber', 'mobile', 'address', 'accounts']);
  });

  it('AO-7 refuses to submit again what is accepted', () => {
    run(act(submit()));
    run(decide(decision()));
    expect(rules(act(submit('0190a000-0000-7000-8000-000000000009')))).toEqual(['AO-7']);
  });

  it('AP-10 submits nothing on a day the table of approval terms does not cover', () => {
    const [row] = ruleTables.approvalTerm.rows;
    const ended = { ...ruleTables.approvalTerm, rows: [{ ...row!, effectiveTo: '2026-11-22' }] };
    const tables = { ...ruleTables, approvalTerm: ended };
    expect(decideAct(act(submit()), null, facts(), { ...tools, tables })).toMatchObject({
      refusals: [{ rule: 'AP-10', message: expect.stringContaining('2026-11-23') }],
    });
  });

  it('CA-6 refuses what is not a command of the business', () => {
    expect(
      rules(act({ type: 'SubmitOpening', version: 1, id: caseId, data: { application: 7 } })),
    ).toEqual(['CA-6']);
  });
});

describe('approving', () => {
  it('records the business events with the last approval, under the serial number of the request', () => {
    run(act(submit()));
    const accepted = run(decide(decision()));
    expect(accepted).toMatchObject({
      stage: 'accepted',
      origin: { seq: 2 },
      maker: zhang.staff,
      body: { birthDate: '1990-03-07', sex: 'F', numbers: null },
      decisions: [{ staff: wang.staff, decision: 'approve' }],
    });
    expect(caseRow(accountOpening, accepted).keys).toMatchObject({
      idNumber: application.idNumber,
    });
  });

  it('AP-4 refuses the maker', () => {
    run(act(submit()));
    const self = testPerson(zhang.staff, zhang.name, 1, start, { checker: true });
    expect(rules(decide(decision({}, self)))).toEqual(['AP-4']);
  });

  it('AP-5 refuses after the term, whichever clock is asked', () => {
    run(act(submit()));
    const late = start + 32 * 60_000;
    expect(rules(decide(decision({ at: late }), { at: late }))).toEqual(['AP-5']);
    expect(rules(decide(decision(), { at: late }))).toEqual(['AP-5']);
    // A clock that was set back between request and decision.
    expect(rules(decide(decision({ at: start }), { at: start }))).toEqual([]);
  });

  it('AP-1 refuses a decision used a second time', () => {
    run(act(submit()));
    run(decide(decision()));
    expect(rules(decide(decision()))).toEqual(['AP-1']);
  });

  it('AP-2 refuses a decision on another payload, case, branch or term', () => {
    run(act(submit()));
    const altered = commandDigest(
      intl1,
      'account-opening',
      submit(caseId, { mobile: '13900000009' }),
    );
    expect(rules(decide(decision({ digest: altered })))).toEqual(['AP-2']);
    expect(rules(decide(decision({ commandId: sessionId })))).toEqual(['AP-2']);
    expect(rules(decide(decision({ caseId: sessionId })))).toEqual(['AP-2']);
    expect(rules(decide(decision({ branch: '0102' })))).toEqual(['AP-2']);
    expect(rules(decide(decision({ expiresAt: start + 99 * 60_000 })))).toEqual(['AP-2']);
  });

  it('AP-6 refuses somebody without the right', () => {
    run(act(submit()));
    expect(rules(decide(decision({}, plain)))).toEqual(['AP-6']);
  });

  it('AP-3 refuses a need nobody asked for', () => {
    run(act(submit()));
    const boss = testPerson('100021', '陈静', 4, start, { roles: ['supervisor'], checker: true });
    expect(rules(decide(decision({ need: 'supervise' }, boss)))).toEqual(['AP-3']);
  });

  it('AP-7 refuses a forged signature, and one of another person under the checker’s name', () => {
    run(act(submit()));
    expect(rules(decide(decision({}, wang, plain)))).toEqual(['AP-7']);
    const signed: SignedDecision = decision();
    const swapped: SignedDecision = { ...signed, authority: plain.authority };
    expect(rules(decide(swapped))).toEqual(['AP-7']);
  });

  it('AU-1 refuses an authority head office did not sign, AU-2 one of another branch, AU-3 one run out, AU-4 one revoked', () => {
    run(act(submit()));
    const raised = {
      ...plain,
      authority: { ...plain.authority, statement: { ...plain.authority.statement, checker: true } },
    };
    expect(rules(decide(decision({}, raised)))).toEqual(['AU-1']);
    const elsewhere = testPerson('100025', '王磊', 2, start, { checker: true, branch: '0202' });
    expect(rules(decide(decision({}, elsewhere)))).toEqual(['AU-2']);
    const gone = testPerson('100025', '王磊', 2, start, { checker: true, until: start + 1 });
    expect(rules(decide(decision({}, gone)))).toEqual(['AU-3']);
    const row = { ...wang.authority.statement, revokedAt: start };
    expect(
      rules(decide(decision()), { deciderRow: [{ key: wang.staff, asOf: start, body: row }] }),
    ).toEqual(['AU-4']);
  });

  it('AP-9 sends the case back with the checker’s words, AP-8 refuses to do so without any', () => {
    run(act(submit()));
    expect(rules(decide(decision({ decision: 'refuse' })))).toEqual(['AP-8']);
    expect(run(decide(decision({ decision: 'refuse', comment: '地址不全' })))).toMatchObject({
      stage: 'returned',
      returned: { by: 'checker', reasons: [{ message: '复核退回:地址不全' }] },
      command: { type: 'SubmitOpening' },
    });
  });

  it('AP-15 reopens the case with every reason at its field, and the checker’s own words once', () => {
    run(act(submit()));
    const reasons = [
      {
        code: 'UNCLEAR' as const,
        place: { field: 'evidence.document-front', label: '证件正面' },
        note: '反光',
        presence: 'client' as const,
      },
      { code: 'OTHER' as const, place: null, note: '客户要求改日', presence: 'counter' as const },
    ];
    const comment = refusalComment(reasons);
    const refused = run(decide(decision({ decision: 'refuse', comment, reasons })));
    expect(refused.returned).toEqual({
      by: 'checker',
      reasons: [
        {
          rule: 'AP-15',
          field: 'evidence.document-front',
          message: '复核退回:证件正面:影像不清,反光。',
          presence: 'client',
        },
        { rule: 'AP-15', message: '复核退回:客户要求改日。', presence: 'counter' },
      ],
    });
    expect(refused.decisions).toMatchObject([{ comment }]);
    run(act(submit()));
    const more = run(decide(decision({ decision: 'refuse', comment: '请尽快', reasons })));
    expect(more.returned?.reasons.at(-1)).toEqual({ rule: 'AP-9', message: '复核退回:请尽快' });
    expect(more.decisions).toMatchObject([{ comment: `${comment}请尽快` }]);
  });

  it('decides anew with the facts of the moment', () => {
    run(act(submit()));
    const clients = { clientsWithDocument: [{ key: '1000000001', asOf: start, body: {} }] };
    expect(rules(decide(decision()), clients)).toEqual(['AO-5']);
  });
});

describe('who acts', () => {
  it('AC-2 refuses without a session, with another person’s, and after sign-out', () => {
    expect(rules(act(submit(), { actor: { ...maker, staff: wang.staff } }))).toEqual(['AC-2']);
    const none = decideAct(act(submit()), null, {}, tools);
    expect(none).toMatchObject({ status: 'refused', refusals: [{ rule: 'AC-2' }] });
    signedIn = { ...signedIn, body: { ...(signedIn.body as object), signedOutAt: start + 1 } };
    expect(rules(act(submit()))).toEqual(['AC-2']);
  });

  it('AC-2 refuses a session of another counter', () => {
    expect(rules(act(submit(), { position: { ...position, counter: '0101-01' } }))).toEqual([
      'AC-2',
    ]);
  });

  it('AC-3 refuses a role the person does not hold', () => {
    expect(rules(act(submit(), { actor: { ...maker, role: 'supervisor' } }))).toEqual(['AC-3']);
  });

  it('AU-3 holds on a counter whose clock is behind the one that signed the authority', () => {
    const slow = start - 3 * 3_600_000;
    const later = testPerson('100025', '王磊', 2, start + 3_600_000, { checker: true });
    run(act(submit(), { at: slow, businessDate: '2026-11-22' }));
    const approval = decision({ at: slow, expiresAt: slow + 30 * 60_000 }, later);
    expect(rules(decide(approval, { at: slow }))).toEqual([]);
  });

  it('AC-2, CA-8 refuses common commands on a sign-in, whoever gives them', () => {
    const id = '0190a000-0000-7000-8000-0000000000ff';
    const command: Command = {
      type: 'PrintPaper',
      version: 1,
      id,
      data: { paper: 'acceptance-slip' },
    };
    const print = act(command, { business: session, caseId: sessionId });
    state = signedIn;
    expect(rules(print)).toEqual(['CA-8']);
    expect(factsForAct(print, state).map(({ name }) => name)).toContain('session');
    const stranger: Actor = { ...maker, staff: '999999' };
    expect(rules({ ...print, actor: stranger })).toEqual(['AC-2', 'CA-8']);
    const reasons = [{ rule: 'X', message: 'X' }];
    const back: Command = { type: 'ReturnCase', version: 1, id, data: { reasons } };
    const office: Actor = { staff: 'HO', role: 'head-office', session: '' };
    expect(rules({ ...print, command: back, actor: office, position: null })).toEqual(['CA-8']);
  });

  it('AU-3 refuses once the authority has run out', () => {
    expect(rules(act(submit(), { at: start + 22 * 24 * 3_600_000 }))).toEqual(['AU-3']);
  });

  it('AC-1 keeps head office’s acts and the counters’ apart', () => {
    const numbers = {
      clientNo: '1000000001',
      capitalAccount: '100000000001',
      ymt: '180000000001',
      shA: 'A100000001',
      szA: null,
    };
    const allocate: Command = {
      type: 'AllocateNumbers',
      version: 1,
      id: sessionId,
      data: { numbers },
    };
    expect(rules(act(allocate))).toContain('AC-1');
    expect(rules(act(submit(), { actor: headOffice, position: null }))).toContain('AC-1');
    run(act(submit()));
    expect(rules(act(allocate, { actor: headOffice, position: null }))).toEqual(['CA-2']);
    run(decide(decision()));
    const done = run(act(allocate, { actor: headOffice, position: null }));
    expect(done).toMatchObject({ stage: 'done', body: { numbers }, origin: { seq: 2 } });
    expect(rules(act(allocate, { actor: headOffice, position: null }))).toEqual(['AO-8']);
  });

  it('SE-4 refuses a sign-in signed over another place, SE-3 one of another person', () => {
    const elsewhere = signInAct({ position: { ...position, seq: 5 } });
    expect(decideAct(elsewhere, null, {}, tools)).toMatchObject({ refusals: [{ rule: 'SE-4' }] });
    const other = signInAct({ actor: { ...maker, staff: wang.staff } });
    expect(decideAct(other, null, {}, tools)).toMatchObject({ refusals: [{ rule: 'SE-3' }] });
  });
});

describe('taking back and returning', () => {
  const withdraw: Command = {
    type: 'Withdraw',
    version: 1,
    id: sessionId,
    data: { reason: '客户改期' },
  };

  it('CA-4 withdraws before the decision and not after', () => {
    run(act(submit()));
    expect(run(act(withdraw))).toMatchObject({ stage: 'withdrawn', request: null });
    state = null;
    run(act(submit()));
    run(decide(decision()));
    expect(rules(act(withdraw))).toEqual(['CA-4']);
  });

  it('CA-3 does not take up again what was withdrawn', () => {
    run(act(submit()));
    run(act(withdraw));
    expect(rules(act(submit('0190a000-0000-7000-8000-000000000009')))).toEqual(['CA-3']);
  });

  it('CA-5 returns only what is under way, and ends only what has run out', () => {
    const ofHeadOffice = (type: string, data: Command['data'], at = start + 60_000) =>
      act({ type, version: 1, id: sessionId, data }, { actor: headOffice, position: null, at });
    const reasons = [{ rule: 'HO-1', message: '请补正。' }];
    run(act(submit()));
    expect(rules(ofHeadOffice('ExpireApproval', { commandId: caseId }))).toEqual(['CA-5']);
    expect(run(ofHeadOffice('ReturnCase', { reasons }))).toMatchObject({ stage: 'returned' });
    expect(rules(ofHeadOffice('ReturnCase', { reasons }))).toEqual(['CA-5']);
  });

  it('CA-1 refuses common acts on a case that is not there', () => {
    expect(rules(act(withdraw))).toEqual(['CA-1']);
  });

  it('reopens a case that head office refuses with what was refused', () => {
    run(act(submit()));
    const again = submit('0190a000-0000-7000-8000-000000000009', { mobile: '13900000009' });
    const returned: CaseState = { ...(state as CaseState), stage: 'returned', request: null };
    const refused = foldDecided(
      accountOpening,
      returned,
      {
        business: 'account-opening',
        caseId,
        command: again,
        events: [],
        staff: zhang.staff,
        at: start,
        businessDate: '2026-11-23',
        origin: { counter: '0101-02', epoch: 1, seq: 7, hash: noHash },
      },
      { status: 'refused', reasons: [{ rule: 'AO-5', field: 'idNumber', message: '已开户' }] },
    );
    expect(refused).toMatchObject({
      stage: 'returned',
      command: again,
      origin: { seq: 7 },
      returned: { by: 'head-office', reasons: [{ field: 'idNumber' }] },
    });
  });

  it('leaves a case alone when a late decision on it is refused', () => {
    run(act(submit()));
    const accepted = run(decide(decision()));
    const late = decide(decision());
    const after = foldDecided(
      accountOpening,
      accepted,
      { ...late, business: 'account-opening', events: [], staff: wang.staff, origin: null },
      { status: 'refused', reasons: [{ rule: 'AP-1', message: '已处理' }] },
    );
    expect(after).toBe(accepted);
  });

  it('ends an approval nobody gave, only after its term', () => {
    run(act(submit()));
    const expire: Command = {
      type: 'ExpireApproval',
      version: 1,
      id: sessionId,
      data: { commandId: caseId },
    };
    expect(rules(act(expire, { actor: headOffice, position: null }))).toEqual(['CA-5']);
    const late = { actor: headOffice, position: null, at: start + 60 * 60_000 };
    expect(run(act(expire, late))).toMatchObject({ stage: 'returned', returned: { by: 'timer' } });
  });

  it('CA-7 counts the prints of a slip, and prints none before the acceptance', () => {
    const print: Command = {
      type: 'PrintPaper',
      version: 1,
      id: sessionId,
      data: { paper: 'acceptance-slip' },
    };
    run(act(submit()));
    expect(rules(act(print))).toEqual(['CA-7']);
    run(act({ type: 'DecideApproval', version: 1, id: sessionId, data: decision() }));
    expect(run(act(print))).toMatchObject({ stage: 'accepted', prints: 1 });
    expect(run(act(print))).toMatchObject({ stage: 'accepted', prints: 2 });
  });

  it('marks a case whose event does not fit and goes on', () => {
    run(act(submit()));
    const folded = foldAct(accountOpening, state, {
      ...act(submit()),
      business: 'account-opening',
      staff: 'HO',
      origin: null,
      events: [
        { type: 'NumbersAllocated', data: {} },
        { type: 'Unheard', data: {} },
        { type: 'Returned', data: {} },
      ],
    });
    expect(folded).toMatchObject({
      stage: 'awaiting-approval',
      unfit: ['NumbersAllocated', 'Unheard', 'Returned'],
    });
  });
});

const headOffice: Actor = { staff: 'HO', role: 'head-office', session: '' };
