import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerRow } from '../../../test/helpers/feed-maker.ts';
import type { RegisterRow } from '../../../shared/feed/register.ts';
import { CounterDb, putMeta } from '../db.ts';
import { type Sealing, sealingWith } from '../sealing.ts';
import { fillBase } from './fill-base.ts';
import { registerBase } from './register-base.ts';

let db: CounterDb;
let sealing: Sealing;

beforeEach(async () => {
  db = new CounterDb('test', { indexedDB: new IDBFactory(), IDBKeyRange });
  const key = new Uint8Array(32).fill(7);
  sealing = await sealingWith({ mode: 'sealed', key }, (count) =>
    crypto.getRandomValues(new Uint8Array(count)),
  );
});
afterEach(() => db.close());

const one = registerRow('client', '1', 3, { name: '韩梅梅' }, { mobile: '13800000001' });
const gone = { ...registerRow('client', '2', 4, null, { mobile: '13800000001' }) };

async function filled(id: string, ...portions: readonly (readonly RegisterRow[])[]) {
  const fill = await fillBase({ db, sealing }, id);
  for (const rows of portions) await db.base.bulkPut(await fill.add(rows));
  const { records, state } = await fill.end();
  await db.base.bulkPut(records);
  await putMeta(db, 'base', state);
  return registerBase({ db, sealing });
}

async function found(base: ReturnType<typeof registerBase>, by: string, value: string) {
  const rows = await (await base.see()).find([{ register: 'client', by, value }]);
  return rows?.[0] ?? null;
}

describe('the base of an index', () => {
  it('finds rows by key and by lookups; one taken away by its key alone', async () => {
    const base = await filled('a', [one], [gone]);
    expect(await found(base, 'key', '1')).toEqual([one]);
    expect(await found(base, 'mobile', '13800000001')).toEqual([one]);
    expect(await found(base, 'key', '2')).toEqual([gone]);
    expect(await found(base, 'name', '韩梅梅')).toEqual([]);
    expect(await found(base, 'key', '3')).toEqual([]);
  });

  it('finds all rows of a value, however many parts of the list they go over', async () => {
    const rows = Array.from({ length: 9000 }, (_, n) =>
      registerRow('client', `${n}`, 1, { n }, { branch: '0101', last: `${n % 10}` }),
    );
    const base = await filled('a', rows.slice(0, 5000), rows.slice(5000));
    expect(await found(base, 'branch', '0101')).toHaveLength(9000);
    expect(await found(base, 'last', '7')).toHaveLength(900);
    for (const at of [0, 4999, 5000, 8999])
      expect(await found(base, 'key', `${at}`)).toEqual([rows[at]]);
  });

  it('of a key that came twice gives the newer row', async () => {
    const base = await filled('a', [one], [{ ...one, version: 2, body: {} }]);
    expect(await found(base, 'key', '1')).toEqual([one]);
  });

  it('is empty before it is whole, and another one forgets what a broken-off one left', async () => {
    const fill = await fillBase({ db, sealing }, 'a');
    await db.base.bulkPut(await fill.add([one]));
    const base = registerBase({ db, sealing });
    expect(await found(base, 'key', '1')).toEqual([]);
    await fillBase({ db, sealing }, 'b');
    expect(await db.base.count()).toBe(0);
  });

  it('says when the index has another base by now', async () => {
    const base = await filled('a', [one]);
    const seen = await base.see();
    await filled('b', [gone]);
    expect(await seen.find([{ register: 'client', by: 'key', value: '1' }])).toBeNull();
    expect(await seen.blocks(0, 1)).toBeNull();
    base.forget();
    expect(await found(base, 'key', '2')).toEqual([gone]);
  });

  it('reports pieces that are damaged, missing or in the place of others', async () => {
    const broken = { code: 'SEAL_BROKEN' };
    const base = async () => await found(registerBase({ db, sealing }), 'key', '1');
    await filled('a', [one], [gone]);
    const [piece, other] = await db.base.where('kind').equals('rows').toArray();
    if (piece === undefined || other === undefined) throw new Error('no pieces');
    await db.base.put({ ...piece, bytes: other.bytes });
    await expect(base()).rejects.toMatchObject(broken);
    await db.base.put({
      ...piece,
      bytes: piece.bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
    });
    await expect(base()).rejects.toMatchObject(broken);
    await db.base.delete([piece.kind, piece.at]);
    await expect(base()).rejects.toMatchObject(broken);
    await db.base.put(piece);
    expect(await base()).toEqual([one]);
  });
});
