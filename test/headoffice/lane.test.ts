import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { CounterKit, KitPerson, KitSession } from '../helpers/counter-kit.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';
import { alarmCodes, caseOf, registerBody, verdicts } from './office-look.ts';
import { toyFaults, toyRegistry } from './toy-business.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
afterEach(() => {
  toyFaults.breaks = false;
});

interface Desk {
  readonly kit: OfficeKit;
  readonly counter: CounterKit;
  readonly session: KitSession;
  readonly maker: KitPerson;
}

async function desk(branch: string): Promise<Desk> {
  const kit = await officeKit(db, branch, { registry: toyRegistry });
  const counter = await kit.counter('01', { registry: toyRegistry });
  const maker = await kit.person('maker');
  return { kit, counter, maker, session: counter.signIn(maker) };
}

const toyAct = (type: string, data: Entry['command']['data'], commandId?: string) => ({
  business: 'toy',
  type,
  data,
  ...(commandId === undefined ? {} : { commandId }),
});
const count = toyAct('Count', { key: 'k', by: 1 });
const opening = { business: 'account-opening', type: 'SubmitOpening', data: testApplication() };

describe('an entry that cannot be decided', () => {
  it('is set aside with an alarm, changes nothing, and the lane goes on', async () => {
    const { kit, counter, session } = await desk('3001');
    counter.act(session, count);
    const broken = counter.act(session, toyAct('Break', { when: 'deciding' }));
    const folding = counter.act(session, toyAct('Break', { when: 'folding' }));
    counter.act(session, count);
    toyFaults.breaks = true;
    await kit.exchange(counter);
    expect(await verdicts(db, '3001')).toEqual([
      'accepted',
      'accepted',
      'DECIDE_FAILED',
      'DECIDE_FAILED',
      'accepted',
    ]);
    expect(await alarmCodes(db, '3001')).toEqual(['ENTRY_SET_ASIDE', 'ENTRY_SET_ASIDE']);
    expect(await caseOf(db, broken.caseId)).toBeUndefined();
    expect(await caseOf(db, folding.caseId)).toBeUndefined();
    expect(await registerBody(db, '3001', 'tally', 'k')).toEqual({ count: 2 });
  });

  it('of a business head office does not know is set aside', async () => {
    const { kit, counter, session } = await desk('3002');
    counter.force(session, { business: 'un\u0000known', type: 'X', data: {} }, []);
    counter.act(session, count);
    await kit.exchange(counter);
    expect(await verdicts(db, '3002')).toEqual(['accepted', 'BUSINESS_UNKNOWN', 'accepted']);
  });

  it('that the database refuses is set aside alone', async () => {
    const { kit, counter, session } = await desk('3003');
    counter.act(session, count);
    // A register key PostgreSQL cannot hold.
    counter.act(session, toyAct('Count', { key: 'a\u0000b', by: 1 }));
    counter.act(session, count);
    // A session nobody can have.
    const actor = { ...session.actor, session: 'a\u0000b' };
    counter.force(session, count, [{ type: 'Counted', data: count.data }], { actor });
    await kit.exchange(counter);
    expect(await verdicts(db, '3003')).toEqual([
      'accepted',
      'accepted',
      'WRITE_FAILED',
      'accepted',
      'WRITE_FAILED',
    ]);
    expect(await registerBody(db, '3003', 'tally', 'k')).toEqual({ count: 2 });
  });

  it('keeps hostile text as it came', async () => {
    const { kit, counter, session } = await desk('3004');
    const text = `\u0000'; drop table cases; --<b>\u202e😀`;
    const { application } = testApplication();
    const data = { application: { ...application, name: text } };
    const entry = counter.force(session, { ...opening, data }, []);
    await kit.exchange(counter);
    const state = await caseOf(db, entry.caseId);
    expect(state?.stage).toBe('returned');
    expect(state?.command.data).toEqual(data);
  });
});

describe('an entry that does not fit head office', () => {
  it('HO-1 is refused when its events are not what the shared code gives', async () => {
    const { kit, counter, session } = await desk('3011');
    counter.force(session, count, [{ type: 'Counted', data: { key: 'k', by: 1000 } }]);
    await kit.exchange(counter);
    expect(await verdicts(db, '3011')).toEqual(['accepted', 'HO-1']);
    expect(await alarmCodes(db, '3011')).toEqual(['EVENTS_DIFFER']);
    expect(await registerBody(db, '3011', 'tally', 'k')).toBeUndefined();
  });

  it('HO-2 is refused under a command id that stands for something else', async () => {
    const { kit, counter, session } = await desk('3012');
    const first = counter.act(session, count);
    counter.act(session, toyAct('Count', { key: 'k', by: 5 }, first.command.id));
    await kit.exchange(counter);
    expect(await verdicts(db, '3012')).toEqual(['accepted', 'accepted', 'HO-2']);
    expect(await alarmCodes(db, '3012')).toEqual(['COMMAND_ID_REUSED']);
    expect(await registerBody(db, '3012', 'tally', 'k')).toEqual({ count: 1 });
  });

  it('has its effect once when the same command comes twice', async () => {
    const { kit, counter, session } = await desk('3013');
    const submit = counter.act(session, opening);
    const { business, command, events } = submit;
    counter.force(session, { business, ...command, commandId: command.id }, events);
    await kit.exchange(counter);
    expect(await verdicts(db, '3013')).toEqual(['accepted', 'accepted', 'COMMAND_REPEATED']);
    const state = await caseOf(db, submit.caseId);
    expect(state).toMatchObject({ stage: 'awaiting-approval', origin: { seq: 2 }, unfit: [] });
  });

  it('HO-3 is refused when it would overwrite a register', async () => {
    const { kit, counter, session } = await desk('3014');
    counter.act(session, toyAct('Overwrite', {}));
    await kit.exchange(counter);
    expect(await verdicts(db, '3014')).toEqual(['accepted', 'HO-3']);
    expect(await registerBody(db, '3014', 'tally', 'x')).toBeUndefined();
  });

  it('ED-1 is refused under an edition head office does not know', async () => {
    const { kit, counter, session } = await desk('3015');
    counter.act(session, count, { edition: '1999.01' });
    await kit.exchange(counter);
    expect(await verdicts(db, '3015')).toEqual(['accepted', 'ED-1']);
  });

  it('AC-1 is refused when it plays head office', async () => {
    const { kit, counter, session } = await desk('3016');
    const submit = counter.act(session, opening);
    const reasons = [{ rule: 'X', message: 'x' }];
    counter.force(
      session,
      { business: 'account-opening', type: 'ReturnCase', data: { reasons }, caseId: submit.caseId },
      [{ type: 'Returned', data: { reasons, by: 'head-office' } }],
      { actor: { staff: 'HO', role: 'head-office', session: '' } },
    );
    await kit.exchange(counter);
    expect((await verdicts(db, '3016')).at(-1)).toBe('AC-1');
  });

  it('AO-6 is refused when another counter was first with the same document', async () => {
    const { kit, counter, session, maker } = await desk('3017');
    const second = await kit.counter('02', { registry: toyRegistry });
    const there = second.signIn(maker);
    counter.act(session, opening);
    const late = second.act(there, opening);
    await kit.exchange(counter);
    await kit.exchange(second);
    expect((await verdicts(db, '3017')).at(-1)).toBe('AO-6');
    expect(await caseOf(db, late.caseId)).toMatchObject({
      stage: 'returned',
      returned: { reasons: [{ rule: 'AO-6', field: 'idNumber' }] },
    });
  });
});

describe('an approval', () => {
  const approve = async (
    branch: string,
    tamper: (desk: Desk, caseId: string) => Promise<Entry['command']['data']>,
    checkedLater = 0,
  ): Promise<string> => {
    const all = await desk(branch);
    const { kit, counter, session } = all;
    const submit = counter.act(session, opening);
    const data = await tamper(all, submit.caseId);
    kit.clock.now += checkedLater;
    const act = {
      business: 'account-opening',
      type: 'DecideApproval',
      data,
      caseId: submit.caseId,
    };
    counter.force(session, act, []);
    await kit.exchange(counter);
    const given = (await verdicts(db, branch)).at(-1) ?? '';
    const state = await caseOf(db, submit.caseId);
    expect(state?.stage).toBe('returned');
    return given;
  };

  it('AP-4 by the maker is refused', async () => {
    expect(
      await approve('3021', async ({ counter, maker }, id) => counter.decision(maker, id)),
    ).toBe('AP-4');
  });

  it('AP-5 after its time is refused', async () => {
    const later = 31 * 60_000;
    const given = await approve(
      '3022',
      async ({ kit, counter }, id) => counter.decision(await kit.person('checker'), id),
      later,
    );
    expect(given).toBe('AP-5');
  });

  it('AP-2 for an altered payload is refused', async () => {
    const digest = 'c'.repeat(64);
    expect(
      await approve('3023', async ({ kit, counter }, id) =>
        counter.decision(await kit.person('checker'), id, { digest }),
      ),
    ).toBe('AP-2');
  });

  it('AP-6 without the right to check is refused', async () => {
    expect(
      await approve('3024', async ({ kit, counter }, id) =>
        counter.decision(await kit.person('plain'), id),
      ),
    ).toBe('AP-6');
  });

  it('AP-7 with a forged signature is refused', async () => {
    expect(
      await approve('3025', async ({ kit, counter, maker }, id) => {
        const checker = await kit.person('checker');
        const decision = counter.decision(checker, id);
        return { ...decision, signature: maker.key.sign(decision.statement) };
      }),
    ).toBe('AP-7');
  });

  it('AU-1 with an authority head office has not signed is refused', async () => {
    expect(
      await approve('3026', async ({ kit, counter }, id) => {
        const decision = counter.decision(await kit.person('plain'), id);
        const statement = { ...decision.authority.statement, checker: true };
        return { ...decision, authority: { ...decision.authority, statement } };
      }),
    ).toBe('AU-1');
  });

  it('AU-4 by somebody revoked before it arrived is refused, whatever the counter knew', async () => {
    expect(
      await approve('3027', async ({ kit, counter }, id) => {
        const checker = await kit.person('checker');
        const decision = counter.decision(checker, id);
        kit.clock.now += 1000;
        await kit.headOffice.revoke(checker.staff);
        return decision;
      }),
    ).toBe('AU-4');
  });

  it('counts once: the same decision again finds nothing open', async () => {
    const { kit, counter, session } = await desk('3028');
    const submit = counter.act(session, opening);
    const data = counter.decision(await kit.person('checker'), submit.caseId);
    const { caseId } = submit;
    const act = { business: 'account-opening', type: 'DecideApproval', data, caseId };
    counter.act(session, act);
    counter.force(session, act, []);
    await kit.exchange(counter);
    expect(await verdicts(db, '3028')).toEqual(['accepted', 'accepted', 'accepted', 'AP-1']);
    expect(await caseOf(db, caseId)).toMatchObject({ stage: 'accepted' });
  });
});

describe('time that only head office knows', () => {
  it('AU-3 an authority that had run out by the newest time token is not saved by a slow clock', async () => {
    const { kit, counter, session } = await desk('3031');
    const tokenAt = kit.clock.now + 22 * 24 * 3_600_000;
    const timeToken = `${tokenAt}.${'0'.repeat(16)}`;
    counter.act(session, count);
    counter.act(session, count, { timeToken });
    kit.clock.now = tokenAt + 1000;
    await kit.headOffice.intake(counter.batch());
    await kit.headOffice.drainLane('3031');
    expect(await verdicts(db, '3031')).toEqual(['accepted', 'accepted', 'AU-3']);
  });
});

describe('two workers at once', () => {
  it('decide every entry once', async () => {
    const { kit, counter, session } = await desk('3041');
    for (let at = 0; at < 450; at += 1) counter.act(session, count);
    await kit.headOffice.intake(counter.batch());
    const { drainLane } = kit.headOffice;
    const decided = await Promise.all([drainLane('3041'), drainLane('3041'), drainLane('3041')]);
    expect(decided.reduce((sum, some) => sum + some, 0)).toBe(451);
    expect(await registerBody(db, '3041', 'tally', 'k')).toEqual({ count: 450 });
    expect(await verdicts(db, '3041')).toHaveLength(451);
  });
});
