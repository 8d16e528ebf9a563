import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  Branch,
  checker,
  deputy,
  graveBusiness,
  hour,
  maker,
  makerToo,
  manager,
  people,
  plain,
  start,
  supervisor,
  tools,
} from '../../../test/helpers/approval-branch.ts';
import type { TestPerson } from '../../../test/helpers/people.ts';
import type { ApprovalNeed } from '../../safeguards/approval.ts';
import type { SignedDelegation } from '../../safeguards/delegation.ts';
import { holdsNeed } from '../../safeguards/need.ts';
import { foldAct } from '../case.ts';
import type { Facts } from '../contract.ts';
import { decideAct } from '../decide-act.ts';
import { delegation } from './index.ts';

let branch: Branch;
beforeEach(() => {
  branch = new Branch();
});

describe('two needs on one act', () => {
  it('AP-11 take two people beside the maker', () => {
    const caseId = branch.submit(maker);
    expect(branch.decide(caseId, supervisor, 'check')).toEqual([]);
    expect(branch.cases.get(caseId)?.stage).toBe('awaiting-approval');
    expect(branch.decide(caseId, supervisor, 'supervise')).toEqual(['AP-11']);
    expect(branch.decide(caseId, manager, 'supervise')).toEqual([]);
    expect(branch.cases.get(caseId)?.stage).toBe('accepted');
    expect(branch.decide(caseId, manager, 'supervise')).toEqual(['AP-1']);
  });

  it('AP-6 are filled by who holds the right: a branch manager authorizes, a checker does not', () => {
    const caseId = branch.submit(maker);
    expect(branch.decide(caseId, checker, 'supervise')).toEqual(['AP-6']);
    expect(branch.decide(caseId, plain, 'check')).toEqual(['AP-6']);
    expect(branch.decide(caseId, manager, 'supervise')).toEqual([]);
  });
});

describe('sending to somebody', () => {
  const ask = (caseId: string, to: TestPerson, facts: Facts = {}) => {
    const data = { staff: to.staff, name: to.name };
    const command = { type: 'AskApprover', version: 1, id: branch.newId(), data };
    return branch.act(maker, graveBusiness, caseId, command, facts);
  };

  it('AP-12 says whom a case waits for and since when, and may be changed', () => {
    const caseId = branch.submit(maker);
    expect(ask(caseId, checker)).toEqual([]);
    branch.now += 60_000;
    expect(ask(caseId, supervisor)).toEqual([]);
    expect(branch.cases.get(caseId)?.asked).toEqual({
      staff: '100021',
      name: '陈静',
      at: branch.now,
    });
    // It binds nobody: another who may decides, and nobody is waited for by name any more.
    expect(branch.decide(caseId, checker, 'check')).toEqual([]);
    expect(branch.cases.get(caseId)?.asked).toBeNull();
  });

  it('AP-12 never goes to the maker, to somebody revoked, or where nothing waits', () => {
    const caseId = branch.submit(maker);
    expect(ask(caseId, maker)).toEqual(['AP-12']);
    const { publicKey } = checker.authority.statement;
    const row = { staff: '100025', name: '王磊', branch: '0101', roles: ['maker'], checker: true };
    const body = { ...row, publicKey, revokedAt: start };
    const revoked = { askedRow: [{ key: '100025', asOf: start, body }] };
    expect(ask(caseId, checker, revoked)).toEqual(['AP-12']);
    branch.now += hour;
    expect(ask(caseId, checker)).toEqual(['AP-12']);
  });
});

describe('the register of decisions', () => {
  it('keeps refused and expired decisions when the case is submitted again', () => {
    const caseId = branch.submit(maker);
    branch.now += hour;
    const again = { type: 'Do', version: 1, id: branch.newId(), data: {} };
    const expire = {
      type: 'ExpireApproval',
      version: 1,
      id: branch.newId(),
      data: { commandId: caseId },
    };
    const state = branch.cases.get(caseId);
    if (state === undefined) throw new Error('no case');
    const decided = decideAct(
      {
        business: graveBusiness,
        caseId,
        command: expire,
        actor: { staff: 'HO', role: 'head-office', session: '' },
        at: branch.now,
        businessDate: '2026-11-23',
        position: null,
      },
      state,
      {},
      tools,
    );
    if (decided.status === 'refused') throw new Error('refused');
    const returned = foldAct(graveBusiness, state, {
      business: 'gravely',
      caseId,
      command: expire,
      events: decided.events,
      staff: 'HO',
      at: branch.now,
      businessDate: '2026-11-23',
      origin: null,
    });
    if (returned === null) throw new Error('no case');
    branch.cases.set(caseId, returned);
    expect(branch.act(maker, graveBusiness, caseId, again)).toEqual([]);
    expect(branch.decide(caseId, checker, 'check')).toEqual([]);
    const after = branch.cases.get(caseId);
    expect(after?.earlier).toMatchObject([{ decision: 'expire', way: 'timer', staff: 'HO' }]);
    expect(after?.decisions).toMatchObject([
      { decision: 'approve', way: 'inbox', serial: '0101-02-1-000003' },
    ]);
    expect(after?.previous?.id).toBe(caseId);
  });
});

describe('a delegation', () => {
  it('lets its receiver decide by the giver’s right, and the case says by whose', () => {
    const signed = branch.held(supervisor, plain, ['supervise', 'check']);
    const caseId = branch.submit(maker);
    expect(branch.decide(caseId, plain, 'supervise', signed)).toEqual([]);
    expect(branch.cases.get(caseId)?.decisions).toMatchObject([
      { staff: '100026', delegation: { from: '100021', name: '陈静' }, way: 'walk-up' },
    ]);
  });

  it('DE-1 is its giver’s own, signed by their key', () => {
    const signed = branch.sign(supervisor, plain, ['check']);
    expect(branch.grant(manager, signed)).toContain('DE-1');
    const forged = { ...signed, signature: plain.key.sign(signed.statement) };
    expect(branch.grant(supervisor, forged)).toEqual(['DE-1']);
    const foreign = { ...signed, authority: manager.authority };
    expect(branch.grant(supervisor, foreign)).toEqual(['DE-1']);
  });

  it('DE-1 holds only for exactly what was signed', () => {
    const signed = branch.held(supervisor, plain, ['check']);
    const caseId = branch.submit(maker);
    const longer = {
      ...signed,
      statement: { ...signed.statement, untilAt: branch.now + 90 * hour },
    };
    expect(branch.decide(caseId, plain, 'check', longer)).toEqual(['DE-1', 'DE-6']);
  });

  it('AP-7 is named in what the decider signs', () => {
    const signed = branch.held(supervisor, plain, ['check']);
    const caseId = branch.submit(maker);
    const own = branch.decision(caseId, plain, 'check', null, graveBusiness);
    expect(
      branch.decide(caseId, plain, 'check', null, graveBusiness, { ...own, delegation: signed }),
    ).toEqual(['AP-7']);
  });

  it('DE-2 hands on only what its giver holds, never what was handed to them', () => {
    expect(branch.grant(manager, branch.sign(manager, plain, ['check']))).toContain('DE-2');
    const handed = branch.sign(supervisor, manager, ['check']);
    expect(branch.grant(supervisor, handed)).toEqual([]);
    expect(branch.decide(handed.statement.id, deputy, 'supervise', null, delegation)).toEqual([]);
    expect(branch.grant(manager, branch.sign(manager, plain, ['check']))).toContain('DE-2');
  });

  it('DE-3 is for one person and the rights it names', () => {
    const signed = branch.held(supervisor, plain, ['check']);
    const caseId = branch.submit(maker);
    expect(branch.decide(caseId, makerToo, 'supervise', signed)).toEqual(['DE-3', 'DE-3']);
    expect(branch.decide(caseId, plain, 'supervise', signed)).toEqual(['DE-3']);
  });

  it('DE-4 holds from its first instant to its last', () => {
    const later = branch.sign(supervisor, plain, ['check'], {
      fromAt: start + hour,
      untilAt: start + 2 * hour,
    });
    expect(branch.grant(supervisor, later)).toEqual([]);
    expect(branch.decide(later.statement.id, manager, 'supervise', null, delegation)).toEqual([]);
    const at = (now: number) => {
      branch.now = now;
      const caseId = branch.submit(maker);
      return branch.decide(caseId, plain, 'check', later);
    };
    expect(at(start + hour - 1)).toEqual(['DE-4']);
    expect(at(start + hour)).toEqual([]);
    expect(at(start + 2 * hour)).toEqual([]);
    expect(at(start + 2 * hour + 1)).toEqual(['DE-4']);
  });

  it('DE-5 never decides its giver’s own act, nor its receiver’s', () => {
    const signed = branch.held(supervisor, makerToo, ['supervise', 'check']);
    const givers = branch.submit(supervisor);
    expect(branch.decide(givers, makerToo, 'supervise', signed)).toEqual(['DE-5']);
    const receivers = branch.submit(makerToo);
    expect(branch.decide(receivers, makerToo, 'supervise', signed)).toEqual(['AP-4']);
  });

  it('DE-6, DE-9 is of no use before it is authorized, after it is revoked, or where it is not known', () => {
    const signed = branch.sign(supervisor, plain, ['check']);
    const caseId = branch.submit(maker);
    expect(branch.decide(caseId, plain, 'check', signed)).toEqual(['DE-6']);
    branch.grant(supervisor, signed);
    expect(branch.decide(caseId, plain, 'check', signed)).toEqual(['DE-6']);
    branch.decide(signed.statement.id, manager, 'supervise', null, delegation);
    expect(branch.revoke(manager, signed)).toEqual([]);
    expect(branch.decide(caseId, plain, 'check', signed)).toEqual(['DE-6']);
    expect(branch.revoke(manager, signed)).toEqual(['DE-11']);
  });

  it('DE-7 goes to another person of the branch who needs it, and is not authorized by them', () => {
    expect(branch.grant(supervisor, branch.sign(supervisor, supervisor, ['check']))).toEqual([
      'DE-7',
    ]);
    const { publicKey } = checker.authority.statement;
    const row = { staff: '100025', name: '王磊', branch: '0101', roles: ['maker'], checker: true };
    const known = (body: object): Facts => ({
      receiverRow: [{ key: '100025', asOf: start, body: { publicKey, revokedAt: null, ...body } }],
    });
    const toChecker = () => branch.sign(supervisor, checker, ['check']);
    expect(branch.grant(supervisor, toChecker(), known(row))).toEqual(['DE-7']);
    expect(branch.grant(supervisor, toChecker(), known({ ...row, branch: '0202' }))).toEqual([
      'DE-7',
    ]);
    const first = branch.held(manager, plain, ['supervise']);
    const second = branch.sign(supervisor, plain, ['check']);
    expect(branch.grant(supervisor, second)).toEqual([]);
    expect(branch.decide(second.statement.id, plain, 'supervise', first, delegation)).toEqual([
      'DE-7',
    ]);
  });

  it('DE-8 is no longer than the table allows, nor than its giver’s authority', () => {
    const day = 24 * hour;
    const until = (untilAt: number) => branch.sign(supervisor, plain, ['check'], { untilAt });
    expect(branch.grant(supervisor, until(start + 14 * day))).toEqual([]);
    expect(branch.grant(supervisor, until(start + 14 * day + 1))).toEqual(['DE-8']);
    expect(branch.grant(supervisor, until(start))).toEqual(['DE-8']);
    branch.now = start + 10 * day;
    expect(branch.grant(supervisor, until(start + 22 * day))).toEqual(['DE-8']);
  });

  it('DE-10 and DE-11: needs a reason, ends with one, and is changed only by a new one', () => {
    const signed = branch.sign(supervisor, plain, ['check']);
    const { id } = signed.statement;
    const data = { delegation: signed, toName: '赵丽', reason: ' ' };
    const grant = { type: 'GrantDelegation', version: 1, id, data };
    expect(branch.act(supervisor, delegation, id, grant)).toEqual(['DE-10']);
    const held = branch.held(supervisor, plain, ['check']);
    const again = {
      ...grant,
      id: branch.newId(),
      data: { ...data, delegation: held, reason: '再次' },
    };
    expect(branch.act(supervisor, delegation, held.statement.id, again)).toEqual(['DE-11']);
    const silent = {
      type: 'RevokeDelegation',
      version: 1,
      id: branch.newId(),
      data: { reason: '' },
    };
    expect(branch.act(supervisor, delegation, held.statement.id, silent)).toEqual(['DE-10']);
  });
});

describe('whatever is tried', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('submit' as const), by: fc.constantFrom(0, 0, 2, 5) }),
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        on: fc.constantFrom(0, 0, 1),
        by: fc.nat(5),
        need: fc.constantFrom<ApprovalNeed>('check', 'supervise'),
        delegation: fc.constantFrom(null, null, 0, 0, 0, 1),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('grant' as const),
        // Mostly from those who have something to give, to those who need it.
        from: fc.constantFrom(0, 1, 2, 2, 2, 3),
        to: fc.constantFrom(0, 1, 2, 4, 4, 5),
        needs: fc.constantFrom<ApprovalNeed[][]>(['check'], ['supervise'], ['check', 'supervise']),
        by: fc.constantFrom(0, 2, 3, 3, 3),
      }),
    },
    fc.record({ kind: fc.constant('revoke' as const), on: fc.nat(2), by: fc.nat(5) }),
    fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 1, 25) }),
  );

  it('AP-4, AP-11, DE-5: nobody decides on their own act, each need is filled once, by two people with the right', () => {
    const met = { accepted: 0, delegated: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 45 }), (steps) => {
        const branch = new Branch();
        const cases: string[] = [];
        const signed: SignedDelegation[] = [];
        const person = (at: number): TestPerson => people[at] ?? maker;
        for (const one of steps) {
          switch (one.kind) {
            case 'submit':
              cases.push(branch.submit(person(one.by)));
              break;
            case 'decide': {
              const by = one.delegation === null ? null : (signed.at(-1 - one.delegation) ?? null);
              // Half of the time by whom it was given to, else by anybody.
              const receiver = people.find(({ staff }) => staff === by?.statement.to);
              const decider = one.by % 2 === 0 ? (receiver ?? person(one.by)) : person(one.by);
              branch.decide(cases.at(-1 - one.on) ?? branch.newId(), decider, one.need, by);
              break;
            }
            case 'grant': {
              const made = branch.sign(person(one.from), person(one.to), one.needs);
              branch.grant(person(one.from), made);
              branch.decide(made.statement.id, person(one.by), 'supervise', null, delegation);
              signed.push(made);
              break;
            }
            case 'revoke': {
              const which = signed.at(-1 - one.on);
              if (which !== undefined) branch.revoke(person(one.by), which);
              break;
            }
            case 'wait':
              branch.now += one.minutes * 60_000;
          }
        }
        for (const state of branch.cases.values()) {
          const approved = [...state.earlier, ...state.decisions].filter(
            ({ decision }) => decision === 'approve',
          );
          for (const { staff, need, delegation: by } of approved) {
            expect(staff).not.toBe(state.maker);
            const who = people.find((one) => one.staff === (by?.from ?? staff));
            expect(who !== undefined && holdsNeed(who.authority.statement, need)).toBe(true);
            if (by !== undefined) {
              met.delegated += 1;
              expect(by.from).not.toBe(state.maker);
              const given = signed.find(({ statement }) => statement.id === by.id)?.statement;
              expect(given?.to).toBe(staff);
            }
          }
          expect(new Set(approved.map(({ staff }) => staff)).size).toBe(approved.length);
          expect(new Set(approved.map(({ need }) => need)).size).toBe(approved.length);
          const isDone = state.business === 'gravely' && state.stage === 'accepted';
          if (isDone) {
            met.accepted += 1;
            expect(approved).toHaveLength(2);
          }
        }
      }),
      { numRuns: 60, seed: 20261123 },
    );
    expect(met.accepted).toBeGreaterThan(0);
    expect(met.delegated).toBeGreaterThan(0);
  });
});
