import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActAsk } from '../../renderer/data/types.ts';
import type { CrashMark } from '../../shared/bridge/system.ts';
import { Fault } from '../../shared/errors.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import { decided, FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, submitOpening, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
const checker = testPerson('100031', '韩梅梅', 2, at - 1000, { checker: true });

let counter: TestCounter;
let actor: Actor;

beforeEach(async () => {
  counter = new TestCounter({ counter: '0101-02', uplink: snapshotLine(), clock: () => at });
  await counter.start();
  actor = await counter.signIn(maker);
});
afterEach(() => vi.restoreAllMocks());

function asking(n = 0): ActAsk {
  const id = counter.newId();
  const command = submitOpening(id, anApplication(n));
  return { business: 'account-opening', caseId: id, actor, command };
}

describe('a crash in the middle of an act', () => {
  const beforeCommit: readonly CrashMark[] = ['before-append', 'after-write'];
  const afterCommit: readonly CrashMark[] = ['after-fsync', 'after-answer', 'after-dexie'];

  it.each(beforeCommit)('at %s loses nothing that had a serial number', async (mark) => {
    const first = await counter.store.act(asking(1));
    const ask = asking(2);
    counter.shell.crashAt = mark;
    await expect(counter.store.act(ask)).rejects.toThrow(mark);
    counter.shell.disk.cutPower(13);
    await counter.restart();
    expect(await counter.store.cases({ business: 'account-opening' })).toHaveLength(1);
    const again = await counter.store.act(ask);
    expect(again).toMatchObject({ serial: '0101-02-1-000003', again: false });
    expect(first).toMatchObject({ serial: '0101-02-1-000002' });
  });

  it.each(afterCommit)('at %s keeps the act, and a second F8 is the same act', async (mark) => {
    const ask = asking();
    counter.shell.crashAt = mark;
    await expect(counter.store.act(ask)).rejects.toThrow(mark);
    counter.shell.disk.cutPower();
    await counter.restart();
    expect(await counter.store.cases({ business: 'account-opening' })).toMatchObject([
      { serial: '0101-02-1-000002', stage: 'awaiting-approval' },
    ]);
    expect(await counter.store.act(ask)).toMatchObject({
      serial: '0101-02-1-000002',
      again: true,
    });
    expect(await counter.store.standing()).toMatchObject({ headSeq: 2 });
  });

  it('after all of it keeps a whole day, with the profile deleted too', async () => {
    const outcome = await counter.store.act(asking());
    if (outcome.status !== 'recorded') throw new Error('refused');
    await counter.decide(actor, outcome.caseId, checker);
    const before = await counter.store.caseById(outcome.caseId);
    counter.loseProfile();
    const report = await counter.restart();
    expect(report.findings).toMatchObject([{ kind: 'replayed', stops: false }]);
    expect(report.replayedEntries).toBe(3);
    expect(await counter.store.caseById(outcome.caseId)).toEqual(before);
  });
});

describe('a crash in the middle of a page', () => {
  it.each<CrashMark>(['after-feed-append', 'mid-apply'])('at %s applies it once', async (mark) => {
    const feed = new FeedMaker('0101-02');
    const cut = await counter.exchange.lines(1, { entries: 1, bytes: 1 });
    const entry = JSON.parse(Buffer.from(cut?.lines[0] ?? []).toString());
    const row = registerRow('client', '1', 1, { name: '韩梅梅' });
    const page = feed.page([decided(entry), rowsOnly([row])]);
    counter.shell.crashAt = mark;
    await expect(counter.exchange.takePage(page)).rejects.toThrow(mark);
    await counter.restart();
    expect(await counter.store.standing()).toMatchObject({ feedPlace: 2 });
    expect(await counter.store.caseById(actor.session)).toMatchObject({
      progress: 'confirmed',
      confirmedPlace: 1,
    });
    expect(await counter.exchange.takePage(page)).toBe(false);
  });
});

describe('what fails without a crash', () => {
  it('keeps the act when IndexedDB fails after the fsync, and replays it before the next', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new Error('the disk of the profile is full');
    });
    expect(await counter.store.act(asking(1))).toMatchObject({
      serial: '0101-02-1-000002',
      restoring: true,
    });
    expect(await counter.store.act(asking(2))).toMatchObject({
      serial: '0101-02-1-000003',
      restoring: false,
    });
    expect(await counter.store.cases({ business: 'account-opening' })).toHaveLength(2);
  });

  it('takes the next act after a failed write, at the same place', async () => {
    counter.shell.disk.failWrite = new Error('EIO');
    const ask = asking();
    await expect(counter.store.act(ask)).rejects.toMatchObject({ code: 'JOURNAL_WRITE_FAILED' });
    expect(await counter.store.act(ask)).toMatchObject({ serial: '0101-02-1-000002' });
  });

  it('stops after a failed fsync until it is started again', async () => {
    counter.shell.disk.failSync = new Error('EIO');
    const ask = asking();
    await expect(counter.store.act(ask)).rejects.toMatchObject({ code: 'JOURNAL_STOPPED' });
    await expect(counter.store.act(ask)).rejects.toMatchObject({ code: 'JOURNAL_STOPPED' });
    await counter.restart();
    expect(await counter.store.act(ask)).toMatchObject({ serial: '0101-02-1-000002' });
  });

  it('finds out whether an act was recorded whose answer was lost', async () => {
    const { journalLog } = counter.bridge;
    const append = journalLog.append.bind(journalLog);
    vi.spyOn(journalLog, 'append').mockImplementationOnce(async (...args) => {
      await append(...args);
      throw new Fault('BRIDGE_LOST', 'the connection broke');
    });
    const ask = asking();
    await expect(counter.store.act(ask)).rejects.toMatchObject({ code: 'BRIDGE_LOST' });
    expect(await counter.store.act(ask)).toMatchObject({
      serial: '0101-02-1-000002',
      again: true,
    });
  });

  it('takes the lease again when the connection to the shell was made anew', async () => {
    const { journalLog } = counter.bridge;
    vi.spyOn(journalLog, 'append').mockRejectedValueOnce(new Fault('LEASE_HELD', 'ended'));
    expect(await counter.store.act(asking())).toMatchObject({ serial: '0101-02-1-000002' });
  });

  it('refuses half a character and keeps nothing of it', async () => {
    const ask = asking();
    const command = submitOpening(counter.newId(), anApplication(0, { name: '\ud800' }));
    const caseId = command.id;
    const outcome = counter.store.act({ ...ask, caseId, command });
    await expect(outcome.catch((fault: unknown) => fault)).resolves.toSatisfy(
      (result: { readonly code?: string; readonly status?: string }) =>
        result.code === 'ENTRY_NOT_CANONICAL' || result.status === 'refused',
    );
    expect(await counter.store.standing()).toMatchObject({ headSeq: 1 });
  });
});
