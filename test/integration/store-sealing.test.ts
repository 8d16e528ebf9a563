import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { sealingWith } from '../../renderer/data/sealing.ts';
import { utf8 } from '../../shared/values/bytes.ts';
import { FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
const checker = testPerson('100031', '韩梅梅', 2, at - 1000, { checker: true });
const secret = { name: '欧阳锦瑟', mobile: '13912345678', address: '上海市静安区南京西路 1266 号' };

/** A counter that was used for a while: an opening with its check, a draft, a client of a snapshot and of the feed. */
async function usedCounter(sealing: 'sealed' | 'clear'): Promise<TestCounter> {
  const client = { name: '司马相如', mobile: '13700001111' };
  const row = registerRow('client', '0101000009', 1, client, client);
  const uplink = snapshotLine([{ kind: 'register', row }]);
  const counter = new TestCounter({ counter: '0101-02', uplink, clock: () => at, sealing });
  await counter.start();
  const actor = await counter.signIn(maker);
  const outcome = await counter.submit(actor, anApplication(5, secret));
  if (outcome.status !== 'recorded') throw new Error('refused');
  await counter.decide(actor, outcome.caseId, checker);
  const draftId = counter.newId();
  const draft = { draftId, business: 'account-opening', commandId: draftId, staff: '100023' };
  await counter.store.saveDraft({ ...draft, data: { name: '诸葛孔明', mobile: '13600002222' } });
  const other = registerRow('client', '0101000010', 1, { name: '公孙大娘' }, { name: '公孙大娘' });
  await counter.exchange.takePage(new FeedMaker('0101-02').page([rowsOnly([other])]));
  const lines = await counter.exchange.lines(1, { entries: 10, bytes: 1e6 });
  const sealed = Uint8Array.from(await counter.exchange.sealBatch(1, lines?.lines[1] ?? utf8('')));
  const batch = { epoch: 1, from: 1, to: 3, head: 'a'.repeat(64), sealed };
  await counter.bridge.journalLog.keepBatch(counter.exchange.lease(), batch);
  return counter;
}

const needles = [
  '欧阳锦瑟',
  '司马相如',
  '诸葛孔明',
  '公孙大娘',
  '南京西路',
  '13912345678',
  '13700001111',
  '13600002222',
  anApplication(5).idNumber,
];

/** Bytes of everything the counter keeps: the shell's files, and every value, key and index of the profile. */
async function keptBytes(counter: TestCounter): Promise<Buffer[]> {
  const [{ name = '' } = {}] = await counter.profile.databases();
  const db = await new Dexie(name, { indexedDB: counter.profile, IDBKeyRange }).open();
  const kept = counter.shell.disk.everything().map((bytes) => Buffer.from(bytes));
  for (const table of db.tables) collect(await table.toArray(), kept);
  db.close();
  return kept;
}

function collect(value: unknown, kept: Buffer[]): void {
  if (value instanceof Uint8Array) kept.push(Buffer.from(value));
  else if (typeof value === 'string') kept.push(Buffer.from(value, 'utf8'));
  else if (typeof value === 'object' && value !== null)
    for (const [key, field] of Object.entries(value)) {
      kept.push(Buffer.from(key, 'utf8'));
      collect(field, kept);
    }
}

function encodings(text: string): Buffer[] {
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), gbk(text)];
}

/** GBK of a text, looked up in the decoder, which Node has; it has no encoder. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const bytes = Array.from(text).flatMap((character) => {
    if (character < '\u0080') return [character.charCodeAt(0)];
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1)
        if (decoder.decode(Uint8Array.of(lead, trail)) === character) return [lead, trail];
    throw new Error(`${character} is not in GBK`);
  });
  return Buffer.from(bytes);
}

async function found(counter: TestCounter): Promise<string[]> {
  const kept = await keptBytes(counter);
  return needles.filter((needle) =>
    encodings(needle).some((bytes) => kept.some((one) => one.includes(bytes))),
  );
}

describe('what a counter keeps', () => {
  it('holds no name, number, mobile or address in any encoding', async () => {
    const counter = await usedCounter('sealed');
    expect(await found(counter)).toEqual([]);
  });

  it('is found by the same search when sealing is off', async () => {
    const counter = await usedCounter('clear');
    expect(await found(counter)).toEqual(needles);
  });

  it('opens again after a restart, drafts too', async () => {
    const counter = await usedCounter('sealed');
    await counter.restart();
    expect(await counter.store.drafts('account-opening')).toMatchObject([
      { data: { name: '诸葛孔明' } },
    ]);
    expect(await counter.store.register('client', 'name', '公孙大娘')).toHaveLength(1);
  });
});

describe('sealing', () => {
  const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
  const keyed = async (fill: number) =>
    await sealingWith({ mode: 'sealed', key: new Uint8Array(32).fill(fill) }, random);

  it('opens only with the same key, label, context and bytes', async () => {
    const [mine, other] = [await keyed(1), await keyed(2)];
    const [context, clear] = [utf8('a place'), utf8('欧阳锦瑟')];
    const sealed = await mine.seal('frame', context, clear);
    expect(await mine.open('frame', context, sealed)).toEqual(clear);
    const flipped = sealed.map((byte, index) => (index === 20 ? byte ^ 1 : byte));
    const broken = { code: 'SEAL_BROKEN' };
    await expect(other.open('frame', context, sealed)).rejects.toMatchObject(broken);
    await expect(mine.open('feed', context, sealed)).rejects.toMatchObject(broken);
    await expect(mine.open('frame', utf8('another'), sealed)).rejects.toMatchObject(broken);
    await expect(mine.open('frame', context, flipped)).rejects.toMatchObject(broken);
    await expect(mine.open('frame', context, sealed.slice(0, 5))).rejects.toMatchObject(broken);
  });

  it('seals the same text differently each time, and finds the same value by the same hash', async () => {
    const mine = await keyed(1);
    const [context, clear] = [utf8('a place'), utf8('欧阳锦瑟')];
    const first = await mine.seal('frame', context, clear);
    expect(await mine.seal('frame', context, clear)).not.toEqual(first);
    const hash = await mine.lookup('case', 'name', '欧阳锦瑟');
    expect(await mine.lookup('case', 'name', '欧阳锦瑟')).toBe(hash);
    expect(await mine.lookup('case', 'name欧阳锦瑟')).not.toBe(hash);
    expect(await (await keyed(2)).lookup('case', 'name', '欧阳锦瑟')).not.toBe(hash);
  });

  it('wipes the raw key once it is imported', async () => {
    const key = new Uint8Array(32).fill(9);
    await sealingWith({ mode: 'sealed', key }, random);
    expect(key.every((byte) => byte === 0)).toBe(true);
  });
});
