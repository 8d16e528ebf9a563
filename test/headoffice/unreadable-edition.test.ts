import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishedEdition } from '../../assets/reference/published.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { eachBranch } from '../../headoffice/each-branch.ts';
import { listAlarms } from '../../headoffice/operator/alarm-list.ts';
import { startWorkers } from '../../headoffice/workers.ts';
import type { CounterKit, KitSession } from '../helpers/counter-kit.ts';
import { edition } from '../helpers/editions.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';
import { alarmCodes, caseOf, verdicts } from './office-look.ts';

/** An edition as a newer head office has published it: with a table this program does not know. */
const tables = { ...publishedEdition.tables, starSigns: { name: '星座', rows: [] } };
const newer = edition('2027.01', '2027-01-01', { tables });
const opening = { business: 'account-opening', type: 'SubmitOpening', data: testApplication() };
const later = { ...opening, data: testApplication('303') };

let db: Database;
let stuck: OfficeKit;
let other: OfficeKit;

/** The branch that is stuck comes first: whatever stops at it never reaches the other. */
beforeEach(async () => {
  db = await openTestDatabase();
  stuck = await officeKit(db, '5501');
  other = await officeKit(db, '5502');
  await db.query(
    `insert into rule_editions (edition, valid_from, document, proposed_at, proposed_by, published_at,
       published_by, signature) values ($1, $2, $3, 0, '赵一', 0, '钱二', '')`,
    [newer.edition, newer.validFrom, JSON.stringify(newer)],
  );
});
afterEach(() => db.close());

async function desk(
  kit: OfficeKit,
): Promise<{ readonly counter: CounterKit; readonly session: KitSession }> {
  const counter = await kit.counter('01');
  return { counter, session: counter.signIn(await kit.person('maker')) };
}

/** Stores an act by the newer edition at the stuck branch, and one by the program's at the other. */
async function storeBoth(): Promise<void> {
  const first = await desk(stuck);
  first.counter.act(first.session, opening, { edition: newer.edition });
  await stuck.headOffice.intake(first.counter.batch());
  const second = await desk(other);
  second.counter.act(second.session, opening);
  await other.headOffice.intake(second.counter.batch());
}

const alarms = async () => (await listAlarms(stuck.headOffice.office, { limit: 10 })).rows;

describe('an edition head office cannot read', () => {
  it('ED-5: stops no branch but the one that used it, and is raised once, by name', async () => {
    await storeBoth();
    const workers = startWorkers(stuck.headOffice);
    try {
      await expect
        .poll(() => verdicts(db, other.branch), { timeout: 5000 })
        .toEqual(['accepted', 'accepted']);
      stuck.headOffice.office.wakeups.wake('lane');
      await expect.poll(() => alarmCodes(db, stuck.branch), { timeout: 5000 }).toHaveLength(1);
    } finally {
      await workers.stop();
    }
    expect(await verdicts(db, stuck.branch)).toEqual([]);
    expect(await alarms()).toMatchObject([
      {
        branch: stuck.branch,
        code: 'EDITION_UNREADABLE',
        detail: '2027.01',
        advice: expect.stringContaining('新版程序'),
      },
    ]);
  });

  it('ED-5: holds up approvals that run out and snapshots of no other branch', async () => {
    const cases: string[] = [];
    for (const kit of [stuck, other]) {
      const { counter, session } = await desk(kit);
      cases.push(counter.act(session, opening).caseId);
      await kit.exchange(counter);
      kit.clock.now += 31 * 60_000;
      if (kit === stuck) counter.act(session, later, { edition: newer.edition });
      await kit.headOffice.intake(counter.batch());
      await kit.contact(counter);
    }
    await stuck.headOffice.runTimer();
    const [first = '', second = ''] = cases;
    expect(await caseOf(db, first)).toMatchObject({ stage: 'awaiting-approval' });
    expect(await caseOf(db, second)).toMatchObject({ stage: 'returned' });
    expect(await db.query('select branch from snapshots order by branch')).toEqual([
      { branch: stuck.branch },
      { branch: other.branch },
    ]);
    await stuck.headOffice.runTimer();
    expect(await alarms()).toHaveLength(1);
  });
});

describe('work branch by branch', () => {
  it('goes on with the others after a failure, and then fails with the first', async () => {
    const tried: string[] = [];
    const done = eachBranch(stuck.headOffice.office, ['5501', '5502', '5503'], async (branch) => {
      tried.push(branch);
      if (branch !== '5502') throw new Error(`no line to ${branch}`);
    });
    await expect(done).rejects.toThrow('no line to 5501');
    expect(tried).toEqual(['5501', '5502', '5503']);
    expect(await alarmCodes(db, '5501')).toEqual([]);
  });
});
