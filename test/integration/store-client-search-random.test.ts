import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce, clientIndex } from '../../renderer/data/client-search/client-index.ts';
import { entryOf } from '../../renderer/data/client-search/client-rows.ts';
import type { FeedPage } from '../../shared/feed/page.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { changeParts, IndexWatch, wholeAnswer } from '../helpers/kept-index-kit.ts';
import { TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const name = '0101-02';
const names = ['张磊', '张雷', '李雷', '单雄信', '欧阳磊', 'Jean-Luc', '阿依古丽·买买提', '王五'];
const queries = ['张', 'l', 'zl', 'zhanglei', '雷', '/0003', '138', '1390000000', 'sxx', '01010'];

/** A change of a client: by how much its version goes on, which name, which mobile, or taken away. */
const change = fc.record({
  client: fc.nat({ max: 9 }),
  by: fc.constantFrom(-1, 0, 1, 1, 1, 2),
  name: fc.nat({ max: names.length - 1 }),
  mobile: fc.nat({ max: 9 }),
  isGone: fc.boolean(),
});
type Change = Readonly<typeof change extends fc.Arbitrary<infer Value> ? Value : never>;
const changes = fc.array(change, { minLength: 1, maxLength: 5 });

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('page' as const), changes }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('keep' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('end-while-kept' as const), ticks: fc.nat(40) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change-while-kept' as const), changes }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('worker-dies' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('damage' as const), byte: fc.nat(5000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose-profile' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('lose-feed' as const), missed: changes }),
  },
);
type Step = Readonly<typeof step extends fc.Arbitrary<infer Value> ? Value : never>;

/** Head office's register of clients, and a counter that follows it. */
class Branch {
  readonly watch = new IndexWatch();
  readonly #rows = new Map<string, RegisterRow>();
  readonly #feed = new FeedMaker(name);
  readonly #pages: FeedPage[] = [];
  readonly #counter = new TestCounter({
    counter: name,
    uplink: snapshotLine(),
    clock: () => at,
    after: this.watch.after,
    clientIndex: this.watch.port,
  });

  async start(): Promise<void> {
    await this.#counter.start();
  }

  close(): void {
    this.#counter.doors.close();
  }

  async do(one: Step): Promise<void> {
    const counter = this.#counter;
    switch (one.kind) {
      case 'page':
        await counter.exchange.takePage(this.#page(one.changes));
        return;
      case 'keep':
        await wholeAnswer(counter, '张');
        await this.watch.keep(counter);
        return;
      case 'restart':
        await counter.restart();
        return;
      case 'end-while-kept':
        await wholeAnswer(counter, '张');
        this.watch.passQuiet();
        for (let tick = 0; tick < one.ticks; tick += 1)
          await new Promise((next) => setImmediate(next));
        await counter.restart();
        return;
      case 'change-while-kept':
        await wholeAnswer(counter, '张');
        this.watch.passQuiet();
        await counter.exchange.takePage(this.#page(one.changes));
        return;
      case 'worker-dies':
        this.watch.listeners.at(-1)?.failed('out of memory');
        return;
      case 'damage':
        counter.doors.close();
        await changeParts(counter, (part) => ({
          ...part,
          bytes: part.bytes.map((byte, index) => (index === one.byte ? byte ^ 4 : byte)),
        }));
        await counter.restart();
        return;
      case 'lose-profile':
        counter.loseProfile();
        await counter.restart();
        return;
      case 'lose-feed':
        this.#page(one.missed);
        counter.shell.uplink = this.#line();
        counter.shell.disk.wipe('/feed/');
        await counter.restart();
    }
  }

  /** All answers, and those of an index made of nothing but what the register holds now. */
  async answers() {
    const index = clientIndex();
    index.load([...this.#rows.values()].flatMap((row) => entryOf(row) ?? []));
    atOnce(index.settle());
    const found = [];
    for (const query of queries) {
      const { ready: _, ...answer } = await wholeAnswer(this.#counter, query, 50);
      found.push({ query, ...answer });
    }
    return { found, wanted: queries.map((query) => ({ query, ...index.search(query, 50) })) };
  }

  #page(all: readonly Change[]): FeedPage {
    const rows = all.map((one) => this.#change(one));
    const page = this.#feed.page([rowsOnly(rows)]);
    this.#pages.push(page);
    return page;
  }

  #change(one: Change): RegisterRow {
    const key = `01010${String(one.client).padStart(5, '0')}`;
    const before = this.#rows.get(key)?.version ?? 0;
    const version = Math.max(1, before + one.by);
    const body = { name: names[one.name] ?? '', mobile: `1390000000${one.mobile}` };
    const row = { ...registerRow('client', key, version, body), ...(one.isGone && { body: null }) };
    if (version > before) this.#rows.set(key, row);
    return row;
  }

  /** Head office with a snapshot of now, and every page ever made. */
  #line() {
    const { place, hash } = this.#feed.head;
    const rows = [...this.#rows.values()].map((row) => ({ kind: 'register' as const, row }));
    const line = snapshotLine(rows, { place, pageHash: hash });
    const pages = [...this.#pages];
    const head = this.#counter.exchange.head();
    return {
      ...line,
      pull: async (after: number) => {
        const contact = await line.contact(head, after);
        if (!contact.ok) return contact;
        const { ack, timeToken } = contact.value;
        const next = pages.filter(({ statement }) => statement.from > after);
        return { ok: true as const, value: { pages: next, ack, timeToken } };
      },
    };
  }
}

/** The worker dies while its index is being kept: what was noted for the one before is gone when it is read again. */
const keptWhileReadAgain: Step[] = [
  { kind: 'end-while-kept', ticks: 30 },
  { kind: 'restart' },
  { kind: 'page', changes: [{ client: 9, by: 1, name: 7, mobile: 7, isGone: false }] },
  {
    kind: 'change-while-kept',
    changes: [{ client: 2, by: 2, name: 4, mobile: 8, isGone: false }],
  },
  { kind: 'worker-dies' },
];

describe('the kept index of clients', () => {
  it('answers like one made anew, whatever changed, was kept, damaged and lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const branch = new Branch();
        try {
          await branch.start();
          for (const one of steps) await branch.do(one);
          const { found, wanted } = await branch.answers();
          expect(found).toEqual(wanted);
          await branch.do({ kind: 'restart' });
          const after = await branch.answers();
          expect(after.found).toEqual(after.wanted);
        } finally {
          branch.close();
        }
      }),
      { numRuns: 25, examples: [[keptWhileReadAgain]] },
    );
  });
});
