import { afterEach, describe, expect, it } from 'vitest';
import type { IndexListener } from '../../renderer/data/client-search/index-messages.ts';
import { localIndexPort } from '../../renderer/data/client-search/local-port.ts';
import type { ClientSearchAnswer } from '../../renderer/data/types.ts';
import { FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { TestCounter, type TestCounterOptions } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const name = '0101-02';

let counter: TestCounter;
let feed: FeedMaker;

async function started(options: Partial<TestCounterOptions> = {}): Promise<void> {
  counter = new TestCounter({
    counter: name,
    uplink: snapshotLine(),
    clock: () => at,
    ...options,
  });
  feed = new FeedMaker(name);
  await counter.start();
}

/** An opened client as head office writes the row. */
function client(clientNo: string, version: number, body: Readonly<Record<string, string | null>>) {
  return registerRow('client', clientNo, version, {
    clientNo,
    idKind: 'RESIDENT',
    idNumber: '11010519900307012X',
    sex: 'M',
    birthDate: '1990-03-07',
    mobile: '13800001234',
    capitalAccount: '010100008899',
    ymt: '180000000001',
    shA: 'A912345678',
    szA: null,
    tier: 'STANDARD',
    openedOn: '2026-11-23',
    ...body,
  });
}

async function page(...rows: ReturnType<typeof registerRow>[]): Promise<void> {
  await counter.exchange.takePage(feed.page([rowsOnly(rows)]));
}

/** The answer once everything has been read. */
async function answer(typed: string): Promise<ClientSearchAnswer> {
  for (;;) {
    const found = await counter.store.searchClients(typed, 20);
    if (found.ready) return found;
    await new Promise((next) => setTimeout(next, 1));
  }
}

const names = ({ hits }: ClientSearchAnswer): readonly string[] => hits.map((hit) => hit.name);

describe('the search for clients', () => {
  afterEach(() => counter.doors.close());

  it('finds a client whom a page of the feed brings, in clear', async () => {
    await started();
    expect(await answer('张磊')).toEqual({ ready: true, total: 0, hits: [] });
    await page(client('0101000001', 1, { name: '张磊' }));
    expect(await answer('zhangl')).toEqual({
      ready: true,
      total: 1,
      hits: [
        {
          clientNo: '0101000001',
          name: '张磊',
          idKind: 'RESIDENT',
          idNumber: '11010519900307012X',
          mobile: '13800001234',
          capitalAccount: '010100008899',
          accounts: ['A912345678'],
          tier: 'STANDARD',
          by: 'pinyin',
          from: 0,
          length: 2,
        },
      ],
    });
  });

  it('follows changed rows and rows taken away, and never goes back to an older version', async () => {
    await started();
    await page(client('0101000001', 3, { name: '张磊' }));
    await page(client('0101000001', 2, { name: '张雷' }));
    expect(names(await answer('/1234'))).toEqual(['张磊']);
    await page(client('0101000001', 4, { name: '张磊', mobile: '13900005678' }));
    expect(names(await answer('/1234'))).toEqual([]);
    expect(names(await answer('/5678'))).toEqual(['张磊']);
    await page({ ...client('0101000001', 5, { name: '张磊' }), body: null });
    expect(names(await answer('张磊'))).toEqual([]);
  });

  it('is filled from the sealed register at the next start', async () => {
    await started();
    const rows = Array.from({ length: 1200 }, (_, n) =>
      client(`01011${String(n).padStart(5, '0')}`, 1, { name: n % 2 === 0 ? '李雷' : '韩梅梅' }),
    );
    await page(...rows, { ...client('0101000009', 1, { name: '李雷' }), body: null });
    await counter.restart();
    expect((await answer('hmm')).total).toBe(200);
    expect((await answer('0101100777')).hits).toMatchObject([{ name: '韩梅梅' }]);
    expect((await answer('0101000009')).total).toBe(0);
  });

  it('answers with what is there while it is still being filled', async () => {
    await started();
    await page(client('0101000001', 1, { name: '张磊' }));
    await counter.restart();
    expect(await counter.store.searchClients('张磊', 5)).toMatchObject({ ready: false });
    expect(names(await answer('张磊'))).toEqual(['张磊']);
  });

  it('prefers a change that comes while the register is being read', async () => {
    await started();
    await page(client('0101000001', 1, { name: '张磊' }));
    for (let round = 0; round < 5; round += 1) {
      await counter.restart();
      const wanted = `张磊${'一二三四五'.charAt(round)}`;
      await page(client('0101000001', round + 2, { name: wanted }));
      expect(names(await answer('张'))).toEqual([wanted]);
    }
  });

  it('is made anew when the worker dies, and who was waiting is answered', async () => {
    const listeners: IndexListener[] = [];
    let isDead = false;
    await started({
      clientIndex(listener) {
        listeners.push(listener);
        const port = localIndexPort(listener);
        return { ...port, post: (request) => void (isDead || port.post(request)) };
      },
    });
    await page(client('0101000001', 1, { name: '张磊' }));
    await answer('张磊');
    isDead = true;
    const waiting = counter.store.searchClients('张磊', 5);
    isDead = false;
    listeners[0]?.failed('out of memory');
    expect(await waiting).toMatchObject({ ready: false });
    expect(names(await answer('zl'))).toEqual(['张磊']);
    expect(listeners).toHaveLength(2);
  });

  it('says so when no worker can be had, and tries again when asked again', async () => {
    let isBroken = true;
    await started({
      clientIndex(listener) {
        const port = localIndexPort(listener);
        if (isBroken) queueMicrotask(() => listener.failed('no such file'));
        return port;
      },
    });
    await expect(
      (async () => {
        await counter.store.searchClients('张磊', 5);
        await counter.store.searchClients('张磊', 5);
      })(),
    ).rejects.toMatchObject({ code: 'SEARCH_FAILED' });
    isBroken = false;
    await counter.store.searchClients('张磊', 5).catch(() => null);
    expect(await answer('张磊')).toMatchObject({ ready: true });
  });

  it('gives the whole record of a client, or null', async () => {
    await started();
    await page(client('0101000001', 1, { name: '张磊' }));
    expect(await counter.store.client('0101000001')).toMatchObject({
      clientNo: '0101000001',
      name: '张磊',
      idKind: 'RESIDENT',
      idNumber: '11010519900307012X',
      sex: 'M',
      birthDate: '1990-03-07',
      mobile: '13800001234',
      capitalAccount: '010100008899',
      ymt: '180000000001',
      shA: 'A912345678',
      szA: null,
      tier: 'STANDARD',
      riskLevel: '',
      openedOn: '2026-11-23',
      asOf: 1000,
    });
    expect(await counter.store.client('0101000002')).toBeNull();
  });
});
