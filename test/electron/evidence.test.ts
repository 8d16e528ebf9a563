import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../electron/services/evidence/piece-files.ts';
import { evidenceLimitBytes } from '../../shared/safeguards/evidence.ts';
import { until } from './electron-double.ts';
import { dayMs, evidenceKit, evidenceNow } from './evidence-kit.ts';
import { systemError } from './faulty-disk.ts';

let kit: ReturnType<typeof evidenceKit>;
beforeEach(() => {
  kit = evidenceKit();
});
afterEach(() => kit.guard.stop());

const picture = randomBytes(100_000);
const digest = digestOf(picture);
const path = `/evidence/${digest}`;

describe('keeping', () => {
  it('gives digest and length, and the same piece for the same bytes', async () => {
    const evidence = kit.start();
    const item = await evidence.keep('image/jpeg', picture);
    expect(item).toEqual({
      digest,
      mediaType: 'image/jpeg',
      bytes: picture.length,
      keptAt: evidenceNow,
      progress: { status: 'waiting' },
      isNamed: false,
      isHere: true,
    });
    kit.clock.now += 1000;
    expect(await evidence.keep('image/png', picture)).toEqual(item);
    expect(await evidence.list()).toEqual([item]);
    const read = await evidence.read(digest);
    expect(read.mediaType).toBe('image/jpeg');
    expect(Buffer.from(read.bytes).equals(picture)).toBe(true);
  });

  it('is on the disk when it is answered', async () => {
    await kit.start().keep('image/jpeg', picture);
    kit.disk.cutPower();
    const again = kit.start();
    expect((await again.list()).map((item) => item.digest)).toEqual([digest]);
    expect(Buffer.from((await again.read(digest)).bytes).equals(picture)).toBe(true);
  });

  it.each(['evidence-written', 'evidence-synced'] as const)(
    'ended at %s leaves nothing of a piece that was not answered',
    async (mark) => {
      let reached = false;
      const stop = new Promise<never>(() => undefined);
      const dying = kit.start((at) => {
        if (at !== mark) return;
        reached = true;
        return stop;
      });
      void dying.keep('image/jpeg', picture);
      await until(() => reached);
      kit.disk.cutPower(17);
      const again = kit.start();
      expect(await again.list()).toEqual([]);
      expect(kit.disk.paths()).toEqual([]);
      await expect(again.read(digest)).rejects.toMatchObject({ code: 'EVIDENCE_NOT_HERE' });
      expect(await again.missing([digest])).toEqual([digest]);
    },
  );

  it('says that the disk is full, and leaves nothing on it', async () => {
    const evidence = kit.start();
    kit.disk.faults.write = (at) => (at.includes(digest) ? systemError('ENOSPC') : null);
    await expect(evidence.keep('image/jpeg', picture)).rejects.toMatchObject({
      code: 'EVIDENCE_WRITE_FAILED',
    });
    kit.disk.heal();
    kit.disk.faults.sync = (at) => (at === `${path}.tmp` ? systemError('EIO') : null);
    await expect(evidence.keep('image/jpeg', picture)).rejects.toMatchObject({
      code: 'EVIDENCE_WRITE_FAILED',
    });
    expect(kit.disk.paths().filter((at) => !at.endsWith('.note.tmp'))).toEqual([]);
    expect(await evidence.list()).toEqual([]);
    kit.disk.heal();
    expect((await evidence.keep('image/jpeg', picture)).isHere).toBe(true);
  });

  it('stops before the disk is full, and at what is too large', async () => {
    const evidence = kit.start();
    kit.free.bytes = 10;
    await expect(evidence.keep('image/jpeg', picture)).rejects.toMatchObject({ code: 'DISK_LOW' });
    const large = new Uint8Array(evidenceLimitBytes + 1);
    await expect(evidence.keep('image/jpeg', large)).rejects.toMatchObject({
      code: 'EVIDENCE_TOO_LARGE',
    });
  });

  it('writes a damaged piece anew when the same bytes come again', async () => {
    await kit.start().keep('image/jpeg', picture);
    const bytes = kit.disk.bytesOf(path);
    bytes[bytes.length - 1]! ^= 1;
    kit.disk.put(path, bytes);
    const again = kit.start();
    await expect(again.read(digest)).rejects.toMatchObject({
      code: 'EVIDENCE_DAMAGED',
      detail: expect.stringMatching(/^part 2 of 2/),
    });
    await again.keep('image/jpeg', picture);
    expect(Buffer.from((await again.read(digest)).bytes).equals(picture)).toBe(true);
  });
});

describe('naming and discarding', () => {
  it('EV-1 an entry may name only what is here, and what is named stays', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    const other = '1'.repeat(64);
    expect(await evidence.missing([digest, other])).toEqual([other]);
    expect((await evidence.list())[0]?.isNamed).toBe(false);
    expect(await evidence.missing([digest, digest])).toEqual([]);
    await evidence.discard([digest]);
    expect(await evidence.list()).toMatchObject([{ isNamed: true, isHere: true }]);
    kit.disk.cutPower();
    const again = kit.start();
    await again.discard([digest]);
    expect(await again.list()).toMatchObject([{ isNamed: true, isHere: true }]);
  });

  it('does not answer that a piece is here when its mark is not on the disk', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    kit.disk.faults.sync = () => systemError('EIO');
    await expect(evidence.missing([digest])).rejects.toMatchObject({
      code: 'EVIDENCE_WRITE_FAILED',
    });
  });

  it('does not take a truncated file for a piece that is here', async () => {
    await kit.start().keep('image/jpeg', picture);
    kit.disk.put(path, kit.disk.bytesOf(path).subarray(0, -1));
    expect(await kit.start().missing([digest])).toEqual([digest]);
  });

  it('discards what no entry names, with everything noted of it', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    await evidence.discard([digest, '1'.repeat(64)]);
    expect(await evidence.list()).toEqual([]);
    expect(await evidence.missing([digest])).toEqual([digest]);
    kit.disk.cutPower();
    expect(await kit.start().list()).toEqual([]);
    expect(kit.disk.paths().filter((at) => at.startsWith(path))).toEqual([]);
  });

  it('takes a piece whose note is lost for named', async () => {
    await kit.start().keep('image/jpeg', picture);
    kit.disk.put(`${path}.note`, Uint8Array.of(1, 2, 3));
    const again = kit.start();
    expect(await again.list()).toMatchObject([
      { digest, isNamed: true, isHere: true, keptAt: evidenceNow, progress: { status: 'waiting' } },
    ]);
    expect(kit.troubles.join()).toContain(digest);
    await again.discard([digest]);
    expect(await again.list()).toHaveLength(1);
  });

  it('says that a named piece is gone', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    await evidence.missing([digest]);
    kit.disk.drop(path);
    expect(await kit.start().list()).toMatchObject([
      {
        isHere: false,
        progress: { status: 'refused', message: expect.stringContaining('不见了') },
      },
    ]);
  });
});

describe('sending', () => {
  it('EV-2 sends only what is named, the smallest first, and tells how far it is', async () => {
    const evidence = kit.start();
    const small = randomBytes(10);
    await evidence.keep('image/jpeg', picture);
    await evidence.keep('image/png', small);
    await evidence.keep('image/png', randomBytes(20));
    await evidence.missing([digest, digestOf(small)]);
    await evidence.idle();
    expect(kit.office.sent).toEqual([]);
    kit.office.isOpen = true;
    kit.news.splice(0);
    evidence.lineOpened();
    await evidence.idle();
    expect(kit.office.sent).toEqual([digestOf(small), digest]);
    const each = ['uploading', 'uploading', 'waiting', 'confirmed'];
    expect(kit.news.map(({ progress }) => progress.status)).toEqual([...each, ...each]);
    expect(await evidence.list()).toMatchObject([
      { progress: { status: 'confirmed', at: evidenceNow } },
      { progress: { status: 'confirmed' } },
      { progress: { status: 'waiting' }, isNamed: false },
    ]);
  });

  it('does not send what head office has already', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    await evidence.missing([digest]);
    const held = { digest, mediaType: 'image/jpeg', bytes: picture.length } as const;
    kit.office.held.set(digest, { ...held, bytesThemselves: picture });
    kit.office.isOpen = true;
    evidence.lineOpened();
    await evidence.idle();
    expect(kit.office.sent).toEqual([]);
    expect(await evidence.list()).toMatchObject([{ progress: { status: 'confirmed' } }]);
  });

  it('tries again by itself while there is a line', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    kit.office.isOpen = true;
    kit.office.outcomes.push({ status: 'later' }, { status: 'later' });
    await evidence.missing([digest]);
    await until(() => kit.office.held.has(digest));
    await evidence.idle();
    expect(kit.office.sent).toHaveLength(3);
    await evidence.stop();
  });

  it('sends a piece anew once when other bytes arrived, then says so', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    kit.office.isOpen = true;
    kit.office.outcomes.push({ status: 'mismatch' }, { status: 'mismatch' });
    await evidence.missing([digest]);
    await evidence.idle();
    expect(kit.office.sent).toHaveLength(2);
    expect(await evidence.list()).toMatchObject([
      { progress: { status: 'refused', message: expect.stringContaining('不一致') } },
    ]);
    // The next start of the program tries once more.
    const again = kit.start();
    again.lineOpened();
    await again.idle();
    expect(await again.list()).toMatchObject([{ progress: { status: 'confirmed' } }]);
  });

  it('says what cannot be sent, and goes on with the others', async () => {
    const evidence = kit.start();
    const other = randomBytes(200_000);
    await evidence.keep('image/jpeg', picture);
    await evidence.keep('image/jpeg', other);
    kit.office.isOpen = true;
    kit.office.outcomes.push({ status: 'refused', code: 413 });
    await evidence.missing([digest, digestOf(other)]);
    await evidence.idle();
    expect(await evidence.list()).toMatchObject([
      { progress: { status: 'refused', message: '总部不接收这份材料(413)。请联系总部运维。' } },
      { progress: { status: 'confirmed' } },
    ]);
  });
});

describe('local removal', () => {
  async function confirmed() {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    kit.office.isOpen = true;
    await evidence.missing([digest]);
    await evidence.idle();
    kit.office.proofs.splice(0);
    return evidence;
  }
  const openAgain = async (evidence: Awaited<ReturnType<typeof confirmed>>): Promise<void> => {
    evidence.lineOpened();
    await evidence.idle();
  };

  it('EV-3 waits for the days of the table, and asks head office right before', async () => {
    const evidence = await confirmed();
    kit.clock.now += 29 * dayMs;
    await openAgain(evidence);
    expect(kit.office.proofs).toEqual([]);
    kit.clock.now += 2 * dayMs;
    await openAgain(evidence);
    expect(kit.office.proofs).toEqual([[digest]]);
    expect(await evidence.list()).toMatchObject([
      { digest, isHere: false, progress: { status: 'confirmed' } },
    ]);
    expect(kit.disk.paths()).not.toContain(path);
    // Known ever after, and no reason to refuse an entry that names it again.
    const again = kit.start();
    expect(await again.list()).toMatchObject([{ isHere: false }]);
    expect(await again.missing([digest])).toEqual([]);
    const read = await again.read(digest);
    expect(Buffer.from(read.bytes).equals(picture)).toBe(true);
    // Once fetched it is here for a while.
    kit.office.isOpen = false;
    expect(Buffer.from((await again.read(digest)).bytes).equals(picture)).toBe(true);
  });

  it('EV-3 removes nothing that head office does not hold any more, and sends it again', async () => {
    const evidence = await confirmed();
    kit.clock.now += 31 * dayMs;
    kit.office.held.clear();
    await openAgain(evidence);
    expect(kit.disk.paths()).toContain(path);
    expect(await evidence.list()).toMatchObject([
      { isHere: true, progress: { status: 'waiting' } },
    ]);
    await openAgain(evidence);
    expect(kit.office.held.has(digest)).toBe(true);
  });

  it('EV-3 removes nothing whose length differs, and nothing without an answer', async () => {
    const evidence = await confirmed();
    kit.clock.now += 31 * dayMs;
    const held = kit.office.held.get(digest)!;
    kit.office.held.set(digest, { ...held, bytes: held.bytes - 1 });
    await openAgain(evidence);
    expect(kit.disk.paths()).toContain(path);
    kit.office.isOpen = false;
    kit.clock.now += 2 * dayMs;
    await openAgain(evidence);
    expect(kit.disk.paths()).toContain(path);
  });

  it('EV-3 begins at once when the disk is low', async () => {
    const evidence = await confirmed();
    kit.clock.now += dayMs / 2;
    await openAgain(evidence);
    kit.clock.now += 30 * dayMs;
    kit.free.bytes = 10;
    await kit.guard.state();
    await until(() => !kit.disk.paths().includes(path));
    expect(await evidence.list()).toMatchObject([{ isHere: false }]);
  });
});

describe('reading what another counter took', () => {
  it('takes only the bytes of the digest', async () => {
    const evidence = kit.start();
    const held = { digest, mediaType: 'image/png', bytes: picture.length } as const;
    kit.office.held.set(digest, { ...held, bytesThemselves: randomBytes(picture.length) });
    kit.office.isOpen = true;
    await expect(evidence.read(digest)).rejects.toMatchObject({ code: 'EVIDENCE_NOT_HERE' });
    kit.office.held.set(digest, { ...held, bytesThemselves: picture });
    const [one, two] = await Promise.all([evidence.read(digest), evidence.read(digest)]);
    expect(one).toEqual({ mediaType: 'image/png', bytes: picture });
    expect(two.bytes).toEqual(picture);
    // Fetched is enough to name it: head office holds it.
    expect(await evidence.missing([digest])).toEqual([]);
    expect(await evidence.list()).toEqual([]);
  });

  it('does not keep it on a disk that is low, and lets go of what was fetched', async () => {
    const evidence = kit.start();
    const held = { digest, mediaType: 'image/png', bytes: picture.length } as const;
    kit.office.held.set(digest, { ...held, bytesThemselves: picture });
    kit.office.isOpen = true;
    await evidence.read(digest);
    const kept = `/evidence/fetched/${digest}`;
    expect(kit.disk.paths()).toContain(kept);
    kit.free.bytes = 10;
    await kit.guard.state();
    await until(() => !kit.disk.paths().includes(kept));
    expect(Buffer.from((await evidence.read(digest)).bytes).equals(picture)).toBe(true);
    expect(kit.disk.paths()).not.toContain(kept);
  });

  it('fetches a damaged own piece that head office has', async () => {
    const evidence = kit.start();
    await evidence.keep('image/jpeg', picture);
    kit.office.isOpen = true;
    await evidence.missing([digest]);
    await evidence.idle();
    const bytes = kit.disk.bytesOf(path);
    bytes[bytes.length - 1]! ^= 1;
    kit.disk.put(path, bytes);
    expect(Buffer.from((await evidence.read(digest)).bytes).equals(picture)).toBe(true);
    expect(kit.troubles.join()).toContain('part 2 of 2');
  });
});
