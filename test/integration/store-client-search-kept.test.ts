import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientSearchAnswer } from '../../renderer/data/types.ts';
import type { SnapshotRow } from '../../shared/feed/snapshot.ts';
import { FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { noLine, snapshotLine } from '../helpers/head-office-line.ts';
import {
  changeParts,
  changeState,
  indexState,
  IndexWatch,
  keptCounts,
  wholeAnswer,
} from '../helpers/kept-index-kit.ts';
import { testPerson } from '../helpers/people.ts';
import { TestCounter, type TestCounterOptions } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const name = '0101-02';
const maker = testPerson('100023', '李雷', 1, at - 1000);

let counter: TestCounter;
let watch: IndexWatch;
let feed: FeedMaker;

function newCounter(options: Partial<TestCounterOptions> = {}): TestCounter {
  const { after, port: clientIndex } = watch;
  const common = { counter: name, uplink: snapshotLine(), clock: () => at, after, clientIndex };
  return new TestCounter({ ...common, ...options });
}

function client(n: number, version: number, clientName: string | null) {
  const clientNo = `01010${String(n).padStart(5, '0')}`;
  const mobile = `138${String(n).padStart(8, '0')}`;
  const row = registerRow('client', clientNo, version, { name: clientName, mobile });
  return clientName === null ? { ...row, body: null } : row;
}

async function page(...rows: ReturnType<typeof registerRow>[]): Promise<void> {
  await counter.exchange.takePage(feed.page([rowsOnly(rows)]));
}

const names = ({ hits }: ClientSearchAnswer): readonly string[] => hits.map((hit) => hit.name);
const found = async (typed: string): Promise<readonly string[]> =>
  names(await wholeAnswer(counter, typed));

/** A restart, and what the index was told in it until it was whole. */
async function toldAtRestart(): Promise<readonly string[]> {
  watch.told.length = 0;
  await counter.restart();
  await wholeAnswer(counter, '张');
  return [...watch.told];
}

beforeEach(async () => {
  watch = new IndexWatch();
  feed = new FeedMaker(name);
  counter = newCounter();
  await counter.start();
  await page(client(1, 1, '张磊'), client(2, 1, '李雷'), client(3, 1, '韩梅梅'));
  await wholeAnswer(counter, '张');
  await watch.keep(counter);
});

afterEach(() => counter.doors.close());

describe('the kept index of clients', () => {
  it('is put back at the next start, and no row is read', async () => {
    expect(await toldAtRestart()).toEqual(['restore', 'loaded']);
    expect(await found('zhangl')).toEqual(['张磊']);
    expect(await found('/0003')).toEqual(['韩梅梅']);
    expect(await keptCounts(counter)).toEqual({ changes: 0, parts: 1 });
  });

  it('is followed by what changed after it was kept: new, changed, taken away', async () => {
    await page(client(1, 2, '张雷'), client(4, 1, '张四'));
    await page(client(2, 2, null), client(1, 3, '章雷'));
    expect(await toldAtRestart()).toEqual(['restore', 'remove', 'put', 'loaded']);
    expect(await found('张')).toEqual(['张四']);
    expect(await found('l')).toEqual(['章雷']);
    expect(await found('/0001')).toEqual(['章雷']);
    expect(await keptCounts(counter)).toMatchObject({ changes: 4 });
  });

  it('is kept anew once a start when it lacked something, and then holds it', async () => {
    await page(client(1, 2, '张雷'));
    await toldAtRestart();
    await watch.keep(counter);
    expect(await keptCounts(counter)).toEqual({ changes: 0, parts: 1 });
    expect(await toldAtRestart()).toEqual(['restore', 'loaded']);
    expect(watch.isDue).toBe(false);
    expect(await found('张')).toEqual(['张雷']);
  });

  it('holds no change for a row that was older than what is there', async () => {
    await page(client(1, 1, '张三'));
    expect(await keptCounts(counter)).toMatchObject({ changes: 0 });
    await toldAtRestart();
    expect(await found('张')).toEqual(['张磊']);
  });

  it('stays the one before when the program ends while it is kept', async () => {
    for (let ticks = 0; ticks < 40; ticks += 3) {
      await page(client(1, ticks + 2, `张${'一二三四五'.charAt(ticks % 5)}`));
      await counter.restart();
      await wholeAnswer(counter, '张');
      watch.passQuiet();
      for (let tick = 0; tick < ticks; tick += 1) await new Promise((next) => setImmediate(next));
      const told = await toldAtRestart();
      expect(told).toContain('restore');
      expect(told).not.toContain('load');
      expect(await found('张')).toEqual([`张${'一二三四五'.charAt(ticks % 5)}`]);
    }
    await watch.keep(counter);
    expect(await keptCounts(counter)).toMatchObject({ parts: 1 });
  });

  it('is thrown away when it is damaged, cut short, of another program or of another place', async () => {
    const harms = [
      () =>
        changeParts(counter, (part) => ({
          ...part,
          bytes: part.bytes.map((byte, index) => (index === 99 ? byte ^ 1 : byte)),
        })),
      () => changeParts(counter, () => null),
      () => changeParts(counter, (part) => ({ ...part, bytes: part.bytes.slice(0, 9) })),
      () => change({ form: 0 }),
      () => change({ upTo: 4711 }),
      () => change({ segments: [8] }),
      () => change({ segments: [8, 8, 8] }),
    ];
    const change = async (other: object): Promise<void> => {
      await changeState(counter, (state) => ({
        ...state,
        kept: state.kept === null ? null : { ...state.kept, ...other },
      }));
    };
    for (const harm of harms) {
      counter.doors.close();
      await harm();
      expect(await toldAtRestart()).toEqual(['load', 'loaded']);
      expect(await found('zhl')).toEqual(['张磊']);
      expect(await keptCounts(counter)).toEqual({ changes: 0, parts: 0 });
      await watch.keep(counter);
      expect(await keptCounts(counter)).toEqual({ changes: 0, parts: 1 });
    }
  });

  it('is put back again when the worker dies', async () => {
    await page(client(4, 1, '张四'));
    watch.told.length = 0;
    watch.listeners.at(-1)?.failed('out of memory');
    expect(await found('张')).toEqual(['张四', '张磊']);
    expect(watch.told).toEqual(['restore', 'put', 'loaded']);
  });

  it('is not kept after the register was emptied by another window', async () => {
    await page(client(1, 2, '张雷'));
    await toldAtRestart();
    let isTooLate = false;
    for (let ticks = 0; !isTooLate; ticks += 4) {
      const { kept } = await indexState(counter);
      watch.passQuiet();
      for (let tick = 0; tick < ticks; tick += 1) await new Promise((next) => setImmediate(next));
      const midway = await changeState(counter, (state) => ({
        ...state,
        life: state.life + 1,
      }));
      isTooLate = midway.kept?.first !== kept?.first;
      for (let tick = 0; tick < 60; tick += 1) await new Promise((next) => setImmediate(next));
      expect((await indexState(counter)).kept).toEqual(midway.kept);
      await toldAtRestart();
    }
  });

  it('never takes the place of one that knows more, whose notes are gone', async () => {
    await page(client(1, 2, '张雷'));
    await toldAtRestart();
    const { kept } = await changeState(counter, (state) => ({
      ...state,
      kept: state.kept === null ? null : { ...state.kept, upTo: 4711 },
    }));
    watch.passQuiet();
    for (let tick = 0; tick < 100; tick += 1) await new Promise((next) => setImmediate(next));
    expect((await indexState(counter)).kept).toEqual({ ...kept, upTo: 4711 });
  });
});

describe('the kept index of clients is never that of another register', () => {
  const snapshot = (...rows: ReturnType<typeof registerRow>[]): SnapshotRow[] =>
    rows.map((row) => ({ kind: 'register', row }));

  it('goes with the profile', async () => {
    counter.loseProfile();
    expect(await toldAtRestart()).toEqual(['load', 'loaded']);
    expect(await found('张')).toEqual(['张磊']);
    expect((await indexState(counter)).kept).toBeNull();
  });

  it('is that of the profile when an older one is put back', async () => {
    const older = counter.profile;
    counter.loseProfile();
    await counter.restart();
    await page(client(1, 2, '张雷'), client(5, 1, '张五'));
    await wholeAnswer(counter, '张');
    await watch.keep(counter);
    counter.doors.close();
    counter.profile = older;
    expect(await toldAtRestart()).toContain('restore');
    expect(await found('张')).toEqual(['张五', '张雷']);
  });

  it('is thrown away with an index older than the snapshot the feed log starts from', async () => {
    const older = counter.profile;
    counter.shell.disk.wipe('/feed/');
    const rows = snapshot(client(1, 7, '章雷'), client(9, 1, '张九'));
    counter.shell.uplink = snapshotLine(rows, { place: 4, pageHash: 'c'.repeat(64) });
    counter.loseProfile();
    await counter.restart();
    counter.doors.close();
    counter.profile = older;
    expect(await toldAtRestart()).toEqual(['load', 'loaded']);
    expect(await found('张')).toEqual(['张九']);
    expect(await found('李')).toEqual([]);
  });

  it('goes on over a feed log that was lost, with the pages between', async () => {
    const between = feed.page([rowsOnly([client(1, 2, '张雷'), client(2, 2, null)])]);
    const line = snapshotLine([], { place: 2, pageHash: feed.head.hash });
    counter.shell.disk.wipe('/feed/');
    const head = counter.exchange.head();
    counter.shell.uplink = {
      ...line,
      async pull(after) {
        const contact = await line.contact(head, after);
        if (!contact.ok) return contact;
        const { ack, timeToken } = contact.value;
        return { ok: true, value: { pages: after < 2 ? [between] : [], ack, timeToken } };
      },
    };
    expect(await toldAtRestart()).toEqual(['restore', 'remove', 'put', 'loaded']);
    expect(await found('张')).toEqual(['张雷']);
    expect(await found('李')).toEqual([]);
    counter.shell.disk.wipe('/feed/');
    counter.shell.uplink = noLine;
    await toldAtRestart();
    expect(await found('张')).toEqual(['张雷']);
  });

  it('is thrown away when the index is built anew for another program', async () => {
    counter.stop();
    counter.registry = { ...counter.registry, all: counter.registry.all.slice(1) };
    counter.stop();
    expect(await toldAtRestart()).toEqual(['load', 'loaded']);
    expect(await found('张')).toEqual(['张磊']);
  });

  it('is read anew when the feed turns out to be another one in the middle of a session', async () => {
    const rows = snapshot(client(1, 7, '章雷'), client(9, 1, '张九'));
    const uplink = snapshotLine(rows, { place: 4, pageHash: 'c'.repeat(64) });
    const other = new TestCounter({ counter: name, uplink, clock: () => at });
    await other.start();
    counter.shell.disk.wipe('/feed/');
    for (const folder of ['/feed', '/segments']) {
      for (const file of await other.shell.disk.list(folder)) {
        const bytes = await other.shell.disk.read(`${folder}/${file}`);
        counter.shell.disk.change(`${folder}/${file}`, () => bytes);
      }
    }
    other.doors.close();
    // The shell was started anew under a page that goes on.
    Object.assign(counter.bridge, counter.shell.start());
    await counter.signIn(maker);
    expect(await found('张')).toEqual(['张九']);
    expect(await found('李')).toEqual([]);
    await watch.keep(counter);
    expect(await toldAtRestart()).toEqual(['restore', 'loaded']);
    expect(await found('李')).toEqual([]);
  });
});
