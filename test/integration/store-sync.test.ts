import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { streamPacker } from '../../renderer/data/packer.ts';
import { createEngine, type Engine } from '../../renderer/sync/engine.ts';
import type { SyncStatus } from '../../renderer/sync/status.ts';
import type { Uplink, UplinkFailure, UplinkResult } from '../../shared/bridge/uplink.ts';
import type { FeedPage } from '../../shared/feed/page.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import type { Ack, IntakeAnswer } from '../../shared/sync/answers.ts';
import { decodeBatch } from '../../shared/sync/batch.ts';
import type { ContactAnswer } from '../../shared/sync/contact.ts';
import type { SignedTimeToken } from '../../shared/sync/time-token.ts';
import { FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { noLine, snapshotLine } from '../helpers/head-office-line.ts';
import { headOfficeTestKey, testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const startsAt = Date.UTC(2026, 10, 23, 2, 30);
let at = startsAt;
const maker = testPerson('100023', '李雷', 1, at - 1000);

/** Head office as a script: what it answers next, and what it has heard. */
interface Script {
  judgement: ContactAnswer['judgement'];
  ack: Ack;
  issuedAt: number;
  forgedToken: boolean;
  pushes: (IntakeAnswer | UplinkFailure | 'store')[];
  pages: FeedPage[];
  failContact: UplinkFailure | null;
  readonly sent: { readonly from: number; readonly to: number }[];
}

let script: Script;
let counter: TestCounter;
let actor: Actor;
let engine: Engine;
let status: Partial<SyncStatus>;

beforeEach(async () => {
  at = startsAt;
  counter = new TestCounter({ counter: '0101-02', uplink: snapshotLine(), clock: () => at });
  await counter.start();
  actor = await counter.signIn(maker);
  await counter.submit(actor, anApplication(1));
  await counter.submit(actor, anApplication(2));
  script = {
    judgement: 'OK',
    ack: { era: 1, epoch: 1, seq: 0, hash: '0'.repeat(64) },
    issuedAt: at,
    forgedToken: false,
    pushes: [],
    pages: [],
    failContact: null,
    sent: [],
  };
  status = {};
  const { exchange } = counter;
  const bridge = { ...counter.bridge, uplink: scripted() };
  const report = (change: Partial<SyncStatus>): void => void Object.assign(status, change);
  engine = createEngine({ exchange, bridge, packer: streamPacker, report });
});

function scripted(): Uplink {
  return {
    ...noLine,
    contact: async () => {
      if (script.failContact !== null) return failed(script.failContact);
      const { judgement, ack } = script;
      return ok({ contact: 'c', judgement, ack, timeToken: token() });
    },
    push: async (batch) => {
      const header = decodeBatch(gunzipSync(batch))?.signed.header;
      if (header === undefined) throw new Error('not a batch');
      const { from, to, head } = header;
      script.sent.push({ from, to });
      const next = script.pushes.shift() ?? 'store';
      if (next !== 'store' && 'kind' in next) return failed(next);
      if (next !== 'store') return ok(next);
      script.ack = { era: 1, epoch: 1, seq: to, hash: head };
      return ok({ status: 'STORED', ack: script.ack });
    },
    pull: async () => ok({ pages: script.pages.splice(0), ack: script.ack, timeToken: token() }),
  };
}

function token(): SignedTimeToken {
  const statement = {
    purpose: 'time-token' as const,
    id: 't',
    era: 1,
    contact: 'c',
    issuedAt: script.issuedAt,
    businessDate: '2026-11-24',
  };
  const key = script.forgedToken ? maker.key : headOfficeTestKey;
  return { statement, signature: key.sign(statement) };
}

const ok = <T>(value: T): UplinkResult<T> => ({ ok: true, value });
const failed = (failure: UplinkFailure): UplinkResult<never> => ({ ok: false, failure });

async function pushAll(): Promise<void> {
  while ((await engine.pushOnce()) === 'moved');
}

const canAct = async (n: number): Promise<string> =>
  (await counter.submit(actor, anApplication(n))).status;

const lostLine: UplinkFailure = { kind: 'unreachable', detail: '' };

describe('a push', () => {
  it('opens a contact, sends what is not acknowledged and keeps the acknowledgement', async () => {
    await pushAll();
    expect(script.sent).toEqual([{ from: 1, to: 3 }]);
    expect(status).toMatchObject({ pending: 0, line: { kind: 'online' }, clockTrouble: null });
    expect(await counter.store.standing()).toMatchObject({ acknowledgedSeq: 3, pending: 0 });
    await counter.submit(actor, anApplication(3));
    await pushAll();
    expect(script.sent.at(-1)).toEqual({ from: 4, to: 4 });
    await counter.restart();
    expect(await counter.store.standing()).toMatchObject({ acknowledgedSeq: 4 });
  });

  it('halves a batch that is too large, down to one entry', async () => {
    const tooLarge: UplinkFailure = { kind: 'status', status: 413, detail: '' };
    script.pushes = [tooLarge, 'store', 'store', 'store'];
    await pushAll();
    expect(script.sent).toEqual([
      { from: 1, to: 3 },
      { from: 1, to: 1 },
      { from: 2, to: 2 },
      { from: 3, to: 3 },
    ]);
    await counter.submit(actor, anApplication(3));
    script.pushes = [tooLarge];
    expect(await engine.pushOnce()).toBe('failed');
    expect(status.line).toMatchObject({ kind: 'offline' });
  });

  it('fills a gap from where head office asks', async () => {
    await pushAll();
    await counter.submit(actor, anApplication(3));
    const ack = { era: 1, epoch: 1, seq: 1, hash: '0'.repeat(64) };
    script.pushes = [{ status: 'GAP', need: { epoch: 1, seq: 2 }, ack }];
    await pushAll();
    expect(script.sent.slice(1)).toEqual([
      { from: 4, to: 4 },
      { from: 2, to: 4 },
    ]);
    expect(await counter.store.standing()).toMatchObject({ acknowledgedSeq: 4 });
  });

  it('takes a duplicate for what it is', async () => {
    const { hash } = counter.exchange.head();
    const ack = { era: 1, epoch: 1, seq: 3, hash };
    script.pushes = [{ status: 'DUPLICATE', ack }];
    await pushAll();
    expect(await counter.store.standing()).toMatchObject({ pending: 0 });
  });

  it.each<[string, UplinkFailure, RegExp]>([
    ['no connection', { kind: 'unreachable', detail: '' }, /连不上总部/],
    ['a page of a proxy', { kind: 'unreadable', detail: '' }, /不是总部的应答/],
    ['an error of head office', { kind: 'status', status: 500, detail: '' }, /总部系统暂时出错/],
    ['a refusal', { kind: 'status', status: 422, code: 'X', detail: '' }, /总部未接收.*X/],
  ])('says %s in words, takes acts on and drains later', async (_, failure, words) => {
    script.pushes = [failure, 'store'];
    expect(await engine.pushOnce()).toBe('moved');
    expect(await engine.pushOnce()).toBe('failed');
    expect(status.line).toMatchObject({ kind: 'offline', reason: expect.stringMatching(words) });
    expect(await canAct(4)).toBe('recorded');
    await pushAll();
    expect(await counter.store.standing()).toMatchObject({ pending: 0 });
    expect(status.line).toMatchObject({ kind: 'online' });
  });

  it('stays 离线 since the line was lost, however often it is tried', async () => {
    script.pushes = [lostLine, lostLine];
    await engine.pushOnce();
    await engine.pushOnce();
    const lost = status.line;
    at += 60_000;
    expect(lost).toMatchObject({ kind: 'offline' });
    await engine.pushOnce();
    expect(status.line).toEqual(lost);
  });

  it('opens a new contact when the old one ran out', async () => {
    await pushAll();
    await counter.submit(actor, anApplication(3));
    script.pushes = [{ kind: 'no-contact', status: 401, detail: '' }];
    expect(await engine.pushOnce()).toBe('no-contact');
    await pushAll();
    expect(await counter.store.standing()).toMatchObject({ pending: 0 });
  });
});

describe('what stops the counter', () => {
  it.each(['RESTORED', 'FORK', 'FROZEN'] as const)(
    '%s, until head office says OK',
    async (judged) => {
      script.judgement = judged;
      expect(await engine.pushOnce()).toBe('stopped');
      expect(status.line).toMatchObject({ kind: 'stopped' });
      expect(await canAct(5)).toBe('refused');
      script.judgement = 'OK';
      await pushAll();
      expect(await canAct(6)).toBe('recorded');
    },
  );

  it('a fork at intake', async () => {
    script.pushes = [{ status: 'FORK', at: { epoch: 1, seq: 2 } }];
    await engine.pushOnce();
    expect(await engine.pushOnce()).toBe('stopped');
    expect(await canAct(5)).toBe('refused');
  });

  it('head office having an entry this counter never wrote, or another one', async () => {
    script.ack = { era: 1, epoch: 1, seq: 9, hash: 'a'.repeat(64) };
    expect(await engine.pushOnce()).toBe('stopped');
    script.ack = { era: 1, epoch: 1, seq: 2, hash: 'a'.repeat(64) };
    expect(await engine.pushOnce()).toBe('stopped');
    expect(status.line).toMatchObject({
      kind: 'stopped',
      reason: expect.stringMatching(/另有内容/),
    });
  });

  it('a frozen counter is told so by its next contact', async () => {
    await engine.pushOnce();
    script.pushes = [{ kind: 'status', status: 403, code: 'COUNTER_FROZEN', detail: '' }];
    script.judgement = 'FROZEN';
    expect(await engine.pushOnce()).toBe('failed');
    expect(await engine.pushOnce()).toBe('stopped');
  });
});

describe('a pull', () => {
  const row = registerRow('client', '1', 1, { name: '韩梅梅' });

  it('waits for a contact, then applies pages and keeps the time', async () => {
    expect(await engine.pullOnce(0)).toBe('no-contact');
    await pushAll();
    script.pages = [new FeedMaker('0101-02').page([rowsOnly([row])])];
    expect(await engine.pullOnce(0)).toBe('moved');
    expect(await engine.pullOnce(0)).toBe('idle');
    expect(await counter.store.register('client', 'key', '1')).toHaveLength(1);
    expect(counter.store.businessDate()).toBe('2026-11-24');
    await counter.restart();
    expect(counter.store.businessDate()).toBe('2026-11-24');
  });

  it('does not date today by the token of another day', async () => {
    script.issuedAt = at - 24 * 3_600_000;
    await pushAll();
    expect(counter.store.businessDate()).toBe('2026-11-23');
  });

  it('says in words that a page is forged, and goes on with the next', async () => {
    await pushAll();
    const maker = new FeedMaker('0101-02');
    const page = maker.page([rowsOnly([row])]);
    script.pages = [{ ...page, signature: 'a'.repeat(128) }];
    expect(await engine.pullOnce(0)).toBe('failed');
    expect(status.line).toMatchObject({
      kind: 'offline',
      reason: expect.stringMatching(/签名不符/),
    });
    script.pages = [page];
    expect(await engine.pullOnce(0)).toBe('moved');
    expect(status.line).toMatchObject({ kind: 'online' });
  });

  it('believes no token that head office did not sign', async () => {
    script.forgedToken = true;
    expect(await engine.pushOnce()).toBe('failed');
    expect(counter.store.businessDate()).toBe('2026-11-23');
  });

  it('says clock trouble in words, and stops nothing', async () => {
    script.issuedAt = at - 7 * 60_000;
    await pushAll();
    expect(status.clockTrouble).toMatch(/快约 7 分钟/);
    expect(await canAct(7)).toBe('recorded');
    script.issuedAt = at;
    await engine.pullOnce(0);
    expect(status.clockTrouble).toBeNull();
  });
});
