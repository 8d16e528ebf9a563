import { describe, expect, it } from 'vitest';
import { encodeRecord, recordHeaderBytes } from '../../shared/journal/record.ts';
import { fromUtf8 } from '../../shared/values/bytes.ts';
import { FaultyDisk } from '../../test/electron/faulty-disk.ts';
import {
  appendTo,
  hashAt,
  record,
  segmentPath,
  startJournal,
} from '../../test/electron/journal-kit.ts';

const count = 4;
const all = Array.from({ length: count }, (_, index) => record(index + 1));
const encoded = all.map(encodeRecord);
const starts = encoded.map((_, index) =>
  encoded.slice(0, index).reduce((sum, one) => sum + one.length, 0),
);
const whole = Buffer.concat(encoded);

/** Which record a byte belongs to, from 1. */
const placeOf = (offset: number): number => starts.filter((start) => start <= offset).length;

function diskWith(bytes: Uint8Array): FaultyDisk {
  const disk = new FaultyDisk();
  disk.put(segmentPath, bytes);
  return disk;
}

const offsets = Array.from({ length: whole.length }, (_, offset) => offset);

describe('every cut of the file', () => {
  it('is told with its place, cut as never accepted, and written over', async () => {
    for (const size of offsets) {
      const disk = diskWith(whole.subarray(0, size));
      const kit = startJournal(disk);
      const { scan } = await kit.journal.open();
      const left = placeOf(size) - 1;
      const isClean = starts.includes(size);
      expect({ size, records: scan.records }).toEqual({ size, records: left });
      expect({ size, trouble: scan.trouble }).toEqual({
        size,
        trouble: isClean
          ? null
          : { kind: 'torn', place: left + 1, tornBytes: size - (starts[left] ?? 0) },
      });
      if (!isClean) {
        const refused = kit.journal.append(kit.held, record(left + 1), hashAt(left));
        await expect(refused).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED' });
        await kit.journal.cutTornTail(kit.held);
      }
      await appendTo(kit, count, left + 1);
      expect(disk.bytesOf(segmentPath)).toEqual(Uint8Array.from(whole));
    }
  });

  it('is put back from the window’s own copy', async () => {
    for (const size of offsets) {
      const disk = diskWith(whole.subarray(0, size));
      const kit = startJournal(disk);
      await kit.journal.putBack(kit.held, all);
      expect((await kit.journal.open()).scan).toMatchObject({ records: count, trouble: null });
      expect(disk.bytesOf(segmentPath)).toEqual(Uint8Array.from(whole));
    }
  });
});

describe('every flipped byte of the file', () => {
  const flipped = (offset: number, mask: number): Uint8Array => {
    const bytes = Uint8Array.from(whole);
    bytes[offset] = (bytes[offset] ?? 0) ^ mask;
    return bytes;
  };

  it.each([0x01, 0x80, 0xff])(
    'is damage at its place, never a torn end (mask %i)',
    async (mask) => {
      for (const offset of offsets) {
        const { journal, held } = startJournal(diskWith(flipped(offset, mask)));
        const place = placeOf(offset);
        const { scan } = await journal.open();
        expect({ offset, ...scan }).toMatchObject({
          offset,
          records: place - 1,
          trouble: { kind: 'damaged', place, after: count - place },
        });
        await expect(journal.cutTornTail(held)).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED' });
        expect((await journal.read(1, 1, 10)).map((one) => one.place)).toEqual(
          all.slice(0, place - 1).map((one) => one.place),
        );
      }
    },
  );

  it('is put back, with the damaged file kept beside', async () => {
    for (const offset of offsets) {
      const bytes = flipped(offset, 0x10);
      const disk = diskWith(bytes);
      const kit = startJournal(disk);
      await kit.journal.putBack(kit.held, [record(placeOf(offset))]);
      expect((await kit.journal.open()).scan).toMatchObject({ records: count, trouble: null });
      expect(disk.bytesOf(segmentPath)).toEqual(Uint8Array.from(whole));
      const [kept] = disk.paths().filter((path) => path.startsWith('/data/damaged/'));
      expect(disk.bytesOf(kept!)).toEqual(bytes);
      disk.cutPower();
      expect((await startJournal(disk).journal.open()).scan).toMatchObject({
        records: count,
        trouble: null,
      });
    }
  });
});

describe('start-up', () => {
  it('takes blocks of zeros at the end for a write the power cut off', async () => {
    for (const torn of [whole.length - 20, starts[3]!]) {
      const bytes = Uint8Array.from(whole);
      bytes.fill(0, torn);
      const { journal } = startJournal(diskWith(bytes));
      expect((await journal.open()).scan.trouble).toMatchObject({ kind: 'torn', place: 4 });
    }
  });

  it('finds a missing segment file, and takes it back', async () => {
    const options = { segmentBytes: 150 };
    const disk = new FaultyDisk();
    await appendTo(startJournal(disk, options), 9);
    const segments = disk.paths();
    expect(segments.length).toBeGreaterThan(3);
    for (const lost of segments) {
      const bytes = disk.bytesOf(lost);
      disk.drop(lost);
      const kit = startJournal(disk, options);
      const place = Number(lost.slice(-16, -4));
      const found = (await kit.journal.open()).scan;
      expect(found.trouble ?? { kind: 'short', place: found.records + 1 }).toMatchObject({ place });
      await kit.journal.putBack(
        kit.held,
        Array.from({ length: 9 }, (_, index) => record(index + 1)),
      );
      expect((await kit.journal.open()).scan).toMatchObject({ records: 9, trouble: null });
      disk.drop(lost);
      disk.put(lost, bytes);
    }
  });

  it('mends several damaged places, each in its turn', async () => {
    const bytes = Uint8Array.from(whole);
    bytes[starts[1]! + 70]! ^= 1;
    bytes[starts[3]! + 70]! ^= 1;
    const disk = diskWith(bytes);
    const kit = startJournal(disk);
    await kit.journal.putBack(kit.held, all);
    expect(disk.bytesOf(segmentPath)).toEqual(Uint8Array.from(whole));
  });

  it('takes bytes out that stand between two whole records', async () => {
    const junk = new Uint8Array(recordHeaderBytes).fill(7);
    const disk = diskWith(
      Buffer.concat([whole.subarray(0, starts[2]), junk, whole.subarray(starts[2])]),
    );
    const kit = startJournal(disk);
    expect((await kit.journal.open()).scan.trouble).toMatchObject({
      kind: 'damaged',
      place: 3,
      after: 2,
    });
    await kit.journal.putBack(kit.held, all);
    expect(disk.bytesOf(segmentPath)).toEqual(Uint8Array.from(whole));
  });

  it('puts nothing back that does not stand at the damaged place', async () => {
    const disk = diskWith(whole.subarray(0, starts[2]! + 5));
    const kit = startJournal(disk);
    const far = kit.journal.putBack(kit.held, [record(4)]);
    await expect(far).rejects.toMatchObject({ code: 'JOURNAL_NOT_CONTINUED' });
    expect(disk.bytesOf(segmentPath)).toHaveLength(starts[2]! + 5);
  });

  it('never replaces a whole record by one with another hash', async () => {
    const kit = startJournal(diskWith(whole.subarray(0, starts[2]! + 5)));
    const forked = [{ ...record(2), hash: 'f'.repeat(64) }, record(3)];
    await expect(kit.journal.putBack(kit.held, forked)).rejects.toMatchObject({
      code: 'JOURNAL_FORK',
    });
  });

  it('notes what was cut and what was put back', async () => {
    const disk = diskWith(whole.subarray(0, starts[3]! + 5));
    const first = startJournal(disk);
    await first.journal.cutTornTail(first.held);
    disk.put(segmentPath, whole.subarray(0, starts[3]! + 9));
    const second = startJournal(disk);
    await second.journal.putBack(second.held, all);
    const lines = fromUtf8(disk.bytesOf('/data/findings.ndjson')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { at: '2026-11-23T02:00:00.000Z', log: 'journal', did: 'cut', place: 4, bytes: 5 },
      { log: 'journal', did: 'put-back', place: 4, records: 1 },
    ]);
  });
});

describe('lease', () => {
  it('is one window’s until its connection ends', async () => {
    const kit = startJournal(new FaultyDisk());
    expect(() => kit.lease.acquire('other')).toThrow(
      expect.objectContaining({ code: 'LEASE_HELD' }),
    );
    expect(kit.lease.acquire('window')).toBe(kit.held);
    kit.lease.release('other');
    await appendTo(kit, 1);
    kit.lease.release('window');
    const next = kit.lease.acquire('other');
    await expect(appendTo(kit, 2, 2)).rejects.toMatchObject({ code: 'LEASE_HELD' });
    await appendTo({ journal: kit.journal, held: next }, 2, 2);
  });

  it('is asked for by everything that changes the files', async () => {
    const { journal } = startJournal(new FaultyDisk());
    const sealed = new Uint8Array(3);
    const batch = { epoch: 1, from: 1, to: 2, head: hashAt(2), sealed };
    const calls = [
      journal.append('none', record(1), hashAt(0)),
      journal.cutTornTail('none'),
      journal.putBack('none', all),
      journal.noteAcknowledged('none', { life: 1, place: 1, hash: hashAt(1) }),
      journal.keepBatch('none', batch),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'LEASE_HELD' });
  });
});

describe('canary', () => {
  it('remembers the acknowledged head outside the data folder', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    expect((await kit.journal.open()).canary).toBeNull();
    const head = { life: 1, place: 2, hash: hashAt(2) };
    await kit.journal.noteAcknowledged(kit.held, head);
    disk.cutPower();
    expect(disk.paths()).not.toContain('/data/canary');
    const { canary, installation } = await startJournal(disk).journal.open();
    expect(canary).toEqual({ installation, head });
  });

  it('is as if missing when it cannot be read, and that is noted', async () => {
    const disk = new FaultyDisk();
    disk.put('/data.canary', Uint8Array.of(1, 2, 3));
    const { journal, troubles } = startJournal(disk);
    expect((await journal.open()).canary).toBeNull();
    expect(troubles).toEqual(['the canary cannot be read']);
  });
});

describe('kept batches', () => {
  const batch = {
    epoch: 1,
    from: 1,
    to: 1000,
    head: hashAt(1000),
    sealed: Uint8Array.of(1, 2, 3, 4),
  };
  const path = '/data/journal/batches/0001-000000000001.batch';

  it('come back as they were kept, also after a power cut', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    await kit.journal.keepBatch(kit.held, batch);
    disk.cutPower();
    const { journal } = startJournal(disk);
    expect(await journal.keptBatch(1, 1)).toEqual(batch);
    expect(await journal.keptBatch(1, 1001)).toBeNull();
  });

  it('are as if missing when any byte of the file is wrong or cut', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    await kit.journal.keepBatch(kit.held, batch);
    const bytes = disk.bytesOf(path);
    for (const [offset, byte] of bytes.entries()) {
      disk.put(path, bytes.with(offset, byte ^ 1));
      expect({ offset, found: await kit.journal.keptBatch(1, 1) }).toEqual({ offset, found: null });
      disk.put(path, bytes.subarray(0, offset));
      expect({ offset, found: await kit.journal.keptBatch(1, 1) }).toEqual({ offset, found: null });
    }
  });
});

describe('low disk', () => {
  it('takes no act before the engine is harmed, and takes them again when there is room', async () => {
    let free = 999;
    const kit = startJournal(new FaultyDisk(), { freeBytes: () => free });
    await expect(appendTo(kit, 1)).rejects.toMatchObject({ code: 'DISK_LOW' });
    free = 1000;
    await expect.poll(() => appendTo(kit, 1).then(() => 'taken'), { timeout: 3000 }).toBe('taken');
  });
});
