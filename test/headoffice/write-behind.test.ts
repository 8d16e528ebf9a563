import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { inBranch } from '../../headoffice/lane/branch-transaction.ts';
import { createWorkingSet } from '../../headoffice/lane/working-set.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { officeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { alarmCodes, registerBody, verdicts } from './office-look.ts';
import { toyRegistry } from './toy-business.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.query(`alter table registers add constraint refused check (key <> 'refused')`);
});
afterAll(() => db.close());

const row = (key: string, idNumber: string, version = 1): RegisterRow => ({
  register: 'client',
  key,
  version,
  asOf: 7,
  body: { idNumber },
  lookups: { idNumber },
});

it('sets aside only the entry that the database refuses while a long run is decided', async () => {
  const kit = await officeKit(db, '2301', { registry: toyRegistry });
  const counter = await kit.counter('01', { registry: toyRegistry });
  const session = counter.signIn(await kit.person('maker'));
  for (let at = 0; at < 450; at += 1) {
    const key = at === 210 ? 'refused' : 'k';
    counter.act(session, { business: 'toy', type: 'Count', data: { key, by: 1 } });
  }
  await kit.exchange(counter);
  const wanted = Array.from({ length: 451 }, () => 'accepted').with(211, 'WRITE_FAILED');
  expect(await verdicts(db, '2301')).toEqual(wanted);
  expect(await alarmCodes(db, '2301')).toEqual(['ENTRY_SET_ASIDE']);
  expect(await registerBody(db, '2301', 'tally', 'k')).toEqual({ count: 449 });
  expect(await db.query(`select from command_ids where branch = '2301'`)).toHaveLength(451);
});

it('tells what the first write was refused for, not what that made of the rest', async () => {
  const { headOffice } = await officeKit(db, '2302', { registry: toyRegistry });
  const work = inBranch(
    headOffice.office,
    '2302',
    async ({ set, sql, writeBehind }) => {
      set.putRows([row('refused', '1')]);
      writeBehind();
      writeBehind();
      await new Promise((done) => setTimeout(done, 20));
      await sql.query('select 1');
    },
    'act:before-commit',
  );
  await expect(work).rejects.toMatchObject({ code: '23514' });
});

it('takes back what was written before when the work fails', async () => {
  const { headOffice } = await officeKit(db, '2303', { registry: toyRegistry });
  const work = inBranch(
    headOffice.office,
    '2303',
    async ({ set, writeBehind }) => {
      set.putRows([row('c', '1')]);
      writeBehind();
      throw new TypeError('work');
    },
    'act:before-commit',
  );
  await expect(work).rejects.toThrow('work');
  expect(await registerBody(db, '2303', 'client', 'c')).toBeUndefined();
});

it('finds rows by the values they have now, whatever of them is written', async () => {
  const find = async (set: ReturnType<typeof createWorkingSet>, value: string) => {
    const wanted = { from: 'register', register: 'client', by: 'idNumber', value } as const;
    const { holders } = await set.facts([{ name: 'holders', ...wanted }]);
    return holders?.map(({ key }) => key);
  };
  const set = createWorkingSet(db, '2304');
  set.putRows([row('c', '1'), row('d', '1')]);
  await set.flush();
  set.putRows([row('c', '2', 2)]);
  for (const one of [set, set, createWorkingSet(db, '2304')]) {
    expect(await find(one, '1')).toEqual(['d']);
    expect(await find(one, '2')).toEqual(['c']);
    await set.flush();
  }
  set.putRows([row('c', '1', 3)]);
  await set.flush();
  await set.flush();
  const again = createWorkingSet(db, '2304');
  expect(await find(again, '1')).toEqual(['c', 'd']);
  expect(await find(again, '2')).toEqual([]);
});
