import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClearingHouse } from '../../headoffice/clearing/clearing-house.ts';
import { simulatedClearing } from '../../headoffice/clearing/simulated.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { checkIdentity } from '../../headoffice/identity-checks/check-identity.ts';
import { simulatedIdentityServices } from '../../headoffice/identity-checks/simulated.ts';
import type { CrashMark } from '../../headoffice/office.ts';
import { OpeningState } from '../../shared/business/account-opening/events.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { openTestDatabase, testNow } from '../helpers/office-kit.ts';
import { hongKongClient } from '../helpers/whole-application.ts';
import { alarmCodes, caseOf, registerBody } from './office-look.ts';
import { clientOf, openingKit, type OpeningKit, withList } from './opening-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const bodyOf = async (caseId: string): Promise<OpeningState> =>
  OpeningState.parse((await caseOf(db, caseId))?.body);
const chain = ['RecordIdentity', 'AskClearing', 'AllocateNumbers', 'AnswerBank'];

it('SR-4 waits for a list before anything is asked, tells somebody, and goes on once there is one', async () => {
  const kit = await openingKit(db, '5000');
  const caseId = await kit.accepted(clientOf('123'));
  await kit.stepOn(5);
  expect(await kit.acts(caseId)).toEqual([]);
  expect(await alarmCodes(db, '5000')).toEqual(['SCREENING_LIST_MISSING']);
  await withList(kit);
  kit.clock.now += 60_000;
  await kit.stepOn(8);
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'done' });
});

describe('an accepted opening of the whole form', () => {
  let kit: OpeningKit;
  beforeAll(async () => {
    kit = await openingKit(db, '5001');
    await withList(kit);
  });
  const returned = async (caseId: string) => {
    await kit.stepOn(4);
    const state = await caseOf(db, caseId);
    expect(state?.stage).toBe('returned');
    return state?.returned?.reasons;
  };

  it('AO-11 AO-13 AO-14 is checked, screened, numbered and signed at its bank, in this order', async () => {
    const caseId = await kit.accepted(clientOf('124'));
    await kit.stepOn(8);
    expect(await kit.acts(caseId)).toEqual(chain);
    const { found, numbers, bank, clearingAsked } = await bodyOf(caseId);
    expect(found).toMatchObject({
      police: { result: 'MATCH', reference: expect.stringMatching(/^HC/) },
      screening: { result: 'CLEAR', version: 'T-1', listedOn: '2026-11-20' },
    });
    expect(clearingAsked).not.toBeNull();
    expect(numbers).toMatchObject({ merged: false, shA: expect.stringMatching(/^A\d{9}$/) });
    expect(bank).toMatchObject({ status: 'SIGNED' });
    const row = await registerBody(db, '5001', 'client', numbers?.clientNo ?? '');
    expect(row).toMatchObject({ name: '李明', bank: { bank: 'ICBC', state: 'SIGNED' } });
  });

  it('asks nobody for a bank that was not asked for', async () => {
    const application = { ...clientOf('125', { bank: false }), bank: { bank: '', card: '' } };
    const caseId = await kit.accepted(application);
    await kit.stepOn(8);
    expect(await kit.acts(caseId)).toEqual(chain.slice(0, 3));
    expect((await caseOf(db, caseId))?.stage).toBe('done');
  });

  it('takes a document whose number has not 18 characters', async () => {
    const caseId = await kit.accepted(hongKongClient());
    await kit.stepOn(8);
    expect((await caseOf(db, caseId))?.stage).toBe('done');
  });

  it.each([
    ['555', '不一致'],
    ['666', '无此证件记录'],
  ])('PO-1 of a number with %s comes back: the police say %s', async (sequence, words) => {
    const caseId = await kit.accepted(clientOf(sequence));
    expect(await returned(caseId)).toEqual([
      {
        rule: 'PO-1',
        field: 'identity.number',
        message: expect.stringContaining(words),
        presence: 'client',
      },
    ]);
    expect(await kit.acts(caseId)).toEqual(['ReturnCase']);
  });

  it('ZD-1 ZD-3 come back at the fields of the whole application, with who has to be there', async () => {
    expect(await returned(await kit.accepted(clientOf('444')))).toMatchObject([
      { rule: 'ZD-1', field: 'need.accounts', presence: 'client' },
    ]);
    expect(await returned(await kit.accepted(clientOf('888')))).toMatchObject([
      { rule: 'ZD-3', field: 'identity.name', presence: 'client' },
    ]);
  });

  it('links an account the client has, and puts a new one under the same master account', async () => {
    const { number: shanghai, ymt } = await heldBy(clientOf('333').identity.number);
    const caseId = await kit.accepted(
      clientOf('333', {
        designated: false,
        accounts: [
          { kind: 'SH_A', way: 'LINK', number: shanghai },
          { kind: 'SZ_FUND', way: 'NEW', number: '' },
        ],
      }),
    );
    await kit.stepOn(8);
    const { numbers } = await bodyOf(caseId);
    expect(numbers).toMatchObject({ merged: true, ymt, shA: shanghai, szA: null });
    expect(numbers?.others).toEqual([
      { kind: 'SZ_FUND', number: expect.stringMatching(/^05\d{8}$/) },
    ]);
  });

  it('ZD-2 ZD-4 of an account designated elsewhere, and of one that is not the client’s', async () => {
    const application = clientOf('333');
    const { number: shanghai } = await heldBy(application.identity.number);
    const wish = { kind: 'SH_A', way: 'LINK' } as const;
    const designated = clientOf('333', {
      designated: true,
      accounts: [{ ...wish, number: shanghai }],
    });
    const strange = clientOf('333', {
      designated: false,
      accounts: [
        { kind: 'SZ_A', way: 'NEW', number: '' },
        { ...wish, number: 'A111111111' },
      ],
    });
    const other = await openingKit(db, '5002');
    const ids = [await other.accepted(designated)];
    await other.stepOn(4);
    expect((await caseOf(db, ids[0] ?? ''))?.returned?.reasons).toMatchObject([
      { rule: 'ZD-2', field: 'need.designated', presence: 'client' },
    ]);
    const another = await openingKit(db, '5003');
    const second = await another.accepted(strange);
    await another.stepOn(4);
    expect((await caseOf(db, second))?.returned?.reasons).toMatchObject([
      { rule: 'ZD-4', field: 'need.accounts.1.number', presence: 'counter' },
    ]);
  });

  const heldBy = async (number: string) => {
    const services = simulatedIdentityServices({ clock: () => testNow, delayMs: 0 });
    const person = { name: '李明', number, document: 'RESIDENT_ID' } as const;
    const { result } = await services.clearingQuery(person);
    if (result === 'UNAVAILABLE') throw new Error('no answer');
    const held = result.accounts.find(({ kind }) => kind === 'SH_A');
    return { number: held?.number ?? '', ymt: result.ymt };
  };
});

describe('houses that are away', () => {
  it('AO-11 the police do not answer: the case stays under way and is asked for again', async () => {
    const clock = { now: testNow };
    const real = simulatedIdentityServices({ clock: () => clock.now, delayMs: 0 });
    let asked = 0;
    const identityServices = {
      ...real,
      police(person: Parameters<typeof real.police>[0]) {
        asked += 1;
        return asked < 3 ? Promise.reject(new Error('away')) : real.police(person);
      },
    };
    const kit = await openingKit(db, '5010', { clock, identityServices });
    const caseId = await kit.accepted(clientOf('126'));
    await kit.stepOn(4);
    // Every query is kept: it is asked again after a while, not with every look.
    expect(asked).toBe(1);
    expect((await caseOf(db, caseId))?.stage).toBe('accepted');
    for (let at = 0; at < 3; at += 1) {
      clock.now += 5 * 60_000;
      await kit.stepOn(1);
    }
    await kit.stepOn(8);
    expect(asked).toBe(3);
    expect((await caseOf(db, caseId))?.stage).toBe('done');
    expect(await alarmCodes(db, '5010')).toEqual([]);
  });

  it('AO-11 an answer of today that the counter asked for is not asked for again', async () => {
    let asked = 0;
    const real = simulatedIdentityServices({ clock: () => testNow, delayMs: 0 });
    const identityServices = {
      ...real,
      police(person: Parameters<typeof real.police>[0]) {
        asked += 1;
        return real.police(person);
      },
    };
    const kit = await openingKit(db, '5012', { identityServices });
    const caseId = '0190b0c0-0000-7000-8000-0000000000b1';
    const application = clientOf('130');
    const { name, number, document } = application.identity;
    const check = { check: 'police', counter: '5012-01', caseId } as const;
    const signed = await checkIdentity(kit.headOffice.office, {
      ...check,
      person: { name, number, document },
    });
    await kit.accepted(application, caseId);
    await kit.stepOn(3);
    expect(asked).toBe(1);
    expect((await bodyOf(caseId)).found?.police.reference).toBe(signed.statement.reference);
  });

  it('OS-1 the clearing house is asked in its hours only, and a void is possible until then', async () => {
    const clock = { now: testNow + 8 * 3_600_000 };
    const kit = await openingKit(db, '5011', { clock, simulation: { hours: 'table' } });
    const caseId = await kit.accepted(clientOf('127'));
    const voided = await kit.accepted(clientOf('128'));
    await kit.stepOn(4);
    expect(await kit.acts(caseId)).toEqual(['RecordIdentity']);
    const [row] = await db.query<{ next_at: number }>(
      `select next_at from outbox where case_id = $1 and done_at is null`,
      [caseId],
    );
    expect(beijingDateTime(row?.next_at ?? 0)).toContain('2026-11-24 09:00');
    const reason = '客户不再开户';
    const withdraw = { business: 'account-opening', type: 'Withdraw', data: { reason } };
    kit.sender.act(kit.session, { ...withdraw, caseId: voided });
    await kit.headOffice.intake(kit.sender.batch(kit.sender.entries.length));
    await kit.stepOn(1);
    clock.now = row?.next_at ?? 0;
    await kit.stepOn(8);
    expect((await caseOf(db, caseId))?.stage).toBe('done');
    expect((await caseOf(db, voided))?.stage).toBe('withdrawn');
    expect(await kit.acts(voided)).toEqual(['RecordIdentity']);
  });
});

describe('a process that ends at any step of the chain', () => {
  const marks: readonly CrashMark[] = [
    'lane:before-commit',
    'lane:after-commit',
    'pages:before-commit',
    'pages:after-commit',
    'outbox:claimed',
    'outbox:recorded',
    'outbox:submitted',
    'outbox:answered',
    'act:before-commit',
    'act:after-commit',
  ];
  /** How often each mark is passed by one opening at least. */
  const passes: Readonly<Partial<Record<CrashMark, number>>> = {
    'lane:before-commit': 1,
    'lane:after-commit': 1,
    'outbox:recorded': 1,
    'outbox:submitted': 3,
    'outbox:answered': 3,
    'act:before-commit': 4,
    'act:after-commit': 3,
  };
  const cases = marks.flatMap((mark) =>
    Array.from({ length: passes[mark] ?? 2 }, (_, at) => ({ mark, pass: at + 1 })),
  );

  it.each(cases.map((one, at) => ({ ...one, branch: String(5100 + at) })))(
    'does every step once when it ends at $mark, pass $pass',
    async ({ mark, pass, branch }) => {
      const clock = { now: testNow };
      let left = 0;
      const crash = (reached: CrashMark): void => {
        if (reached !== mark || left === 0) return;
        left -= 1;
        if (left === 0) throw new Error(`ended at ${mark}`);
      };
      const submits: string[] = [];
      const clearing = counted(
        simulatedClearing(db, { clock: () => clock.now, delayMs: 1000 }),
        submits,
      );
      const kit = await openingKit(db, branch, { clock, clearing, mark: crash });
      const caseId = await kit.accepted(clientOf('129'));
      left = pass;
      for (let step = 0; step < 12 && left > 0; step += 1) {
        await kit.stepOn().catch((error: unknown) => {
          expect(String(error)).toContain(`ended at ${mark}`);
        });
      }
      expect(left).toBe(0);
      // Started again on the same data; leases of the one before have run out.
      for (let step = 0; step < 12; step += 1) {
        clock.now += 61_000;
        await kit.stepOn();
      }
      expect((await caseOf(db, caseId))?.stage).toBe('done');
      expect(await kit.acts(caseId)).toEqual(chain);
      expect(submits).toHaveLength(1);
      const clients = await db.query(
        `select from registers where branch = $1 and register = 'client'`,
        [branch],
      );
      expect(clients).toHaveLength(1);
      const [cut] = await db.query<{ feed_place: number; page_place: number }>(
        'select feed_place, page_place from branches where branch = $1',
        [branch],
      );
      expect(cut?.page_place).toBe(cut?.feed_place);
    },
  );

  function counted(real: ClearingHouse, submits: string[]): ClearingHouse {
    return {
      lookup: (id, request) => real.lookup(id, request),
      submit(id, request) {
        submits.push(id);
        return real.submit(id, request);
      },
    };
  }
});
