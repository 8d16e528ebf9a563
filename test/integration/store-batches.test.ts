import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { streamPacker } from '../../renderer/data/packer.ts';
import { nextBatch } from '../../renderer/sync/batches.ts';
import { decodeBatch, fullBatch } from '../../shared/sync/batch.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
/** Large enough that half a dozen acts fill a batch by bytes. */
const longAddress = '浙江省杭州市西湖区'.repeat(10);

let counter: TestCounter;
const tools = () => ({
  exchange: counter.exchange,
  bridge: counter.bridge,
  packer: streamPacker,
});

beforeEach(async () => {
  counter = new TestCounter({ counter: '0101-02', uplink: snapshotLine(), clock: () => at });
  await counter.start();
  const actor = await counter.signIn(maker);
  for (let n = 1; n <= 5; n += 1)
    await counter.submit(actor, anApplication(n, { address: longAddress }));
});

describe('a batch', () => {
  it('holds the entries as they were hashed, under a signed header', async () => {
    const batch = await nextBatch(tools(), 1, fullBatch.entries);
    const decoded = decodeBatch(gunzipSync(batch?.bytes ?? new Uint8Array(0)));
    expect(decoded?.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(decoded?.signed.header).toMatchObject({
      counter: '0101-02',
      from: 1,
      to: 6,
      count: 6,
      head: counter.exchange.head().hash,
    });
    expect(decoded?.entries[0]).toMatchObject({ suite: 'intl-1' });
    expect(decoded?.entries[1]).not.toHaveProperty('suite');
  });

  it('is kept as bytes when it is full, sent as it was, and cut anew when it is lost', async () => {
    const small = { ...tools(), exchange: withBytes(counter, 6000) };
    const first = await nextBatch(small, 1, fullBatch.entries);
    expect(first?.to).toBeLessThan(6);
    expect(await counter.bridge.journalLog.keptBatch(1, 1)).toMatchObject({ to: first?.to });
    const again = await nextBatch(tools(), 1, fullBatch.entries);
    expect(again).toEqual(first);
    counter.shell.disk.wipe('/batches');
    expect((await nextBatch(tools(), 1, fullBatch.entries))?.to).toBe(6);
  });

  it('is not kept while it is not full, and nothing is sent where nothing is', async () => {
    await nextBatch(tools(), 1, fullBatch.entries);
    expect(await counter.bridge.journalLog.keptBatch(1, 1)).toBeNull();
    expect(await nextBatch(tools(), 7, fullBatch.entries)).toBeNull();
  });

  it('is cut anew when the journal was repaired since it was kept', async () => {
    const sealed = Uint8Array.from(await counter.exchange.sealBatch(1, new Uint8Array(3)));
    const batch = { epoch: 1, from: 1, to: 2, head: 'a'.repeat(64), sealed };
    await counter.bridge.journalLog.keepBatch(counter.exchange.lease(), batch);
    expect((await nextBatch(tools(), 1, fullBatch.entries))?.to).toBe(6);
  });
});

/** The same exchange, whose batches are full at fewer bytes. */
function withBytes({ exchange }: TestCounter, bytes: number): TestCounter['exchange'] {
  return Object.create(exchange, {
    lines: {
      value: async (from: number, limit: { readonly entries: number }) =>
        await exchange.lines(from, { entries: limit.entries, bytes }),
    },
  });
}
