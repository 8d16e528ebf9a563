import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { type CaseState, foldAct, foldDecided } from '../../shared/business/case.ts';
import { type FeedItem, fullItem, itemDigest, type WireItem } from '../../shared/feed/item.ts';
import { type FeedHead, FeedPage, pageFault, pageHash } from '../../shared/feed/page.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { type SignedManifest, SnapshotRow } from '../../shared/feed/snapshot.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { noHash } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { fromHex, toHex } from '../../shared/values/bytes.ts';
import type { CounterKit } from '../helpers/counter-kit.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';
import { toyFaults, toyRegistry } from './toy-business.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** Everything after a place as one counter gets it, page by page, each checked as the counter checks it. */
async function readFeed(kit: OfficeKit, counter: CounterKit, start: FeedHead): Promise<FeedItem[]> {
  const { token } = await kit.contact(counter);
  const contact = await kit.headOffice.contact(token);
  const items: FeedItem[] = [];
  let head = start;
  for (;;) {
    const asked = { after: head.place, waitMs: 0, headSeq: counter.head().seq };
    const { pages } = await kit.headOffice.feedAfter(contact, asked);
    if (pages.length === 0) return items;
    for (const page of pages) {
      // As it travels: through JSON and the schema of the protocol.
      const parsed = FeedPage.parse(JSON.parse(JSON.stringify(page)));
      expect(pageFault(intl1, kit.headOffice.publicKey, head, kit.branch, parsed)).toBeNull();
      items.push(...parsed.items.map((item, at) => checkedItem(counter, parsed, item, at)));
      const { era, to: place } = parsed.statement;
      head = { era, place, hash: pageHash(intl1, parsed.statement) };
    }
  }
}

function checkedItem(counter: CounterKit, page: FeedPage, item: WireItem, at: number): FeedItem {
  const full = fullItem(item, (_epoch, seq) => counter.entries[seq - 1]);
  expect(full).not.toBeNull();
  expect(itemDigest(intl1, full!)).toBe(page.statement.itemDigests[at]);
  return full!;
}

const start: FeedHead = { era: 1, place: 0, hash: noHash };

/** The fold of a feed, as a counter keeps it. */
function foldFeed(items: readonly FeedItem[]): {
  readonly cases: ReadonlyMap<string, { readonly place: number; readonly state: CaseState }>;
  readonly rows: ReadonlyMap<string, RegisterRow>;
} {
  const cases = new Map<string, { place: number; state: CaseState }>();
  const rows = new Map<string, RegisterRow>();
  for (const item of items) {
    for (const row of item.rows) rows.set(`${row.register} ${row.key}`, row);
    if (item.kind === 'rows') continue;
    const act =
      item.kind === 'act'
        ? { ...item, staff: 'HO', origin: null }
        : {
            ...item.entry,
            staff: item.entry.actor.staff,
            origin: {
              counter: item.entry.counter,
              epoch: item.entry.epoch,
              seq: item.entry.seq,
              hash: item.hash,
            },
          };
    const business = toyRegistry.find(act.business);
    if (business === null) continue;
    const before = cases.get(act.caseId)?.state ?? null;
    const state =
      item.kind === 'act'
        ? foldAct(business, before, act)
        : foldDecided(business, before, act, item.verdict);
    const isSetAside = item.kind === 'entry' && item.verdict.status === 'set-aside';
    if (state !== null && !isSetAside) cases.set(act.caseId, { place: item.place, state });
  }
  return { cases, rows };
}

async function readSnapshot(kit: OfficeKit, manifest: SignedManifest): Promise<SnapshotRow[]> {
  const { statement, signature } = manifest;
  const key = fromHex(kit.headOffice.publicKey);
  expect(intl1.verify(key, canonicalBytes(statement), fromHex(signature))).toBe(true);
  const rows: SnapshotRow[] = [];
  for (const [index, { digest, rows: count }] of statement.segments.entries()) {
    const packed = await kit.headOffice.snapshotSegment(kit.branch, statement.place, index);
    const clear = gunzipSync(packed);
    expect(toHex(intl1.hash(clear))).toBe(digest);
    const lines = clear.toString('utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(count);
    for (const line of lines) {
      const row = SnapshotRow.parse(JSON.parse(line));
      expect(Buffer.from(canonicalBytes(row)).toString('utf8')).toBe(line);
      rows.push(row);
    }
  }
  return rows;
}

/** A branch with two counters at work: openings, refusals, an approval, numbers. */
async function busyBranch(branch: string, acts: number) {
  const kit = await officeKit(db, branch, { registry: toyRegistry });
  const one = await kit.counter('01', { registry: toyRegistry });
  const two = await kit.counter('02', { registry: toyRegistry });
  const maker = await kit.person('maker');
  const checker = await kit.person('checker');
  const here = one.signIn(maker);
  const there = two.signIn(checker);
  const business = 'account-opening';
  const data = testApplication();
  const { caseId } = one.act(here, { business, type: 'SubmitOpening', data });
  two.act(there, { business, type: 'SubmitOpening', data });
  const decision = one.decision(checker, caseId);
  one.act(here, { business, type: 'DecideApproval', data: decision, caseId });
  for (let at = 0; at < acts; at += 1) {
    const counter = at % 2 === 0 ? one : two;
    const session = at % 2 === 0 ? here : there;
    counter.act(session, { business: 'toy', type: 'Count', data: { key: `k${at % 7}`, by: at } });
  }
  await kit.headOffice.intake(one.batch());
  await kit.headOffice.intake(two.batch());
  await kit.headOffice.drainLane(branch);
  await kit.headOffice.runOutbox();
  kit.clock.now += 10_000;
  await kit.headOffice.runOutbox();
  return { kit, one, two, here, there, maker };
}

describe('the feed', () => {
  it('comes in signed, linked pages with contiguous places, the same for every counter', async () => {
    const { kit, one, two } = await busyBranch('5001', 430);
    const atOne = await readFeed(kit, one, start);
    const atTwo = await readFeed(kit, two, start);
    expect(atOne.map(({ place }) => place)).toEqual(atOne.map((_, at) => at + 1));
    // Two key rows, two sign-ins, two submissions, one approval, the acts, the numbers.
    expect(atOne).toHaveLength(2 + 2 + 2 + 1 + 430 + 1);
    expect(atTwo).toEqual(atOne);
  });

  it('starts only where a page ends', async () => {
    const { kit, one } = await busyBranch('5002', 3);
    const { token } = await kit.contact(one);
    const contact = await kit.headOffice.contact(token);
    const ask = (after: number) =>
      kit.headOffice.feedAfter(contact, { after, waitMs: 0, headSeq: 0 });
    await expect(ask(4)).rejects.toMatchObject({ status: 409, code: 'FEED_PLACE_UNKNOWN' });
    await expect(ask(999)).rejects.toMatchObject({ status: 409, code: 'FEED_PLACE_UNKNOWN' });
    const [first] = (await ask(0)).pages;
    expect((await ask(first!.statement.to)).pages[0]?.statement.from).toBe(first!.statement.to + 1);
  });

  it('cuts a page once: what came earlier is the same later', async () => {
    const { kit, one, here } = await busyBranch('5003', 3);
    const before = await readFeed(kit, one, start);
    one.act(here, { business: 'toy', type: 'Count', data: { key: 'later', by: 1 } });
    await kit.exchange(one);
    const after = await readFeed(kit, one, start);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
  });

  it('cuts pages and answers by bytes too: a counter keeps a page as one record', async () => {
    const kit = await officeKit(db, '5005');
    const one = await kit.counter('01');
    const rows = Array.from({ length: 1200 }, (_, at) => ({
      register: 'client',
      key: `5005${String(at).padStart(6, '0')}`,
      body: { name: '字'.repeat(7000) },
      lookups: {},
    }));
    const branch = { branch: '5005', name: '测试' };
    await kit.headOffice.load({ branch, terminals: [], staff: [], rows });
    const items = await readFeed(kit, one, start);
    expect(items.flatMap((item) => item.rows)).toHaveLength(1200);
    const { token } = await kit.contact(one);
    const contact = await kit.headOffice.contact(token);
    const asked = { after: 0, waitMs: 0, headSeq: 0 };
    const { pages } = await kit.headOffice.feedAfter(contact, asked);
    expect(Buffer.byteLength(JSON.stringify(pages))).toBeLessThan(9 * 1024 * 1024);
    for (const page of pages) {
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(5 * 1024 * 1024);
    }
  });

  it('wakes a waiting counter as soon as a page is cut', async () => {
    const { kit, one, two, here } = await busyBranch('5004', 1);
    const { token } = await kit.contact(two);
    const contact = await kit.headOffice.contact(token);
    const place = (await readFeed(kit, two, start)).length;
    const { token: newer } = await kit.contact(two);
    expect(newer).not.toBe(token);
    const asked = { after: place, waitMs: 20_000, headSeq: 0 };
    const waiting = kit.headOffice.feedAfter(contact, asked);
    one.act(here, { business: 'toy', type: 'Count', data: { key: 'x', by: 1 } });
    await kit.headOffice.intake(one.batch());
    await kit.headOffice.drainLane('5004');
    const { pages } = await waiting;
    expect(pages.map(({ items }) => items.length)).toEqual([1]);
  });
});

describe('a snapshot', () => {
  it('is the fold of the feed up to its place, and later pages continue it', async () => {
    const { kit, one, two, here } = await busyBranch('5011', 30);
    const manifest = await kit.headOffice.makeSnapshot('5011');
    const items = await readFeed(kit, one, start);
    expect(manifest.statement.place).toBe(items.length);
    const folded = foldFeed(items);
    const rows = await readSnapshot(kit, manifest);
    const cases = rows.flatMap((row) => (row.kind === 'case' ? [row.case] : []));
    expect(new Map(cases.map(({ caseId, place, state }) => [caseId, { place, state }]))).toEqual(
      folded.cases,
    );
    const registers = new Map<string, RegisterRow>();
    for (const row of rows) {
      if (row.kind === 'register') registers.set(`${row.row.register} ${row.row.key}`, row.row);
    }
    for (const [key, row] of folded.rows) expect(registers.get(key)).toEqual(row);

    one.act(here, { business: 'toy', type: 'Count', data: { key: 'k1', by: 1 } });
    await kit.exchange(one);
    const { place, pageHash: hash } = manifest.statement;
    expect(await readFeed(kit, two, { era: 1, place, hash })).toHaveLength(1);
  });

  it('says how far each counter is decided, what is set aside included, and not what waits', async () => {
    const { kit, one, here } = await busyBranch('5015', 2);
    toyFaults.breaks = true;
    one.force(here, { business: 'toy', type: 'Break', data: { when: 'deciding' } }, []);
    await kit.exchange(one);
    toyFaults.breaks = false;
    const { epoch, seq } = one.head();
    one.act(here, { business: 'toy', type: 'Count', data: { key: 'k1', by: 1 } });
    await kit.headOffice.intake(one.batch());
    const { statement } = await kit.headOffice.makeSnapshot('5015');
    expect(statement.decided).toContainEqual({ counter: one.counter, epoch, seq });
  });

  it('keeps every case still open, and ended ones for 30 days', async () => {
    const { kit, one, here } = await busyBranch('5012', 1);
    const done = one.signIn(here.person);
    one.signOut(done);
    await kit.exchange(one);
    const caseIds = async (): Promise<(string | false)[]> => {
      const rows = await readSnapshot(kit, await kit.headOffice.makeSnapshot('5012'));
      return rows.map((row) => row.kind === 'case' && row.case.caseId);
    };
    expect(await caseIds()).toContain(done.actor.session);
    kit.clock.now += 31 * 24 * 3_600_000;
    const later = await caseIds();
    expect(later).not.toContain(done.actor.session);
    expect(later).toContain(here.actor.session);
  });

  it('made before a load is outdated by it while the branch has no counter', async () => {
    const kit = await officeKit(db, '5014');
    await kit.headOffice.runTimer();
    const rows = [{ register: 'client', key: '5014000001', body: { name: '甲' }, lookups: {} }];
    const branch = { branch: '5014', name: '测试' };
    await kit.headOffice.load({ branch, terminals: [], staff: [], rows });
    const one = await kit.counter('01');
    const loaded = await readSnapshot(kit, await kit.headOffice.snapshot('5014'));
    expect(loaded.filter(({ kind }) => kind === 'register')).toHaveLength(7);
    expect(await readFeed(kit, one, start)).toEqual([]);
  });

  it('is cut where its rows are large too: no segment is more than a counter takes', async () => {
    const kit = await officeKit(db, '5016');
    const rows = Array.from({ length: 9 }, (_, at) => ({
      register: 'large',
      key: String(at),
      body: { text: 'x'.repeat(2 * 1024 * 1024) },
      lookups: {},
    }));
    const branch = { branch: '5016', name: '测试' };
    await kit.headOffice.load({ branch, terminals: [], staff: [], rows });
    const manifest = await kit.headOffice.snapshot('5016');
    expect(manifest.statement.segments).toHaveLength(2);
    expect(await readSnapshot(kit, manifest)).toHaveLength(15);
  });

  it('of a large branch comes in segments of 2,000 rows', async () => {
    const kit = await officeKit(db, '5013');
    const rows = Array.from({ length: 4100 }, (_, at) => ({
      register: 'client',
      key: `5013${String(at).padStart(6, '0')}`,
      body: { name: `客户${at}` },
      lookups: { name: `客户${at}` },
    }));
    const branch = { branch: '5013', name: '测试' };
    const file = { branch, terminals: [], staff: [], rows };
    expect(await kit.headOffice.load(file)).toEqual({ rows: 4100 });
    expect(await kit.headOffice.load(file)).toEqual({ rows: 0 });
    const manifest = await kit.headOffice.snapshot('5013');
    expect(manifest.statement).toMatchObject({ place: 0, pageHash: noHash });
    // The branch's people and the rule edition are rows too.
    expect(manifest.statement.segments.map((segment) => segment.rows)).toEqual([2000, 2000, 106]);
    expect(await readSnapshot(kit, manifest)).toHaveLength(4106);
    expect(await kit.headOffice.snapshot('5013')).toEqual(manifest);
    await expect(kit.headOffice.snapshotSegment('5013', 0, 3)).rejects.toMatchObject({
      code: 'SNAPSHOT_GONE',
    });
  });
});
