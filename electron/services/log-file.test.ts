import { describe, expect, it } from 'vitest';
import type { CrashMark } from '../../shared/bridge/system.ts';
import { encodeRecord } from '../../shared/journal/record.ts';
import { FaultyDisk, systemError } from '../../test/electron/faulty-disk.ts';
import {
  appendTo,
  hashAt,
  record,
  segmentPath,
  startJournal,
} from '../../test/electron/journal-kit.ts';

const places = (records: readonly { readonly place: number }[]) =>
  records.map(({ place }) => place);

describe('append', () => {
  it('has a record on the disk when it answers', async () => {
    const disk = new FaultyDisk();
    await appendTo(startJournal(disk), 3);
    disk.cutPower();
    const { journal } = startJournal(disk);
    expect((await journal.open()).scan).toMatchObject({
      last: { life: 1, place: 3, hash: hashAt(3) },
      records: 3,
      trouble: null,
    });
    expect(await journal.read(1, 1, 10)).toEqual([record(1), record(2), record(3)]);
  });

  it('has not accepted what was written and never fsynced', async () => {
    const disk = new FaultyDisk();
    const marks: CrashMark[] = [];
    const stop = new Promise<never>(() => undefined);
    const kit = startJournal(disk, {
      reach: (mark) => {
        marks.push(mark);
        return marks.filter((one) => one === 'after-write').length === 2 ? stop : undefined;
      },
    });
    await kit.journal.append(kit.held, record(1), hashAt(0));
    void kit.journal.append(kit.held, record(2), hashAt(1));
    await expect.poll(() => marks.at(-1)).toBe('after-write');
    disk.cutPower();
    expect((await startJournal(disk).journal.open()).scan).toMatchObject({
      records: 1,
      trouble: null,
    });
  });

  it('counts after a crash only what the start has put on the disk', async () => {
    const disk = new FaultyDisk();
    await appendTo(startJournal(disk), 1);
    // Killed between write and fsync: the system still has the bytes, the disk does not.
    const file = await disk.openAppend(segmentPath);
    await file.write(encodeRecord(record(2)));
    const { journal } = startJournal(disk);
    expect((await journal.open()).scan).toMatchObject({ records: 2 });
    disk.cutPower();
    expect((await startJournal(disk).journal.open()).scan).toMatchObject({ records: 2 });
  });

  it('cuts a failed write back and goes on', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    await appendTo(kit, 2);
    const before = disk.bytesOf(segmentPath);
    disk.faults.write = () => systemError('EIO');
    await expect(kit.journal.append(kit.held, record(3), hashAt(2))).rejects.toMatchObject({
      code: 'JOURNAL_WRITE_FAILED',
    });
    expect(disk.bytesOf(segmentPath)).toEqual(before);
    disk.heal();
    await appendTo(kit, 3, 3);
    expect(places(await kit.journal.read(1, 1, 10))).toEqual([1, 2, 3]);
  });

  it('says that the disk is full when it is', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    disk.faults.write = () => systemError('ENOSPC');
    await expect(kit.journal.append(kit.held, record(1), hashAt(0))).rejects.toMatchObject({
      code: 'DISK_LOW',
    });
    disk.heal();
    await appendTo(kit, 1);
    expect(places(await kit.journal.read(1, 1, 10))).toEqual([1]);
  });

  it('writes on when the system takes only a few bytes at a time', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    disk.faults.writeAtMost = 7;
    await appendTo(kit, 2);
    expect((await startJournal(disk).journal.open()).scan).toMatchObject({
      records: 2,
      trouble: null,
    });
  });

  it('fails, and cuts back, when the system takes nothing more', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    await appendTo(kit, 1);
    disk.faults.writeAtMost = 0;
    await expect(appendTo(kit, 2, 2)).rejects.toMatchObject({ code: 'JOURNAL_WRITE_FAILED' });
    disk.heal();
    await appendTo(kit, 2, 2);
  });

  it('stops after a failed fsync until the program is started again', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    await appendTo(kit, 1);
    disk.faults.sync = () => systemError('EIO');
    const failing = kit.journal.append(kit.held, record(2), hashAt(1));
    await expect(failing).rejects.toMatchObject({ code: 'JOURNAL_STOPPED' });
    disk.heal();
    const later = kit.journal.append(kit.held, record(2), hashAt(1));
    await expect(later).rejects.toMatchObject({ code: 'JOURNAL_STOPPED' });
    const restarted = startJournal(disk);
    expect((await restarted.journal.open()).scan).toMatchObject({ records: 1, trouble: null });
    await appendTo(restarted, 2, 2);
  });

  it('stops when a failed write cannot be cut back', async () => {
    const disk = new FaultyDisk();
    const kit = startJournal(disk);
    disk.faults.write = () => systemError('EIO');
    disk.faults.truncate = () => systemError('EIO');
    await expect(appendTo(kit, 1)).rejects.toMatchObject({ code: 'JOURNAL_WRITE_FAILED' });
    disk.heal();
    await expect(appendTo(kit, 1)).rejects.toMatchObject({ code: 'JOURNAL_STOPPED' });
  });

  it.each([
    ['another epoch', record(2, 2), hashAt(1)],
    ['a place further on', record(3), hashAt(1)],
    ['the same place again', record(1), hashAt(0)],
    ['another hash before it', record(2), hashAt(5)],
    ['another kind', { ...record(2), kind: 'page' as const }, hashAt(1)],
  ])('takes nothing that does not continue the head: %s', async (_what, wrong, prev) => {
    const kit = startJournal(new FaultyDisk());
    await appendTo(kit, 1);
    await expect(kit.journal.append(kit.held, wrong, prev)).rejects.toMatchObject({
      code: 'JOURNAL_NOT_CONTINUED',
    });
  });

  it('writes one record after the other, however fast they are asked for', async () => {
    const kit = startJournal(new FaultyDisk());
    await Promise.all(
      [1, 2, 3, 4].map((place) => kit.journal.append(kit.held, record(place), hashAt(place - 1))),
    );
    expect(places(await kit.journal.read(1, 1, 10))).toEqual([1, 2, 3, 4]);
  });
});

describe('segments', () => {
  it('begins a new one when one is full, and its name survives a power cut', async () => {
    const disk = new FaultyDisk();
    const options = { segmentBytes: 200 };
    await appendTo(startJournal(disk, options), 7);
    disk.cutPower();
    const kit = startJournal(disk, options);
    expect((await kit.journal.open()).scan).toMatchObject({ records: 7, trouble: null });
    expect(disk.paths().filter((path) => path.endsWith('.seg')).length).toBeGreaterThan(2);
    await appendTo(kit, 9, 8);
    expect(places(await kit.journal.read(1, 1, 20))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('reads from a place, at most so many, across segments', async () => {
    const kit = startJournal(new FaultyDisk(), { segmentBytes: 200 });
    await appendTo(kit, 9);
    expect(places(await kit.journal.read(1, 3, 4))).toEqual([3, 4, 5, 6]);
    expect(await kit.journal.read(1, 10, 4)).toEqual([]);
    expect(await kit.journal.read(2, 1, 4)).toEqual([]);
  });

  it('answers about 4 MiB at a time, and a larger record alone', async () => {
    const kit = startJournal(new FaultyDisk());
    const large = (place: number, bytes: number) => ({
      ...record(place),
      frame: new Uint8Array(bytes).fill(1),
    });
    for (const [index, bytes] of [3_000_000, 3_000_000, 5_000_000, 10].entries()) {
      await kit.journal.append(kit.held, large(index + 1, bytes), hashAt(index));
    }
    expect(places(await kit.journal.read(1, 1, 10))).toEqual([1]);
    expect(places(await kit.journal.read(1, 3, 10))).toEqual([3]);
    expect(places(await kit.journal.read(1, 4, 10))).toEqual([4]);
  });

  it('goes on in a segment that a crash left empty', async () => {
    const disk = new FaultyDisk();
    disk.put(segmentPath, new Uint8Array());
    const kit = startJournal(disk);
    expect((await kit.journal.open()).scan).toMatchObject({ records: 0, trouble: null });
    await appendTo(kit, 2);
    expect(disk.paths()).toEqual([segmentPath]);
  });
});
