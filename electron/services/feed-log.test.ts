import { describe, expect, it } from 'vitest';
import { FaultyDisk } from '../../test/electron/faulty-disk.ts';
import { hashAt } from '../../test/electron/journal-kit.ts';
import { createDiskGuard } from './disk-guard.ts';
import { createFeedLog, pagesFollow } from './feed-log.ts';
import { findingsFile } from './findings.ts';
import { LogFile } from './log-file.ts';
import { createWriterLease } from './writer-lease.ts';

function startFeed(files: FaultyDisk, segmentBytes = 10_000) {
  const clock = () => Date.UTC(2026, 10, 23, 2);
  const noteTrouble = () => undefined;
  const lease = createWriterLease((n) => new Uint8Array(n));
  const log = new LogFile({
    files,
    folder: '/feed',
    follows: pagesFollow,
    damaged: 'FEED_NOT_CONTINUED',
    reach: noteTrouble,
    noteTrouble,
    segmentBytes,
  });
  const disk = createDiskGuard({ freeBytes: async () => 10 ** 12, lowBelowBytes: 1, noteTrouble });
  const feed = createFeedLog({
    log,
    tools: { files, folder: '/feed', damagedFolder: '/damaged', clock },
    lease,
    disk,
    noteFinding: findingsFile(files, '/findings.ndjson', clock),
    segmentFolder: '/feed/segments',
  });
  return { feed, held: lease.acquire('window') };
}

const page = (place: number, kind: 'manifest' | 'page' = 'page') => ({
  kind,
  life: 1,
  place,
  hash: hashAt(place + 1),
  frame: new Uint8Array(40).fill(place + 1),
});

async function fill({ feed, held }: ReturnType<typeof startFeed>): Promise<void> {
  await feed.append(held, page(0, 'manifest'), 0);
  for (const [place, after] of [
    [3, 0],
    [7, 3],
    [8, 7],
  ] as const) {
    await feed.append(held, page(place), after);
  }
}

describe('feed log', () => {
  it('cuts everything from the first bad record on, keeps it beside, and takes it again', async () => {
    for (const segmentBytes of [10_000, 150]) {
      const disk = new FaultyDisk();
      await fill(startFeed(disk, segmentBytes));
      const [first] = disk.paths();
      const bad = disk.bytesOf(first!);
      bad[170]! ^= 1;
      disk.put(first!, bad);
      const kit = startFeed(disk, segmentBytes);
      expect((await kit.feed.open()).trouble).toMatchObject({ kind: 'damaged' });
      await expect(kit.feed.append(kit.held, page(9), 8)).rejects.toMatchObject({
        code: 'FEED_NOT_CONTINUED',
      });
      await kit.feed.cutTail(kit.held);
      disk.cutPower();
      const again = startFeed(disk, segmentBytes);
      const { last, trouble } = await again.feed.open();
      expect({ trouble, place: last?.place }).toEqual({ trouble: null, place: 0 });
      expect(disk.paths().some((path) => path.startsWith('/damaged/'))).toBe(true);
      await again.feed.append(again.held, page(3), 0);
    }
  });

  it('begins with a manifest and goes on with pages of the same era, further on', async () => {
    const { feed, held } = startFeed(new FaultyDisk());
    const refused = { code: 'FEED_NOT_CONTINUED' };
    await expect(feed.append(held, page(3), 0)).rejects.toMatchObject(refused);
    await feed.append(held, page(5, 'manifest'), 0);
    await expect(feed.append(held, page(6, 'manifest'), 5)).rejects.toMatchObject(refused);
    await expect(feed.append(held, { ...page(6), life: 2 }, 5)).rejects.toMatchObject(refused);
    await expect(feed.append(held, page(5), 5)).rejects.toMatchObject(refused);
    await feed.append(held, page(6), 5);
  });

  it('gives no segment whose bytes have gone bad', async () => {
    const disk = new FaultyDisk();
    const { feed, held } = startFeed(disk);
    const digest = 'c'.repeat(64);
    await feed.putSegment(held, digest, Uint8Array.of(9, 8, 7));
    disk.cutPower();
    expect(await feed.segment(digest)).toEqual(Uint8Array.of(9, 8, 7));
    const path = `/feed/segments/${digest}`;
    disk.put(path, disk.bytesOf(path).with(33, 0));
    expect(await feed.segment(digest)).toBeNull();
  });

  it('changes nothing for who has no lease', async () => {
    const { feed } = startFeed(new FaultyDisk());
    const held = { code: 'LEASE_HELD' };
    await expect(feed.append('none', page(0, 'manifest'), 0)).rejects.toMatchObject(held);
    await expect(feed.cutTail('none')).rejects.toMatchObject(held);
    await expect(feed.putSegment('none', 'c'.repeat(64), Uint8Array.of(1))).rejects.toMatchObject(
      held,
    );
  });
});
