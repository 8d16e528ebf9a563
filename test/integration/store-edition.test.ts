import { beforeEach, describe, expect, it } from 'vitest';
import { publishedEdition } from '../../assets/reference/published.ts';
import type { Actor, Entry } from '../../shared/journal/entry.ts';
import type { SnapshotRow } from '../../shared/feed/snapshot.ts';
import { ageEdition, edition, editionBody, editionRow } from '../helpers/editions.ts';
import { FeedMaker, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { headOfficeTestKey, testKey, testPerson } from '../helpers/people.ts';
import { ruleTables } from '../helpers/rule-tables.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const monday = Date.UTC(2026, 10, 23, 2, 30);
const dayMs = 24 * 3_600_000;
const maker = testPerson('100023', '李雷', 1, monday - 1000);
const name = '0101-02';
/** Clients up to 30 from Tuesday on: `anApplication` is of somebody of 36. */
const stricter = ageEdition('2026.12', '2026-11-24', 30);

let counter: TestCounter;
let feed: FeedMaker;
let actor: Actor;
let now: number;

async function started(rows: readonly SnapshotRow[] = []): Promise<void> {
  now = monday;
  counter = new TestCounter({ counter: name, uplink: snapshotLine(rows), clock: () => now });
  feed = new FeedMaker(name);
  await counter.start();
  actor = await counter.signIn(maker);
}

async function fed(...rows: Parameters<typeof editionRow>[0][]): Promise<void> {
  await counter.exchange.takePage(feed.page([rowsOnly(rows.map((row) => editionRow(row)))]));
}

async function newestEntry(): Promise<Entry> {
  const { seq } = counter.exchange.head();
  const cut = await counter.exchange.lines(seq, { entries: 1, bytes: 1 });
  return JSON.parse(Buffer.from(cut?.lines[0] ?? []).toString());
}

const asRow = (body: Parameters<typeof editionRow>[0]): SnapshotRow => ({
  kind: 'register',
  row: editionRow(body),
});

describe('rule editions at a counter', () => {
  beforeEach(() => started());

  it("ED-3: decides by the program's rules until head office's have come, and names what it decided by", async () => {
    expect(counter.store.tables()).toBe(ruleTables);
    await counter.submit(actor, anApplication());
    expect(await newestEntry()).toMatchObject({ edition: ruleTables.edition });
    await fed(editionBody(edition('2026.11.1', '2020-01-01')));
    expect(counter.store.tables().edition).toBe('2026.11.1');
    await counter.submit(actor, anApplication(1));
    expect(await newestEntry()).toMatchObject({ edition: '2026.11.1' });
  });

  it('ED-3: a new edition is used from its first business date, without a restart', async () => {
    await fed(editionBody(stricter));
    expect(counter.store.tables().edition).toBe(ruleTables.edition);
    expect(await counter.submit(actor, anApplication())).toMatchObject({ status: 'recorded' });
    now = monday + dayMs;
    expect(counter.store.tables().edition).toBe('2026.12');
    expect(await counter.submit(actor, anApplication(1))).toMatchObject({
      status: 'refused',
      refusals: [{ rule: 'AG-1' }],
    });
    now = monday;
    expect(counter.store.tables().edition).toBe(ruleTables.edition);
  });

  it('tells who shows the rules when a page brings an edition', async () => {
    const told: string[] = [];
    const stop = counter.store.onTables(() => told.push(counter.store.tables().edition));
    await fed(editionBody(edition('2026.11.1', '2020-01-01')));
    expect(told).toEqual(['2026.11.1']);
    stop();
    await fed(editionBody(edition('2026.11.2', '2020-01-01')));
    expect(told).toEqual(['2026.11.1']);
  });

  it('gives the same tables while the edition is the same: screens are not drawn anew', async () => {
    await fed(editionBody(edition('2026.11.1', '2020-01-01')));
    const before = counter.store.tables();
    await fed(editionBody(stricter));
    expect(counter.store.tables()).toBe(before);
  });

  it('ED-2: one that is withdrawn is used no more', async () => {
    const body = editionBody(edition('2026.11.1', '2020-01-01'));
    await fed(editionBody(edition('2026.11.0', '2020-01-01')), body);
    expect(counter.store.tables().edition).toBe('2026.11.1');
    const withdrawn = editionRow({ ...body, withdrawnAt: monday }, 2);
    await counter.exchange.takePage(feed.page([rowsOnly([withdrawn])]));
    expect(counter.store.tables().edition).toBe('2026.11.0');
  });

  it('ST-3: without an edition it may use nothing is decided that rests on tables, until one comes', async () => {
    const waits = await counter.submit(actor, anApplication());
    if (waits.status === 'refused') throw new Error('the first was refused');
    const own = editionBody(publishedEdition, { withdrawnAt: monday });
    await fed(own);
    const { seq } = counter.exchange.head();
    expect(await counter.submit(actor, anApplication(1))).toMatchObject({
      status: 'refused',
      refusals: [{ rule: 'ST-3', message: expect.stringContaining('已由总部撤回') }],
    });
    expect(counter.exchange.head().seq).toBe(seq);
    expect(counter.store.tablesStop()).toContain('已由总部撤回');
    actor = await counter.signIn(maker);
    expect(await counter.withdraw(actor, waits.caseId)).toMatchObject({ status: 'recorded' });
    await fed(editionBody(edition('2026.11.1', '2020-01-01')));
    expect(counter.store.tablesStop()).toBeNull();
    expect(await counter.submit(actor, anApplication(1))).toMatchObject({ status: 'recorded' });
  });

  it.each([
    ['signed by somebody else', editionBody(edition('2026.11.1', '2020-01-01'), {}, testKey(9))],
    [
      'changed after it was signed',
      editionBody(ageEdition('2026.11.1', '2020-01-01', 99), {
        signature: editionBody(edition('2026.11.1', '2020-01-01')).signature,
      }),
    ],
    [
      'signed for something else',
      editionBody(edition('2026.11.1', '2020-01-01'), {
        signature: headOfficeTestKey.sign(edition('2026.11.1', '2020-01-01')),
      }),
    ],
  ])('ED-4: an edition %s is kept and not used, and staff are told', async (_, body) => {
    await fed(body);
    expect(counter.store.tables()).toBe(ruleTables);
    expect(await counter.store.register('rule-edition', 'key', '2026.11.1')).toHaveLength(1);
    expect(await counter.store.setAside()).toMatchObject([
      { key: 'edition-2026.11.1', reason: expect.stringContaining('总部签名不符') },
    ]);
  });

  it("ED-4: a genuine edition under another one's name is not used", async () => {
    const row = editionRow(editionBody(edition('2026.11.1', '2020-01-01')));
    const page = feed.page([rowsOnly([{ ...row, key: '2027.01' }])]);
    await counter.exchange.takePage(page);
    expect(counter.store.tables()).toBe(ruleTables);
  });

  it('ED-5: tables of a newer program are not used: the last readable edition is, and 需升级 is said', async () => {
    const tables = { ...stricter.tables, starSigns: { name: '星座', rows: [] } };
    await fed(
      editionBody(edition('2026.11.1', '2020-01-01')),
      editionBody(edition('2026.11.2', '2020-01-01', { tables })),
    );
    expect(counter.store.tables().edition).toBe('2026.11.1');
    const aside = await counter.store.setAside();
    expect(aside).toMatchObject([{ what: '规则版本 2026.11.2' }]);
    expect(aside[0]?.reason).toContain('需升级');
    expect((await counter.restart()).findings).toMatchObject([
      { kind: 'edition', stops: false, message: expect.stringContaining('2026.11.2') },
    ]);
    expect(counter.store.tables().edition).toBe('2026.11.1');
  });

  it('ED-5: an edition to come that cannot be read is told of before its day', async () => {
    const tables = { ...stricter.tables, starSigns: { name: '星座', rows: [] } };
    await fed(editionBody(edition('2027.01', '2027-01-01', { tables })));
    const [aside] = await counter.store.setAside();
    expect(aside?.reason).toContain('自 2027-01-01 起');
    expect(counter.store.tables()).toBe(ruleTables);
  });

  it("ED-5: a table that an edition is too old to have is the program's", async () => {
    const { visitTerm: _, ...tables } = edition('2026.11.1', '2020-01-01').tables;
    await fed(editionBody(edition('2026.11.1', '2020-01-01', { tables })));
    expect(counter.store.tables()).toMatchObject({
      edition: '2026.11.1',
      visitTerm: ruleTables.visitTerm,
    });
    expect(await counter.store.setAside()).toEqual([]);
  });

  it('ED-4: a row nobody can read is no edition', async () => {
    const row = editionRow(editionBody(stricter));
    await counter.exchange.takePage(feed.page([rowsOnly([{ ...row, body: { form: 2 } }])]));
    expect(counter.store.tables()).toBe(ruleTables);
    expect(await counter.store.setAside()).toHaveLength(1);
  });

  it('has its editions again after a restart, and after the profile was lost', async () => {
    await fed(editionBody(edition('2026.11.1', '2020-01-01')));
    await counter.restart();
    expect(counter.store.tables().edition).toBe('2026.11.1');
    counter.loseProfile();
    await counter.restart();
    expect(counter.store.tables().edition).toBe('2026.11.1');
  });
});

describe('rule editions of a snapshot', () => {
  it('ED-3: are there from the first start', async () => {
    await started([
      asRow(editionBody(edition('2026.11.1', '2020-01-01'))),
      asRow(editionBody(stricter)),
    ]);
    expect(counter.store.tables().edition).toBe('2026.11.1');
    now = monday + dayMs;
    expect(counter.store.tables().edition).toBe('2026.12');
  });
});
