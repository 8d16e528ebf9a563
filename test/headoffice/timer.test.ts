import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import type { CounterKit } from '../helpers/counter-kit.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';
import { caseOf, feedItems, verdicts } from './office-look.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const minutes = (count: number): number => count * 60_000;
const business = 'account-opening';

async function submitted(branch: string): Promise<{
  readonly kit: OfficeKit;
  readonly counter: CounterKit;
  readonly caseId: string;
  readonly decideLater: () => Promise<void>;
}> {
  const kit = await officeKit(db, branch);
  const counter = await kit.counter('01');
  const session = counter.signIn(await kit.person('maker'));
  const checker = await kit.person('checker');
  const data = testApplication();
  const { caseId } = counter.act(session, { business, type: 'SubmitOpening', data });
  await kit.exchange(counter);
  return {
    kit,
    counter,
    caseId,
    async decideLater() {
      const decision = counter.decision(checker, caseId);
      counter.act(session, { business, type: 'DecideApproval', data: decision, caseId });
    },
  };
}

it('returns what nobody approved in time, once the counter has been drained since', async () => {
  const { kit, counter, caseId } = await submitted('6001');
  kit.clock.now += minutes(31);
  await kit.headOffice.runTimer();
  // The counter has not been heard of since: an approval in time may be on its way.
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'awaiting-approval' });
  await kit.contact(counter);
  await kit.headOffice.runTimer();
  await kit.headOffice.runTimer();
  expect(await caseOf(db, caseId)).toMatchObject({
    stage: 'returned',
    returned: { by: 'timer', reasons: [{ rule: 'AP-5' }] },
  });
  expect((await feedItems(db, '6001')).filter(({ kind }) => kind === 'act')).toHaveLength(1);
});

it('lets an approval given in time win, however late it arrives', async () => {
  const { kit, counter, caseId, decideLater } = await submitted('6002');
  kit.clock.now += minutes(10);
  await decideLater();
  kit.clock.now += minutes(60);
  // Its head is beyond what is stored: not drained.
  await kit.contact(counter);
  await kit.headOffice.runTimer();
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'awaiting-approval' });
  await kit.headOffice.intake(counter.batch());
  await kit.contact(counter);
  // Stored and drained, but not yet decided: the timer decides it first.
  await kit.headOffice.runTimer();
  expect(await verdicts(db, '6002')).toEqual(['accepted', 'accepted', 'accepted']);
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'accepted' });
});

it('waits for every counter of the branch: a checker approves at any of them', async () => {
  const { kit, counter, caseId } = await submitted('6005');
  const other = await kit.counter('02');
  const frozen = await kit.counter('03');
  // Enrolled and never used: it knows of no case.
  await kit.counter('04');
  await kit.contact(other);
  await kit.contact(frozen);
  await db.query('update counters set frozen_at = 1 where counter = $1', [frozen.counter]);
  kit.clock.now += minutes(31);
  await kit.contact(counter);
  await kit.headOffice.runTimer();
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'awaiting-approval' });
  await kit.contact(other);
  await kit.headOffice.runTimer();
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'returned', returned: { by: 'timer' } });
});

it('waits no more for a counter not heard of for ten days', async () => {
  const { kit, counter, caseId } = await submitted('6006');
  await kit.contact(await kit.counter('02'));
  kit.clock.now += minutes(9 * 24 * 60);
  await kit.contact(counter);
  await kit.headOffice.runTimer();
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'awaiting-approval' });
  kit.clock.now += minutes(2 * 24 * 60);
  await kit.headOffice.runTimer();
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'returned', returned: { by: 'timer' } });
});

it('does not end a request before its time', async () => {
  const { kit, counter, caseId } = await submitted('6003');
  kit.clock.now += minutes(29);
  await kit.contact(counter);
  await kit.headOffice.runTimer();
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'awaiting-approval' });
});

it('makes a snapshot of every branch each night', async () => {
  const kit = await officeKit(db, '6004');
  const made = async (): Promise<number> =>
    (await db.query('select from snapshots where branch = $1', ['6004'])).length;
  await kit.headOffice.runTimer();
  expect(await made()).toBe(1);
  await kit.person('maker');
  await kit.headOffice.runTimer();
  expect(await made()).toBe(1);
  kit.clock.now += 25 * 3_600_000;
  await kit.headOffice.runTimer();
  expect(await made()).toBe(2);
});
