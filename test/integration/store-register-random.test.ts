import { IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerBase } from '../../renderer/data/base/register-base.ts';
import { CounterDb } from '../../renderer/data/db.ts';
import { allRows } from '../../renderer/data/register-rows.ts';
import { sealingWith } from '../../renderer/data/sealing.ts';
import type { FeedPage } from '../../shared/feed/page.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const name = '0101-02';
const registers = ['client', 'funds'];
const keys = ['1', '2', '3', '4', '5'];
const mobiles = ['138', '139', '137'];

/** A change of a row: by how much its version goes on, what it is found by, or taken away. */
const change = fc.record({
  register: fc.constantFrom(...registers),
  key: fc.constantFrom(...keys),
  by: fc.constantFrom(-1, 0, 1, 1, 1, 2),
  mobile: fc.option(fc.constantFrom(...mobiles)),
  amountFen: fc.nat(9),
  isGone: fc.boolean(),
});
type Change = Readonly<typeof change extends fc.Arbitrary<infer Value> ? Value : never>;
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('page' as const), changes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lose-profile' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lose-feed' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lose-both' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose-both-no-line' as const) }) },
);
type Step = Readonly<typeof step extends fc.Arbitrary<infer Value> ? Value : never>;

/** Head office's registers as a plain map, and a counter that follows them. */
class Branch {
  readonly #rows = new Map<string, RegisterRow>();
  readonly #feed = new FeedMaker(name);
  readonly #pages: FeedPage[] = [];
  readonly #counter: TestCounter;

  constructor(first: readonly Change[]) {
    const rows = first.map((one) => this.#change(one));
    // Without rows there is nothing to take.
    if (rows.length > 0) this.#pages.push(this.#feed.page([rowsOnly(rows)]));
    this.#counter = new TestCounter({ counter: name, uplink: this.#line(), clock: () => at });
  }

  async start(): Promise<void> {
    await this.#counter.start();
  }

  close(): void {
    this.#counter.doors.close();
  }

  async do(one: Step): Promise<void> {
    const counter = this.#counter;
    switch (one.kind) {
      case 'page': {
        const page = this.#feed.page([rowsOnly(one.changes.map((each) => this.#change(each)))]);
        this.#pages.push(page);
        await counter.exchange.takePage(page);
        return;
      }
      case 'restart':
        await counter.restart();
        return;
      case 'lose-profile':
        counter.loseProfile();
        await counter.restart();
        return;
      case 'lose-feed':
        counter.shell.uplink = this.#line();
        counter.shell.disk.wipe('/feed/');
        await counter.restart();
        return;
      case 'lose-both':
        counter.loseProfile();
        counter.shell.uplink = this.#line();
        counter.shell.disk.wipe('/feed/');
        await counter.restart();
        return;
      case 'lose-both-no-line': {
        // The line ends before the first segment has come.
        counter.loseProfile();
        const line = this.#line();
        const down = { kind: 'unreachable', detail: 'cut' } as const;
        counter.shell.uplink = {
          ...line,
          snapshotSegment: async () => await Promise.resolve({ ok: false, failure: down }),
        };
        counter.shell.disk.wipe('/feed/');
        counter.stop();
        // It fails, unless there is no segment at all.
        await Promise.allSettled([counter.start()]);
        counter.shell.uplink = line;
        await counter.restart();
      }
    }
  }

  /** Every register by every key and value, and as a whole: as the counter has it, and as the map has it. */
  async answers() {
    const found: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const register of registers) {
      for (const [by, values] of [
        ['key', keys],
        ['mobile', mobiles],
      ] as const) {
        for (const value of values) {
          const views = await this.#counter.store.register(register, by, value);
          found[`${register} ${by} ${value}`] = views.map(({ key, asOf, body }) => [
            key,
            asOf,
            body,
          ]);
          wanted[`${register} ${by} ${value}`] = this.#there(register)
            .filter(({ key, lookups }) => (by === 'key' ? key : lookups['mobile']) === value)
            .map(({ key, asOf, body }) => [key, asOf, body]);
        }
      }
      found[register] = await this.#all(register);
      wanted[register] = this.#there(register).map(({ key, body }) => [key, body]);
    }
    return { found, wanted };
  }

  #there(register: string): readonly RegisterRow[] {
    return [...this.#rows.values()]
      .filter((row) => row.register === register && row.body !== null)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Read as the search is filled, by somebody who has opened nothing yet. */
  async #all(register: string): Promise<readonly unknown[]> {
    const { bridge, profile } = this.#counter;
    const { installation } = await bridge.journalLog.open();
    const db = new CounterDb(installation, { indexedDB: profile, IDBKeyRange });
    const sealing = await sealingWith(await bridge.keyStore.sealing(), (count) =>
      crypto.getRandomValues(new Uint8Array(count)),
    );
    const rows: [string, RegisterRow['body']][] = [];
    const place = { db, sealing, base: registerBase({ db, sealing }) };
    for await (const some of allRows(place, register))
      rows.push(...some.map(({ key, body }): (typeof rows)[number] => [key, body]));
    db.close();
    return rows.filter(([, body]) => body !== null).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #change({ register, key, by, mobile, amountFen, isGone }: Change): RegisterRow {
    const id = `${register} ${key}`;
    const before = this.#rows.get(id)?.version ?? 0;
    const version = Math.max(1, before + by);
    const lookups = mobile === null ? {} : { mobile };
    const row = registerRow(register, key, version, isGone ? null : { amountFen }, lookups);
    if (version > before) this.#rows.set(id, row);
    return row;
  }

  /** Head office with a snapshot of now, and every page ever made. */
  #line() {
    const { place, hash } = this.#feed.head;
    const rows = [...this.#rows.values()].map((row) => ({ kind: 'register' as const, row }));
    const line = snapshotLine(rows, { place, pageHash: hash });
    return {
      ...line,
      pull: async (after: number) => {
        const contact = await line.contact({ epoch: 1, seq: 0, hash: '' }, after);
        if (!contact.ok) return contact;
        const { ack, timeToken } = contact.value;
        const pages = this.#pages.filter(({ statement }) => statement.from > after);
        return { ok: true as const, value: { pages, ack, timeToken } };
      },
    };
  }
}

describe('registers of a counter', () => {
  it("are head office's, whatever came by snapshot and by page, was taken away, lost and built anew", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 12 }),
        fc.array(step, { minLength: 2, maxLength: 8 }),
        async (first, steps) => {
          const branch = new Branch(first);
          try {
            await branch.start();
            for (const one of steps) {
              await branch.do(one);
              const { found, wanted } = await branch.answers();
              expect(found).toEqual(wanted);
            }
          } finally {
            branch.close();
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
