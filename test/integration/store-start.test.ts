import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseState } from '../../shared/business/case.ts';
import type { StartReport } from '../../renderer/data/types.ts';
import { entryHash } from '../../shared/journal/entry.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { decided, FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { segmentRows } from '../../shared/feed/snapshot.ts';
import { noLine, snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
const journalFile = '/journal/0001-000000000001.seg';
const acts = 4;

let counter: TestCounter;
let actor: Actor;
let size: number;

beforeEach(async () => {
  counter = new TestCounter({ counter: '0101-02', uplink: snapshotLine(), clock: () => at });
  await counter.start();
  actor = await counter.signIn(maker);
  for (let n = 1; n < acts; n += 1) await counter.submit(actor, anApplication(n));
  size = (await counter.shell.disk.read(journalFile)).length;
});

const kinds = (report: StartReport): string[] => report.findings.map(({ kind }) => kind);
const seqs = async (): Promise<number> => (await counter.store.standing()).headSeq;
const cutAt = (length: number): void =>
  counter.shell.disk.change(journalFile, (bytes) => bytes.slice(0, length));
const flipAt = (offset: number): void =>
  counter.shell.disk.change(journalFile, (bytes) => {
    bytes[offset] = (bytes[offset] ?? 0) ^ 0x10;
    return bytes;
  });

async function acceptsActs(n: number): Promise<void> {
  expect(await counter.submit(actor, anApplication(n))).toMatchObject({ status: 'recorded' });
}

async function refusesActs(): Promise<void> {
  expect(await counter.submit(actor, anApplication(99))).toMatchObject({
    status: 'refused',
    refusals: [{ rule: 'ST-1' }],
  });
}

describe('the start-up table', () => {
  it('finds nothing when log and index agree', async () => {
    expect(await counter.restart()).toEqual({ findings: [], replayedEntries: 0 });
  });

  it('cuts a torn record the index does not have: it was never accepted', async () => {
    cutAt(size);
    counter.shell.crashAt = 'after-write';
    await expect(counter.submit(actor, anApplication(50))).rejects.toThrow();
    counter.shell.disk.cutPower(40);
    expect(kinds(await counter.restart())).toEqual(['torn-tail-cut']);
    expect(await seqs()).toBe(acts);
    await acceptsActs(51);
  });

  it('puts back what the index has, wherever the file is cut', async () => {
    for (let length = size - 1; length >= 0; length -= 211) {
      cutAt(length);
      const report = await counter.restart();
      expect(report.findings.every(({ stops }) => !stops)).toBe(true);
      expect(kinds(report)).toContain('put-back');
      expect(await seqs()).toBe(acts);
      expect((await counter.shell.disk.read(journalFile)).length).toBe(size);
    }
    await acceptsActs(52);
  });

  it('puts back what the index has, wherever a byte is flipped', async () => {
    for (let offset = 3; offset < size; offset += 173) {
      flipAt(offset);
      const report = await counter.restart();
      expect(kinds(report), `byte ${offset}`).toEqual(['put-back']);
      expect(await seqs()).toBe(acts);
    }
    await acceptsActs(53);
  });

  it('replays what the index lacks, or all of it', async () => {
    counter.loseProfile();
    const report = await counter.restart();
    expect(kinds(report)).toEqual(['replayed']);
    expect(report.replayedEntries).toBe(acts);
    await acceptsActs(54);
  });

  it('stops at damage that nothing can put back, and can still be read', async () => {
    for (const offset of [0, 10, 70, size - 5]) {
      counter.loseProfile();
      flipAt(offset);
      const report = await counter.restart();
      expect(report.findings[0], `byte ${offset}`).toMatchObject({ kind: 'damaged', stops: true });
      await refusesActs();
      expect(await counter.store.cases({})).toBeInstanceOf(Array);
      flipAt(offset);
    }
    counter.loseProfile();
    expect(kinds(await counter.restart())).toEqual(['replayed']);
    await acceptsActs(55);
  });

  it('stops at the same seq with another hash', async () => {
    const restore = counter.shell.disk.backup();
    const profile = counter.profile;
    await counter.submit(actor, anApplication(60));
    restore();
    counter.loseProfile();
    await counter.restart();
    await counter.submit(actor, anApplication(61));
    counter.doors.close();
    counter.profile = profile;
    expect((await counter.restart()).findings).toMatchObject([{ kind: 'fork', stops: true }]);
    await refusesActs();
  });

  it('stops behind the canary: restored from an old backup', async () => {
    const restore = counter.shell.disk.backup();
    await counter.submit(actor, anApplication(62));
    const { seq, epoch, hash } = counter.exchange.head();
    await counter.exchange.acknowledge({ era: 1, epoch, seq, hash });
    const canary = await counter.shell.disk.read('/canary');
    restore();
    counter.shell.disk.change('/canary', () => canary);
    counter.loseProfile();
    const report = await counter.restart();
    expect(report.findings).toContainEqual(
      expect.objectContaining({ kind: 'restored', stops: true }),
    );
    await refusesActs();
  });

  it('lists what was put back in the middle of a session, until the next start has looked', async () => {
    counter.shell.crashAt = 'after-fsync';
    await expect(counter.submit(actor, anApplication(70))).rejects.toThrow();
    cutAt(size - 20);
    // The shell was started anew under a page that goes on.
    Object.assign(counter.bridge, counter.shell.start());
    await acceptsActs(71);
    expect(await counter.store.setAside()).toMatchObject([
      { key: 'log-1', what: '流水核对', reason: expect.stringContaining('补回') },
    ]);
    await counter.restart();
    expect(await counter.store.setAside()).toEqual([]);
  });

  it('remembers what head office judged, without a line', async () => {
    await counter.exchange.judge('总部已停用本终端。');
    const report = await counter.restart();
    expect(report.findings).toMatchObject([{ stops: true, message: '总部已停用本终端。' }]);
    await refusesActs();
    await counter.exchange.judge(null);
    await acceptsActs(63);
  });
});

describe('the feed log at a start', () => {
  let feed: FeedMaker;
  beforeEach(async () => {
    feed = new FeedMaker('0101-02');
    for (let n = 1; n <= 3; n += 1) {
      const row = registerRow('client', String(n), 1, { name: `客户${n}` });
      await counter.exchange.takePage(feed.page([rowsOnly([row])]));
    }
  });

  it('is cut where it is torn or damaged, and filled again without folding twice', async () => {
    const [name = ''] = await counter.shell.disk.list('/feed');
    const whole = await counter.shell.disk.read(`/feed/${name}`);
    for (const offset of [whole.length - 3, whole.length - 900]) {
      counter.shell.disk.change(`/feed/${name}`, (bytes) => bytes.slice(0, offset));
      const report = await counter.restart();
      expect(kinds(report)).toEqual(['feed-tail-cut']);
      expect(await counter.store.standing()).toMatchObject({ feedPlace: 3 });
      expect(counter.exchange.feedPlace()).toBeLessThan(3);
      const again = new FeedMaker('0101-02');
      for (let n = 1; n <= 3; n += 1) {
        const row = registerRow('client', String(n), 1, { name: `客户${n}` });
        await counter.exchange.takePage(again.page([rowsOnly([row])]));
      }
      expect(await counter.shell.disk.read(`/feed/${name}`)).toHaveLength(whole.length);
    }
  });

  it('builds the index again with the profile gone', async () => {
    counter.loseProfile();
    await counter.restart();
    expect(await counter.store.register('client', 'key', '2')).toMatchObject([
      { body: { name: '客户2' } },
    ]);
    expect(await counter.store.standing()).toMatchObject({ feedPlace: 3 });
  });

  it('goes on without its feed log when the line is down, and says so', async () => {
    counter.shell.disk.wipe('/feed/');
    counter.shell.uplink = noLine;
    const report = await counter.restart();
    expect(report.findings).toMatchObject([{ kind: 'feed-tail-cut', stops: false }]);
    expect(await counter.store.register('client', 'key', '2')).toHaveLength(1);
    await acceptsActs(64);
  });

  it('takes the pages between its index and a newer snapshot before it starts a new log', async () => {
    const cut = await counter.exchange.lines(1, { entries: 1, bytes: 1 });
    const entry = JSON.parse(Buffer.from(cut?.lines[0] ?? []).toString());
    expect(entryHash(intl1, entry)).toHaveLength(64);
    const page = feed.page([decided(entry)]);
    counter.shell.disk.wipe('/feed/');
    const line = snapshotLine([], { place: 4, pageHash: feed.head.hash });
    const head = counter.exchange.head();
    const pulled = async (after: number) => {
      const contact = await line.contact(head, after);
      if (!contact.ok) return contact;
      const { ack, timeToken } = contact.value;
      const pages = after < 4 ? [page] : [];
      return { ok: true as const, value: { pages, ack, timeToken } };
    };
    counter.shell.uplink = { ...line, pull: pulled };
    const report = await counter.restart();
    expect(report.findings).toMatchObject([
      { kind: 'feed-tail-cut', message: '总部下发记录缺失,已由总部重新下发。' },
    ]);
    expect(await counter.store.caseById(actor.session)).toMatchObject({
      confirmedPlace: 4,
      progress: 'confirmed',
    });
    expect(counter.exchange.feedPlace()).toBe(4);

    // What the snapshot holds is not folded again when the index is built anew on top of it.
    const state = (await counter.store.caseById(actor.session))?.confirmed ?? null;
    const again = snapshotOf(state, feed.head.hash);
    counter.shell.disk.wipe('/feed/');
    counter.shell.uplink = again;
    await counter.restart();
    counter.shell.uplink = noLine;
    counter.loseProfile();
    expect((await counter.restart()).replayedEntries).toBe(acts);
    await holdsTheFirstEntryOnce();
  });

  const snapshotOf = (state: CaseState | null, pageHash: string) =>
    snapshotLine([{ kind: 'case', case: { caseId: actor.session, place: 4, state } }], {
      place: 4,
      pageHash,
      decided: [
        { counter: '0101-01', epoch: 1, seq: 900 },
        { counter: '0101-02', epoch: 1, seq: 1 },
      ],
    });

  async function holdsTheFirstEntryOnce(): Promise<void> {
    expect(await counter.store.caseById(actor.session)).toMatchObject({
      progress: 'confirmed',
      attention: null,
      confirmed: { unfit: [] },
      shown: { unfit: [] },
    });
    const rows = await counter.store.cases({ business: 'account-opening' });
    expect(rows.map(({ progress }) => progress)).toEqual(['recorded', 'recorded', 'recorded']);
    await acceptsActs(65);
  }

  it('starts from the snapshot when its index is lost as well, and folds only what that does not hold', async () => {
    const state = (await counter.store.caseById(actor.session))?.shown ?? null;
    counter.shell.disk.wipe('/feed/');
    counter.shell.uplink = noLine;
    counter.loseProfile();
    expect(kinds(await counter.restart())).toEqual(['replayed', 'feed-tail-cut']);
    await acceptsActs(66);
    await counter.withdraw(
      actor,
      (await counter.store.cases({ business: 'account-opening' }))[0]?.caseId ?? '',
    );
    counter.shell.uplink = snapshotOf(state, 'c'.repeat(64));
    await counter.restart();
    expect(await counter.store.caseById(actor.session)).toMatchObject({
      progress: 'confirmed',
      shown: { unfit: [] },
    });
    expect(await counter.store.cases({ stages: ['withdrawn'] })).toHaveLength(1);
    expect(counter.exchange.feedPlace()).toBe(4);
  });

  it('shows nothing of a snapshot whose line ended half-way, and takes the whole of it later', async () => {
    const state = (await counter.store.caseById(actor.session))?.shown ?? null;
    const first = { kind: 'case' as const, case: { caseId: actor.session, place: 4, state } };
    const rows = Array.from({ length: segmentRows }, (_, n) => ({
      kind: 'register' as const,
      row: registerRow('client', `${n}`, 1, {}, { mobile: '13800000007' }),
    }));
    const decided = [{ counter: '0101-02', epoch: 1, seq: 1 }];
    const line = snapshotLine([first, ...rows], { place: 4, pageHash: 'c'.repeat(64), decided });
    const cut: typeof line = {
      ...line,
      snapshotSegment: async (place, index) =>
        await (index === 0 ? line.snapshotSegment(place, index) : noLine.snapshotSegment(4, index)),
    };
    counter.shell.disk.wipe('/feed/');
    counter.shell.uplink = cut;
    counter.loseProfile();
    expect(kinds(await counter.restart())).toEqual(['replayed', 'feed-tail-cut']);
    const shown = async () => await counter.store.caseById(actor.session);
    expect(await shown()).toMatchObject({ progress: 'recorded', shown: { unfit: [] } });
    expect(await counter.store.register('client', 'mobile', '13800000007')).toEqual([]);
    counter.shell.uplink = line;
    await counter.restart();
    expect(await shown()).toMatchObject({ progress: 'confirmed', shown: { unfit: [] } });
    expect(await counter.store.register('client', 'mobile', '13800000007')).toHaveLength(
      segmentRows,
    );
  });

  it('builds an index anew that is older than the snapshot its log starts from', async () => {
    const state = (await counter.store.caseById(actor.session))?.shown ?? null;
    const older = counter.profile;
    counter.shell.disk.wipe('/feed/');
    counter.shell.uplink = snapshotOf(state, 'c'.repeat(64));
    counter.loseProfile();
    await counter.restart();
    counter.shell.uplink = noLine;
    counter.doors.close();
    counter.profile = older;
    expect((await counter.restart()).replayedEntries).toBe(acts);
    await holdsTheFirstEntryOnce();
  });

  it('gives the first result of a command whose case has long left every snapshot', async () => {
    const [row] = await counter.store.cases({ business: 'account-opening' });
    const caseId = row?.caseId ?? '';
    const first = await counter.store.caseById(caseId);
    counter.shell.disk.wipe('/feed/');
    counter.shell.uplink = snapshotLine([], {
      place: 4,
      pageHash: 'c'.repeat(64),
      decided: [{ counter: '0101-02', epoch: 1, seq: acts }],
    });
    counter.loseProfile();
    await counter.restart();
    expect(await counter.store.cases({})).toEqual([]);
    const command = first?.shown.command;
    if (command === undefined) throw new Error('no case');
    expect(
      await counter.store.act({ business: 'account-opening', caseId, actor, command }),
    ).toMatchObject({ status: 'recorded', again: true, serial: row?.serial });
  });
});

describe('the first start of a newly enrolled counter', () => {
  it('needs the line, and says so', async () => {
    const fresh = new TestCounter({ counter: '0101-03', uplink: noLine, clock: () => at });
    await expect(fresh.start()).rejects.toMatchObject({ code: 'UPLINK_UNREACHABLE' });
    fresh.shell.uplink = snapshotLine();
    await fresh.restart();
    expect(await fresh.store.standing()).toMatchObject({ headSeq: 0, feedPlace: 0 });
  });

  it('takes registers and open cases of the snapshot, once more from the log with the profile gone', async () => {
    const state = (await counter.store.caseById(actor.session))?.shown;
    const rows = [
      {
        kind: 'register' as const,
        row: registerRow('client', '7', 5, { name: '韩梅梅' }, { mobile: '13800000007' }),
      },
      { kind: 'case' as const, case: { caseId: actor.session, place: 2, state: state ?? null } },
    ];
    const uplink = snapshotLine(rows, { place: 2, pageHash: 'c'.repeat(64) });
    const fresh = new TestCounter({ counter: '0101-03', uplink, clock: () => at });
    await fresh.start();
    for (let times = 0; times < 2; times += 1) {
      expect(await fresh.store.register('client', 'mobile', '13800000007')).toHaveLength(1);
      expect(await fresh.store.caseById(actor.session)).toMatchObject({
        confirmedPlace: 2,
        progress: 'confirmed',
      });
      expect(fresh.exchange.feedPlace()).toBe(2);
      fresh.loseProfile();
      fresh.shell.uplink = noLine;
      await fresh.restart();
    }
  });

  it('refuses a snapshot with a malformed row, signed or not', async () => {
    const row = { ...registerRow('client', '1', 1, {}), version: 0.5 };
    const uplink = snapshotLine([{ kind: 'register', row }]);
    const fresh = new TestCounter({ counter: '0101-03', uplink, clock: () => at });
    await expect(fresh.start()).rejects.toThrow('version');
    fresh.shell.uplink = snapshotLine();
    await fresh.restart();
    expect(await fresh.store.register('client', 'key', '1')).toEqual([]);
  });

  it('refuses a snapshot of another branch, a forged one and a segment that does not fit', async () => {
    const refused = async (uplink: ReturnType<typeof snapshotLine>) => {
      const fresh = new TestCounter({ counter: '0101-03', uplink, clock: () => at });
      await expect(fresh.start()).rejects.toMatchObject({ code: 'FEED_FORGED' });
    };
    await refused(snapshotLine([], { branch: '0102' }));
    const row = { kind: 'register' as const, row: registerRow('client', '1', 1, {}) };
    const line = snapshotLine([row]);
    const other = snapshotLine([{ kind: 'register', row: registerRow('client', '2', 1, {}) }]);
    await refused({ ...line, snapshotSegment: other.snapshotSegment });
    await refused({
      ...line,
      snapshot: async () => {
        const answer = await line.snapshot();
        if (!answer.ok) return answer;
        const { statement } = answer.value;
        return { ok: true, value: { statement, signature: maker.key.sign(statement) } };
      },
    });
  });
});
