import { beforeEach, describe, expect, it } from 'vitest';
import type { ChainReport } from '../../renderer/data/journal/journal-types.ts';
import type { Actor, Entry } from '../../shared/journal/entry.ts';
import { decided, FeedMaker, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
const checker = testPerson('100025', '王磊', 2, at - 1000, { checker: true });
const name = '0101-02';
const journalFile = '/journal/0001-000000000001.seg';
const acts = 6;

let counter: TestCounter;
let feed: FeedMaker;
let actor: Actor;

beforeEach(async () => {
  counter = new TestCounter({ counter: name, uplink: snapshotLine(), clock: () => at });
  feed = new FeedMaker(name);
  await counter.start();
  actor = await counter.signIn(maker);
  for (let n = 1; n < acts; n += 1) await counter.submit(actor, anApplication(n));
});

async function ownEntry(seq: number): Promise<Entry> {
  const cut = await counter.exchange.lines(seq, { entries: 1, bytes: 1 });
  return JSON.parse(Buffer.from(cut?.lines[0] ?? []).toString()) as Entry;
}

const hashOf = async (seq: number): Promise<string> => (await counter.exchange.hashAt(seq)) ?? '';
const acknowledge = async (seq: number): Promise<void> =>
  counter.exchange.acknowledge({ era: 1, epoch: 1, seq, hash: await hashOf(seq) });

function verify(from: number, to: number, signal = new AbortController().signal) {
  const told: number[] = [];
  const report: Promise<ChainReport> = counter.store.verifyJournal(
    { from, to },
    (checked) => told.push(checked),
    signal,
  );
  return { report, told };
}

describe('the journal in parts', () => {
  it('comes newest first and goes back to the first entry, none missing, none twice', async () => {
    const seqs: number[] = [];
    for (let before: number | null = null, last = false; !last;) {
      const part = await counter.store.journal(before, 4);
      seqs.push(...part.rows.map(({ seq }) => seq));
      ({ before } = part);
      last = before === null;
    }
    expect(seqs).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('says of each entry how far it has come, and lists what waits to be sent', async () => {
    await acknowledge(4);
    await counter.exchange.takePage(
      feed.page([
        decided(await ownEntry(1)),
        decided(await ownEntry(2)),
        decided(await ownEntry(3), { status: 'set-aside', code: 'THREW' }),
      ]),
    );
    const { rows } = await counter.store.journal(null, 10);
    expect(rows.map(({ progress }) => progress).toReversed()).toEqual([
      'confirmed',
      'confirmed',
      'set-aside',
      'stored',
      'recorded',
      'recorded',
    ]);
    const pending = await counter.store.pendingEntries();
    expect(pending.map(({ seq }) => seq)).toEqual([5, 6]);
  });
});

describe('the proof of an entry', () => {
  it('holds from its hash to head office’s signed page', async () => {
    await acknowledge(3);
    await counter.exchange.takePage(feed.page([rowsOnly([]), decided(await ownEntry(1))]));
    await counter.exchange.takePage(feed.page([rowsOnly([])]));
    await counter.exchange.takePage(
      feed.page([decided(await ownEntry(2)), decided(await ownEntry(3))]),
    );
    const proof = await counter.store.entryProof(1, 2);
    expect(proof).toMatchObject({
      row: { seq: 2, progress: 'confirmed' },
      hashHolds: true,
      followsBefore: true,
      isFollowed: true,
      inLog: true,
      session: { serial: '0101-02-1-000001', isGenuine: true },
      edition: expect.any(String) as string,
      visit: null,
      headOffice: { place: 4, verdict: { status: 'accepted' }, isSigned: true, isThis: true },
    });
    expect(JSON.parse(proof?.canonical ?? '')).toEqual(await ownEntry(2));
    const newest = await counter.store.entryProof(1, acts);
    expect(newest).toMatchObject({ isFollowed: null, headOffice: null });
    expect(await counter.store.entryProof(1, 99)).toBeNull();
  });

  it('shows the act in words, masked, and never a name', async () => {
    const proof = await counter.store.entryProof(1, 2);
    expect(JSON.stringify(proof?.words)).toContain('阿***');
    expect(JSON.stringify(proof?.words)).not.toContain(anApplication(1).mobile);
  });

  it('names who agreed, by their own signature', async () => {
    const waiting = await counter.submit(actor, anApplication(20));
    if (waiting.status !== 'recorded') throw new Error('refused');
    await counter.decide(actor, waiting.caseId, checker);
    const proof = await counter.store.entryProof(1, acts + 2);
    expect(proof?.approvals).toMatchObject([
      { staff: '100025', name: '王磊', need: 'check', decision: 'approve', isGenuine: true },
    ]);
  });

  it('finds every entry’s verdict, however the feed was cut into pages', async () => {
    for (let seq = 1; seq <= acts; seq += 1) {
      await counter.exchange.takePage(feed.page([rowsOnly([]), decided(await ownEntry(seq))]));
      if (seq % 2 === 0) await counter.exchange.takePage(feed.page([rowsOnly([])]));
    }
    await acknowledge(acts);
    for (let seq = 1; seq <= acts; seq += 1) {
      const proof = await counter.store.entryProof(1, seq);
      expect(proof?.headOffice).toMatchObject({ isSigned: true, isThis: true });
    }
  });
});

describe('the verification of a range', () => {
  it('finds an untouched journal whole, wherever the range begins', async () => {
    for (let from = 1; from <= acts; from += 1) {
      const { report } = verify(from, acts);
      expect(await report).toMatchObject({ broken: null, checked: acts - from + 1 });
    }
    const { report, told } = verify(1, 3);
    expect(await report).toMatchObject({ checked: 3, hash: await hashOf(3) });
    expect(told.at(-1)).toBe(3);
  });

  it('I10 reports every flipped byte with its place, and repairs nothing', async () => {
    const whole = await counter.shell.disk.read(journalFile);
    const flip = (offset: number) =>
      counter.shell.disk.change(journalFile, (bytes) => {
        bytes[offset] = (bytes[offset] ?? 0) ^ 0x10;
        return bytes;
      });
    for (let offset = 3; offset < whole.length; offset += 197) {
      flip(offset);
      const found = await verify(1, acts).report;
      expect(found.broken).toMatchObject({ where: 'log' });
      expect(found.broken?.seq).toBe(found.checked + 1);
      flip(offset);
    }
    expect(await verify(1, acts).report).toMatchObject({ broken: null });
  });

  it('stops when told to and says how far it came', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await verify(1, acts, controller.signal).report).toMatchObject({
      isCancelled: true,
      checked: 0,
      broken: null,
    });
  });
});
