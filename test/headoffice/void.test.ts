import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { openTestDatabase, testNow } from '../helpers/office-kit.ts';
import { alarmCodes, caseOf, verdicts } from './office-look.ts';
import { clientOf, openingKit, type OpeningKit, withList } from './opening-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const outcomes = async (caseId: string) =>
  await db.query(
    'select kind, outcome from outbox where case_id = $1 order by made_at, external_id',
    [caseId],
  );
const clientsOf = async (branch: string): Promise<number> =>
  (await db.query(`select from registers where branch = $1 and register = 'client'`, [branch]))
    .length;

/** The counter voids what it believes to be accepted, and head office has the entry. */
async function voided(kit: OpeningKit, caseId: string): Promise<void> {
  const data = { reason: '客户不再开户' };
  kit.sender.act(kit.session, { business: 'account-opening', type: 'Withdraw', data, caseId });
  await kit.headOffice.intake(kit.sender.batch(kit.sender.entries.length));
}

describe('a void', () => {
  it('AO-15 that comes with the acceptance cancels what was to be asked', async () => {
    const kit = await openingKit(db, '5201');
    await withList(kit);
    const caseId = await kit.accepted(clientOf('131'));
    await voided(kit, caseId);
    await kit.stepOn(6);
    expect((await caseOf(db, caseId))?.stage).toBe('withdrawn');
    // Both were decided in one go: nothing was ever written down to be asked.
    expect(await outcomes(caseId)).toEqual([]);
    expect(await kit.acts(caseId)).toEqual([]);
  });

  it('AO-15 that comes while the person is checked ends the chain there', async () => {
    const kit = await openingKit(db, '5202');
    await withList(kit);
    const caseId = await kit.accepted(clientOf('132'));
    await kit.headOffice.drainLane('5202');
    await voided(kit, caseId);
    await kit.stepOn(6);
    expect((await caseOf(db, caseId))?.stage).toBe('withdrawn');
    expect(await outcomes(caseId)).toEqual([{ kind: 'check-identity', outcome: 'cancelled' }]);
    expect(await clientsOf('5202')).toBe(0);
    expect(await alarmCodes(db, '5202')).toEqual([]);
  });

  it('CA-10 that comes after the clearing house was asked is refused, and the opening goes on', async () => {
    const kit = await openingKit(db, '5203');
    await withList(kit);
    const caseId = await kit.accepted(clientOf('133'));
    while (!(await kit.acts(caseId)).includes('AskClearing')) await kit.stepOn();
    // The counter has not heard of it.
    await voided(kit, caseId);
    await kit.stepOn(8);
    expect((await verdicts(db, '5203')).at(-1)).toBe('CA-10');
    expect((await caseOf(db, caseId))?.stage).toBe('done');
    expect(await clientsOf('5203')).toBe(1);
  });

  it('AO-15 of a case whose request is still there sends nothing', async () => {
    const clock = { now: testNow };
    const kit = await openingKit(db, '5204', { clock, simulation: { hours: 'table' } });
    await withList(kit);
    clock.now = testNow + 8 * 3_600_000;
    const caseId = await kit.accepted(clientOf('134'));
    await kit.stepOn(3);
    await voided(kit, caseId);
    await kit.headOffice.drainLane('5204');
    // As an older program, which cancelled nothing, would have left it.
    await db.query(
      `update outbox set done_at = null, outcome = null, next_at = 0 where case_id = $1 and kind = 'open-accounts'`,
      [caseId],
    );
    clock.now = Date.UTC(2026, 10, 24, 2);
    await kit.stepOn(4);
    const [sent] = await db.query(
      'select from simulated_clearing where external_id in (select external_id from outbox where case_id = $1)',
      [caseId],
    );
    expect(sent).toBeUndefined();
    expect(await alarmCodes(db, '5204')).toEqual(['ACT_REFUSED']);
    expect((await caseOf(db, caseId))?.stage).toBe('withdrawn');
    expect(await clientsOf('5204')).toBe(0);
  });
});
