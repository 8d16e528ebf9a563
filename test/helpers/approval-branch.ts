import { z } from 'zod';
import { nodeSuite } from '../../headoffice/suite.ts';
import { type CaseState, foldAct } from '../../shared/business/case.ts';
import {
  type AnyBusiness,
  type Business,
  erase,
  type Facts,
} from '../../shared/business/contract.ts';
import { type Act } from '../../shared/business/act.ts';
import { decideAct } from '../../shared/business/decide-act.ts';
import { type Decided } from '../../shared/business/decided.ts';
import { delegation } from '../../shared/business/delegation/index.ts';
import { session } from '../../shared/business/session/index.ts';
import { type Actor, type Command, commandDigest, noHash } from '../../shared/journal/entry.ts';
import type {
  ApprovalNeed,
  ApprovalStatement,
  SignedDecision,
} from '../../shared/safeguards/approval.ts';
import type { DelegationStatement, SignedDelegation } from '../../shared/safeguards/delegation.ts';
import { headOfficeTestKey, testPerson, type TestPerson } from './people.ts';
import { ruleTables } from './rule-tables.ts';

export const start = Date.parse('2026-11-23T02:00:00Z');
export const hour = 3_600_000;
// Node's own primitives: the same authorities are verified again and again.
const suite = nodeSuite();
export const tools = { suite, headOfficeKey: headOfficeTestKey.publicKey, tables: ruleTables };

export const maker = testPerson('100023', '张敏', 1, start);
export const checker = testPerson('100025', '王磊', 2, start, { checker: true });
export const supervisor = testPerson('100021', '陈静', 3, start, {
  checker: true,
  roles: ['supervisor'],
});
export const manager = testPerson('100001', '周建国', 4, start, { roles: ['branch-manager'] });
export const plain = testPerson('100026', '赵丽', 5, start);
export const deputy = testPerson('100022', '吴越', 7, start, { roles: ['supervisor'] });
export const makerToo = testPerson('100024', '孙强', 6, start, { checker: true });
export const people = [maker, checker, supervisor, manager, plain, makerToo] as const;

/** Needs a check and an authorization: two people beside the maker. */
const gravely: Business<
  { done: true },
  { type: 'Do'; data: object },
  { type: 'Done'; data: object }
> = {
  name: 'gravely',
  version: 1,
  title: '重大业务',
  functions: [],
  roles: ['maker', 'supervisor', 'branch-manager'],
  headOfficeCommands: [],
  provesActorItself: false,
  restsOnTables: [],
  command: z.object({ type: z.literal('Do'), data: z.object({}) }),
  event: z.object({ type: z.literal('Done'), data: z.object({}) }),
  facts: () => [],
  decide: (_command, state) =>
    state === null ? [{ type: 'Done', data: {} }] : [{ rule: 'X', message: '已办。' }],
  evolve: () => ({ done: true }),
  keys: () => ({}),
  summary: () => ({ subject: '', document: '', detail: '' }),
  words: () => [],
  draftSummary: () => ({ summary: { subject: '', document: '', detail: '' }, keys: {} }),
  approvals: () => ['check', 'supervise'],
  evidence: () => [],
  undo: () => ({ kind: 'withdraw' }),
  isDone: () => false,
  effects: () => [],
};
export const graveBusiness = erase(gravely);

/** For what a test needs to have happened. @throws Error with the rules that refused it */
function accepted(rules: readonly string[]): void {
  if (rules.length > 0) throw new Error(rules.join());
}

/** Cases of one branch, decided and folded as at counter and head office. */
export class Branch {
  readonly cases = new Map<string, CaseState>();
  now = start;
  #ids = 0;
  #seq = 0;

  newId(): string {
    this.#ids += 1;
    return `0190a000-0000-7000-8000-${String(this.#ids).padStart(12, '0')}`;
  }

  /** Decides an act of a person and records it. The rules of the refusals, or none. */
  act(
    person: TestPerson,
    business: AnyBusiness,
    caseId: string,
    command: Command,
    extra: Facts = {},
  ): readonly string[] {
    const position = { counter: '0101-02', epoch: 1, seq: (this.#seq += 1), prev: noHash };
    const [role = 'maker'] = person.authority.statement.roles;
    const actor: Actor = { staff: person.staff, role, session: this.newId() };
    const act: Act = {
      business,
      caseId,
      command,
      actor,
      at: this.now,
      businessDate: '2026-11-23',
      position,
    };
    const state = this.cases.get(caseId) ?? null;
    const facts = { ...sessionOf(person, actor), ...this.#delegationFact(command), ...extra };
    const decided = decideAct(act, state, facts, tools);
    if (decided.status === 'refused') return decided.refusals.map(({ rule }) => rule);
    this.#fold(act, state, decided);
    return [];
  }

  #fold(act: Act, state: CaseState | null, decided: Extract<Decided, { status: 'events' }>) {
    const after = foldAct(act.business, state, {
      ...act,
      business: act.business.name,
      staff: act.actor.staff,
      events: decided.events,
      origin: { counter: '0101-02', epoch: 1, seq: this.#seq, hash: noHash },
    });
    if (after !== null) this.cases.set(act.caseId, after);
  }

  #delegationFact(command: Command): Facts {
    const named = z
      .object({ delegation: z.object({ statement: z.object({ id: z.string() }) }) })
      .safeParse(command.data);
    const body = named.success ? this.cases.get(named.data.delegation.statement.id) : undefined;
    return body === undefined ? {} : { delegation: [{ key: body.caseId, asOf: start, body }] };
  }

  submit(person: TestPerson): string {
    const id = this.newId();
    accepted(this.act(person, graveBusiness, id, { type: 'Do', version: 1, id, data: {} }));
    return id;
  }

  decide(
    caseId: string,
    person: TestPerson,
    need: ApprovalNeed,
    by: SignedDelegation | null = null,
    business: AnyBusiness = graveBusiness,
    change: Partial<SignedDecision> = {},
  ): readonly string[] {
    const data = { ...this.decision(caseId, person, need, by, business), ...change };
    return this.act(checker, business, caseId, {
      type: 'DecideApproval',
      version: 1,
      id: this.newId(),
      data,
    });
  }

  decision(
    caseId: string,
    person: TestPerson,
    need: ApprovalNeed,
    by: SignedDelegation | null,
    business: AnyBusiness,
  ): SignedDecision {
    const request = this.cases.get(caseId)?.request;
    const command = request?.command ?? { type: 'Do', version: 1, id: caseId, data: {} };
    const statement: ApprovalStatement = {
      purpose: 'approval',
      branch: '0101',
      caseId,
      commandId: command.id,
      digest: commandDigest(suite, business.name, command),
      need,
      staff: person.staff,
      decision: 'approve',
      comment: '',
      at: this.now,
      expiresAt: request?.expiresAt ?? 0,
      ...(by === null ? {} : { delegation: by.statement.id }),
    };
    const { authority, key } = person;
    const signed = { statement, signature: key.sign(statement), authority };
    return by === null ? signed : { ...signed, delegation: by };
  }

  sign(
    from: TestPerson,
    to: TestPerson,
    needs: ApprovalNeed[],
    change: Partial<DelegationStatement> = {},
  ): SignedDelegation {
    const statement: DelegationStatement = {
      purpose: 'delegation',
      id: this.newId(),
      branch: '0101',
      from: from.staff,
      to: to.staff,
      needs,
      fromAt: this.now,
      untilAt: this.now + 24 * hour,
      ...change,
    };
    return { statement, signature: from.key.sign(statement), authority: from.authority };
  }

  /** Submits a delegation; it waits for its authorization. */
  grant(from: TestPerson, signed: SignedDelegation, facts: Facts = {}): readonly string[] {
    const { id } = signed.statement;
    const data = { delegation: signed, toName: '受托人', reason: '外出培训' };
    return this.act(from, delegation, id, { type: 'GrantDelegation', version: 1, id, data }, facts);
  }

  /** A delegation that holds. */
  held(from: TestPerson, to: TestPerson, needs: ApprovalNeed[]): SignedDelegation {
    const signed = this.sign(from, to, needs);
    accepted(this.grant(from, signed));
    const authorizer = from === manager ? supervisor : manager;
    const { id } = signed.statement;
    accepted(this.decide(id, authorizer, 'supervise', null, delegation));
    return signed;
  }

  revoke(person: TestPerson, { statement: { id } }: SignedDelegation): readonly string[] {
    const command = {
      type: 'RevokeDelegation',
      version: 1,
      id: this.newId(),
      data: { reason: '提前返岗' },
    };
    return this.act(person, delegation, id, command);
  }
}

function sessionOf(person: TestPerson, actor: Actor): Facts {
  const body: CaseState = {
    caseId: actor.session,
    business: session.name,
    stage: 'accepted',
    origin: { counter: '0101-02', epoch: 1, seq: 1, hash: noHash },
    maker: person.staff,
    at: start,
    businessDate: '2026-11-23',
    command: { type: 'SignIn', version: 1, id: actor.session, data: {} },
    request: null,
    decisions: [],
    earlier: [],
    previous: null,
    asked: null,
    returned: null,
    calls: [],
    body: {
      staff: person.staff,
      counter: '0101-02',
      authority: person.authority,
      signedInAt: start,
      signedOutAt: null,
      lockedAt: null,
    },
    prints: 0,
    unfit: [],
  };
  return { session: [{ key: actor.session, asOf: start, body }] };
}
