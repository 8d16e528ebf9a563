import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClearingHouse } from '../../headoffice/clearing/clearing-house.ts';
import { simulatedClearing } from '../../headoffice/clearing/simulated.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import type { HeadOffice, HeadOfficeParts } from '../../headoffice/head-office.ts';
import type { CrashMark } from '../../headoffice/office.ts';
import { AllocatedNumbers } from '../../shared/business/account-opening/events.ts';
import type { CaseState } from '../../shared/business/case.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
  testNow,
} from '../helpers/office-kit.ts';
import { alarmCodes, caseOf, feedItems } from './office-look.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** An opening, checked and stored; gives its case. */
async function acceptedOpening(kit: OfficeKit, sequence?: string): Promise<string> {
  const counter = await kit.counter('01');
  const session = counter.signIn(await kit.person('maker'));
  const business = 'account-opening';
  const data = testApplication(sequence);
  const { caseId } = counter.act(session, { business, type: 'SubmitOpening', data });
  const decision = counter.decision(await kit.person('checker'), caseId);
  counter.act(session, { business, type: 'DecideApproval', data: decision, caseId });
  await kit.headOffice.intake(counter.batch());
  return caseId;
}

/** Clearing that counts what it is asked, in front of the simulated one. */
function countedClearing(clock: () => number): ClearingHouse & { submits: number } {
  const real = simulatedClearing(db, { clock, delayMs: 1000 });
  const counted = {
    submits: 0,
    lookup: (...asked: Parameters<ClearingHouse['lookup']>) => real.lookup(...asked),
    submit(id: string, request: Parameters<ClearingHouse['submit']>[1]) {
      counted.submits += 1;
      return real.submit(id, request);
    },
  };
  return counted;
}

const clientRows = async (branch: string): Promise<number> =>
  (await db.query(`select from registers where branch = $1 and register = 'client'`, [branch]))
    .length;

describe('an accepted opening', () => {
  it('gets its numbers, a client row and 已办结', async () => {
    const kit = await officeKit(db, '4001');
    const caseId = await acceptedOpening(kit);
    await kit.headOffice.drainLane('4001');
    expect(await kit.headOffice.runOutbox()).toBe(0);
    kit.clock.now += 10_000;
    expect(await kit.headOffice.runOutbox()).toBe(1);
    expect(await kit.headOffice.runOutbox()).toBe(0);
    const { stage, body } = (await caseOf(db, caseId)) as CaseState;
    expect(stage).toBe('done');
    const { numbers } = body as { numbers: unknown };
    expect(AllocatedNumbers.parse(numbers)).toMatchObject({ clientNo: '4001000001' });
    expect(await clientRows('4001')).toBe(1);
  });

  it('ZD-1 of a person with three Shanghai accounts is returned with the reason at its field', async () => {
    const kit = await officeKit(db, '4002');
    const caseId = await acceptedOpening(kit, '444');
    await kit.headOffice.drainLane('4002');
    await kit.headOffice.runOutbox();
    kit.clock.now += 10_000;
    await kit.headOffice.runOutbox();
    const reason = { field: 'accounts', message: expect.stringContaining('已满3户') };
    expect(await caseOf(db, caseId)).toMatchObject({
      stage: 'returned',
      returned: { by: 'head-office', reasons: [reason] },
    });
  });

  it('passes over client numbers that are taken', async () => {
    const kit = await officeKit(db, '4003');
    const row = { register: 'client', key: '4003000001', body: { name: '老客户' }, lookups: {} };
    const branch = { branch: '4003', name: '测试' };
    await kit.headOffice.load({ branch, terminals: [], staff: [], rows: [row] });
    const caseId = await acceptedOpening(kit);
    await kit.headOffice.drainLane('4003');
    await kit.headOffice.runOutbox();
    kit.clock.now += 10_000;
    await kit.headOffice.runOutbox();
    const { body } = (await caseOf(db, caseId)) as CaseState;
    expect(body).toMatchObject({ numbers: { clientNo: '4003000002' } });
  });
});

describe('a process that ends at any step', () => {
  const marks: readonly CrashMark[] = [
    'lane:before-commit',
    'lane:after-commit',
    'pages:before-commit',
    'pages:after-commit',
    'outbox:claimed',
    'outbox:submitted',
    'outbox:answered',
    'act:before-commit',
    'act:after-commit',
  ];

  it.each(marks.map((mark, at) => ({ mark, branch: String(4100 + at) })))(
    'asks, numbers and feeds once when it ends at $mark',
    async ({ mark, branch }) => {
      const clock = { now: testNow };
      let armed = false;
      const crash: HeadOfficeParts['mark'] = (reached) => {
        if (!armed || reached !== mark) return;
        armed = false;
        throw new Error(`ended at ${mark}`);
      };
      const clearing = countedClearing(() => clock.now);
      const parts = { clock: () => clock.now, mark: crash, clearing };
      const kit = await officeKit(db, branch, parts);
      const caseId = await acceptedOpening(kit);
      armed = true;
      const ended = await stepOn(kit.headOffice, branch, clock);
      expect(ended).toBe(true);
      // Started again on the same data; leases of the one before have run out.
      clock.now += 60_000;
      const again = await officeKit(db, branch, { ...parts, mark: () => undefined });
      await stepOn(again.headOffice, branch, clock);
      expect((await caseOf(db, caseId))?.stage).toBe('done');
      expect(clearing.submits).toBe(1);
      expect(await clientRows(branch)).toBe(1);
      const items = await feedItems(db, branch);
      expect(items.map(({ place }) => place)).toEqual(items.map((_, at) => at + 1));
      expect(items.filter(({ kind }) => kind === 'act')).toHaveLength(1);
      expect(items.filter(({ kind }) => kind === 'entry')).toHaveLength(3);
      const [cut] = await db.query(
        'select feed_place, page_place from branches where branch = $1',
        [branch],
      );
      expect(cut).toEqual({ feed_place: items.length, page_place: items.length });
    },
  );

  /** Lane and outbox until the answer has come; true when it ended at the mark. */
  async function stepOn(office: HeadOffice, branch: string, clock: { now: number }) {
    let ended = false;
    for (let step = 0; step < 4; step += 1) {
      clock.now += 1500;
      try {
        await office.drainLane(branch);
        await office.runOutbox();
      } catch {
        ended = true;
        break;
      }
      const [failed] = await db.query('select from outbox where branch = $1 and tries > 0', [
        branch,
      ]);
      // The sender keeps one row's failure from the others: for the row the process has ended.
      if (failed !== undefined) return true;
    }
    return ended;
  }
});

it('asks again with patience and tells somebody when the clearing house fails', async () => {
  const broken: ClearingHouse = {
    lookup: () => Promise.reject(new Error('away')),
    submit: () => Promise.reject(new Error('away')),
  };
  const kit = await officeKit(db, '4004', { clearing: broken });
  const caseId = await acceptedOpening(kit);
  await kit.headOffice.drainLane('4004');
  for (let at = 0; at < 6; at += 1) {
    await kit.headOffice.runOutbox();
    kit.clock.now += 70_000;
  }
  expect(await alarmCodes(db, '4004')).toEqual(['OUTBOX_FAILING']);
  expect((await caseOf(db, caseId))?.stage).toBe('accepted');
});
