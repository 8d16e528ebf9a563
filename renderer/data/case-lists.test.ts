import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registry } from '../../shared/business/registry.ts';
import type { Stage } from '../../shared/business/stage.ts';
import { utf8 } from '../../shared/values/bytes.ts';
import { caseRows } from './case-lists.ts';
import { CounterDb } from './db.ts';
import type { CaseFilter } from './types.ts';

const frame = ['session', 'visit', 'unmask', 'list-export', 'notice-receipt'];

let db: CounterDb;
/** Records taken out of the database, and seals opened. */
let read: number;
let opened: number;

beforeEach(async () => {
  db = new CounterDb('lists', { indexedDB: new IDBFactory(), IDBKeyRange });
  // A day at a counter: mostly visits and sign-ins that are over, some openings, one of a newer program.
  await add(40, 'visit', 'done');
  await add(20, 'session', 'done');
  await add(1, 'session', 'accepted');
  await add(9, 'account-opening', 'done');
  await add(2, 'account-opening', 'awaiting-approval');
  await add(3, 'delegation', 'done');
  await add(1, 'transfer', 'accepted');
  read = 0;
  opened = 0;
  db.cases.hook('reading', (record) => {
    read += 1;
    return record;
  });
});

afterEach(() => db.close());

async function add(
  count: number,
  business: string,
  stage: Stage,
  businessDate = '2026-11-23',
): Promise<void> {
  const records = Array.from({ length: count }, (_, at) => ({
    caseId: `${business}-${stage}-${businessDate}-${at}`,
    business,
    stage,
    serial: '',
    at,
    businessDate,
    maker: '100023',
    keys: [],
    place: null,
    waiting: [],
    held: [],
    upgrade: false,
    unfit: false,
    summary: Uint8Array.of(1),
    states: Uint8Array.of(1),
  }));
  await db.cases.bulkAdd(records);
}

async function listed(filter: CaseFilter): Promise<readonly string[]> {
  const open = async () => {
    opened += 1;
    return await Promise.resolve(utf8(JSON.stringify({ summary: {} })));
  };
  const rows = await caseRows({ db, sealing: { open }, tools: { registry } }, filter);
  return [...new Set(rows.map(({ business, stage }) => `${business} ${stage}`))].sort();
}

describe('a list of cases', () => {
  it('of one business and stage reads no other', async () => {
    expect(await listed({ business: 'delegation', stages: ['done', 'accepted'] })).toEqual([
      'delegation done',
    ]);
    expect([read, opened]).toEqual([3, 3]);
  });

  it('of several businesses reads no other', async () => {
    const filter = { business: ['account-opening', 'delegation'], stages: ['done'] } as const;
    expect(await listed(filter)).toEqual(['account-opening done', 'delegation done']);
    expect([read, opened]).toEqual([12, 12]);
  });

  it('of stages leaves out what the frame shows itself, but no business of a newer program', async () => {
    const stages = ['awaiting-approval', 'returned', 'accepted'] as const;
    expect(await listed({ except: frame, stages })).toEqual([
      'account-opening awaiting-approval',
      'transfer accepted',
    ]);
    expect([read, opened]).toEqual([3, 3]);
  });

  it('of everything that is listed opens no visit and no sign-in', async () => {
    expect(await listed({ except: frame })).toHaveLength(4);
    expect([read, opened]).toEqual([15, 15]);
  });

  it('of a business and a day reads no other day', async () => {
    await add(50, 'account-opening', 'done', '2026-11-20');
    const businessDate = '2026-11-23';
    expect(await listed({ business: 'account-opening', businessDate })).toHaveLength(2);
    expect([read, opened]).toEqual([11, 11]);
    const stages = ['done'] as const;
    expect(await listed({ business: 'account-opening', businessDate, stages })).toEqual([
      'account-opening done',
    ]);
    expect(opened).toBe(20);
    expect(await listed({ businessDate: '2026-11-20' })).toEqual(['account-opening done']);
    expect(opened).toBe(70);
  });

  it('of stages alone, or of everything, has every business', async () => {
    expect(await listed({ stages: ['accepted'] })).toEqual([
      'session accepted',
      'transfer accepted',
    ]);
    expect(await listed({})).toHaveLength(7);
  });
});
