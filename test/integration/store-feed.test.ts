import { beforeEach, describe, expect, it } from 'vitest';
import { registry, registryOf } from '../../shared/business/registry.ts';
import type { Actor, Entry } from '../../shared/journal/entry.ts';
import { decided, FeedMaker, officeAct, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';
import { toyBusiness } from '../helpers/toy-business.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
const checker = testPerson('100025', '王磊', 2, at - 1000, { checker: true });
const name = '0101-02';
const twoRegistries = registryOf([...registry.all, toyBusiness]);

let counter: TestCounter;
let feed: FeedMaker;
let actor: Actor;

async function started(uplink = snapshotLine()): Promise<void> {
  counter = new TestCounter({
    counter: name,
    uplink,
    clock: () => at,
    registry: twoRegistries,
  });
  feed = new FeedMaker(name);
  await counter.start();
  actor = await counter.signIn(maker);
}

async function ownEntry(seq: number): Promise<Entry> {
  const cut = await counter.exchange.lines(seq, { entries: 1, bytes: 1 });
  return JSON.parse(Buffer.from(cut?.lines[0] ?? []).toString());
}

const withdraw100 = (id: string) => ({
  business: 'toy',
  caseId: id,
  actor,
  command: { type: 'Withdraw100', version: 1, id, data: { account: '88' } },
});

describe('the feed at a counter', () => {
  beforeEach(async () => await started());

  it('confirms own entries in feed order and keeps what is not confirmed on top', async () => {
    const first = await counter.submit(actor, anApplication());
    if (first.status !== 'recorded') throw new Error('refused');
    await counter.exchange.takePage(
      feed.page([decided(await ownEntry(1)), decided(await ownEntry(2))]),
    );
    expect(await counter.store.caseById(first.caseId)).toMatchObject({
      progress: 'confirmed',
      confirmedPlace: 2,
      confirmed: { stage: 'awaiting-approval' },
    });
    await counter.withdraw(actor, first.caseId);
    expect(await counter.store.caseById(first.caseId)).toMatchObject({
      progress: 'recorded',
      stage: 'withdrawn',
      confirmed: { stage: 'awaiting-approval' },
    });
    const reasons = [{ rule: 'CA-4', message: '已复核' }];
    const withdrawal = decided(await ownEntry(3), { status: 'refused', reasons });
    await counter.exchange.takePage(feed.page([withdrawal]));
    expect(await counter.store.caseById(first.caseId)).toMatchObject({
      stage: 'returned',
      attention: 'returned',
      progress: 'confirmed',
    });
  });

  it('takes a page once, however often it comes', async () => {
    const page = feed.page([rowsOnly([registerRow('funds', '88', 1, { amountFen: 250 })])]);
    expect(await counter.exchange.takePage(page)).toBe(true);
    expect(await counter.exchange.takePage(page)).toBe(false);
    expect(await counter.store.standing()).toMatchObject({ feedPlace: 1 });
  });

  it.each(['page', 'snapshot'])(
    'shows head office figure, own pending effects and the projection, and decides by it: a row that came by %s',
    async (road) => {
      const row = registerRow('funds', '88', 1, { amountFen: 250 }, { holder: '李雷' });
      if (road === 'page') await counter.exchange.takePage(feed.page([rowsOnly([row])]));
      else await started(snapshotLine([{ kind: 'register', row }]));
      for (let times = 0; times < 2; times += 1)
        expect(await counter.store.act(withdraw100(counter.newId()))).toMatchObject({
          status: 'recorded',
        });
      expect(await counter.store.act(withdraw100(counter.newId()))).toMatchObject({
        status: 'refused',
        refusals: [{ rule: 'TOY-1' }],
      });
      expect(await counter.store.register('funds', 'holder', '李雷')).toEqual([
        {
          key: '88',
          asOf: 1000,
          body: { amountFen: 250 },
          pending: { amountFen: -200 },
          pendingActs: 2,
          projected: { amountFen: 50 },
        },
      ]);
      const after = registerRow('funds', '88', 2, { amountFen: 150 }, { holder: '李雷' });
      await counter.exchange.takePage(
        feed.page([
          decided(await ownEntry(1)),
          decided(await ownEntry(2), { status: 'accepted' }, [after]),
        ]),
      );
      expect(await counter.store.register('funds', 'key', '88')).toMatchObject([
        { body: { amountFen: 150 }, pendingActs: 1, projected: { amountFen: 50 } },
      ]);
    },
  );

  it('never replaces a register row by an older version, and finds a row taken away by nothing', async () => {
    const rows = [
      registerRow('client', '1', 3, { name: '韩梅梅' }, { mobile: '13800000001' }),
      registerRow('client', '1', 2, { name: '旧' }, { mobile: '13800000002' }),
    ];
    for (const row of rows) await counter.exchange.takePage(feed.page([rowsOnly([row])]));
    expect(await counter.store.register('client', 'mobile', '13800000001')).toMatchObject([
      { key: '1', body: { name: '韩梅梅' } },
    ]);
    expect(await counter.store.register('client', 'mobile', '13800000002')).toEqual([]);
    await counter.exchange.takePage(feed.page([rowsOnly([registerRow('client', '1', 4, null)])]));
    expect(await counter.store.register('client', 'mobile', '13800000001')).toEqual([]);
    expect(await counter.store.register('client', 'key', '1')).toEqual([]);
  });

  it('refuses an opening for a document that a client of the branch has', async () => {
    const application = anApplication(3);
    const { idNumber } = application;
    const row = registerRow('client', '0101000001', 1, { name: '客户' }, { idNumber });
    await counter.exchange.takePage(feed.page([rowsOnly([row])]));
    expect(await counter.submit(actor, application)).toMatchObject({
      status: 'refused',
      refusals: [{ rule: 'AO-5', field: 'idNumber' }],
    });
  });

  it('refuses an opening for a document in another opening under way', async () => {
    await counter.submit(actor, anApplication(4));
    expect(await counter.submit(actor, anApplication(4))).toMatchObject({
      status: 'refused',
      refusals: [{ rule: 'AO-6', field: 'idNumber' }],
    });
  });
});

describe('an item the counter cannot apply', () => {
  beforeEach(async () => await started());

  it('is set aside with its bytes while the cursor moves on', async () => {
    const caseId = counter.newId();
    const item = officeAct('toy', caseId, { type: 'Nothing', data: {} }, []);
    await counter.exchange.takePage(feed.page([item]));
    expect(await counter.store.setAside()).toMatchObject([{ key: 'feed-1' }]);
    expect(await counter.store.standing()).toMatchObject({ feedPlace: 1 });
  });

  it('leaves a case of an unknown business to be seen, not touched', async () => {
    const id = counter.newId();
    const foreign: Entry = {
      ...(await ownEntry(1)),
      counter: '0101-07',
      business: 'margin-call',
      caseId: id,
      command: { type: 'Call', version: 1, id, data: { amountFen: 1 } },
      events: [{ type: 'Called', data: {} }],
    };
    await counter.exchange.takePage(feed.page([decided(foreign)]));
    expect(await counter.store.caseById(id)).toMatchObject({ attention: 'upgrade-needed' });
    const command = { type: 'Call', version: 1, id: counter.newId(), data: {} };
    const ask = { business: 'margin-call', caseId: id, actor, command };
    expect(await counter.store.act(ask)).toMatchObject({ refusals: [{ rule: 'ST-2' }] });
  });

  it('sets only the item aside on which the fold throws, and applies it after an upgrade', async () => {
    const broken = { ...toyBusiness, evolve: () => throwing() };
    counter.registry = registryOf([...registry.all, broken]);
    await counter.restart();
    actor = await counter.signIn(maker);
    const id = counter.newId();
    const entry: Entry = {
      ...(await ownEntry(1)),
      counter: '0101-07',
      business: 'toy',
      caseId: id,
      command: { type: 'Withdraw100', version: 1, id, data: { account: '88' } },
      events: [{ type: 'Withdrawn100', data: { account: '88' } }],
    };
    const row = registerRow('funds', '88', 1, { amountFen: 250 });
    await counter.exchange.takePage(feed.page([decided(entry), rowsOnly([row])]));
    expect(await counter.store.caseById(id)).toMatchObject({ attention: 'upgrade-needed' });
    expect(await counter.store.setAside()).toHaveLength(1);
    expect(await counter.store.register('funds', 'key', '88')).toHaveLength(1);

    counter.registry = registryOf([...registry.all, { ...toyBusiness, version: 2 }]);
    await counter.restart();
    expect(await counter.store.setAside()).toEqual([]);
    expect(await counter.store.caseById(id)).toMatchObject({
      attention: null,
      confirmed: { body: { account: '88', times: 1 } },
    });
  });

  it('shows an own entry head office could not decide until something is folded after it', async () => {
    const outcome = await counter.submit(actor, anApplication());
    if (outcome.status !== 'recorded') throw new Error('refused');
    const aside = decided(await ownEntry(2), { status: 'set-aside', code: 'DECIDE_FAILED' });
    await counter.exchange.takePage(feed.page([decided(await ownEntry(1)), aside]));
    expect(await counter.store.caseById(outcome.caseId)).toMatchObject({
      stage: 'awaiting-approval',
      attention: 'unfit',
      confirmed: null,
    });
    expect(await counter.store.setAside()).toMatchObject([
      { what: `流水 ${outcome.serial}`, reason: expect.stringContaining('请联系总部') },
    ]);
    // Head office sends it back after all: nobody has to look at the item any more.
    const reasons = [{ rule: 'X-1', message: '请重新提交' }];
    const { command } = await ownEntry(2);
    const opened = decided({ ...(await ownEntry(2)), counter: '0101-07' });
    const back = officeAct('account-opening', outcome.caseId, command, [
      { type: 'Returned', data: { reasons, by: 'head-office' } },
    ]);
    await counter.exchange.takePage(feed.page([opened, back]));
    expect(await counter.store.setAside()).toEqual([]);
    expect(await counter.store.caseById(outcome.caseId)).toMatchObject({
      stage: 'returned',
      attention: 'returned',
    });
  });

  it('says nothing of an own entry that repeats one of another counter: the first counts', async () => {
    const outcome = await counter.submit(actor, anApplication());
    if (outcome.status !== 'recorded') throw new Error('refused');
    const first = decided({ ...(await ownEntry(2)), counter: '0101-07' });
    const repeated = decided(await ownEntry(2), { status: 'set-aside', code: 'COMMAND_REPEATED' });
    await counter.exchange.takePage(feed.page([first, repeated]));
    expect(await counter.store.setAside()).toEqual([]);
    expect(await counter.store.caseById(outcome.caseId)).toMatchObject({
      stage: 'awaiting-approval',
      attention: null,
      progress: 'confirmed',
    });
  });

  it('CA-1 keeps an opening usable whose submission was set aside and whose approval was refused', async () => {
    const outcome = await counter.submit(actor, anApplication());
    if (outcome.status !== 'recorded') throw new Error('refused');
    await counter.decide(actor, outcome.caseId, checker);
    const reasons = [{ rule: 'CA-1', message: '找不到该业务' }];
    await counter.exchange.takePage(
      feed.page([
        decided(await ownEntry(1)),
        decided(await ownEntry(2), { status: 'set-aside', code: 'DECIDE_FAILED' }),
        decided(await ownEntry(3), { status: 'refused', reasons }),
      ]),
    );
    expect(await counter.store.caseById(outcome.caseId)).toMatchObject({
      stage: 'awaiting-approval',
      attention: 'unfit',
      progress: 'stored',
    });
    expect(await counter.store.setAside()).toHaveLength(1);
    expect(await counter.withdraw(actor, outcome.caseId)).toMatchObject({ status: 'recorded' });
    // Another counter of the branch has never seen the case.
    const foreign = { ...(await ownEntry(3)), counter: '0101-07' };
    const id = counter.newId();
    await counter.exchange.takePage(
      feed.page([decided({ ...foreign, caseId: id }, { status: 'refused', reasons })]),
    );
    expect(await counter.store.caseById(id)).toBeNull();
    expect(await counter.store.setAside()).toHaveLength(1);
  });
});

describe('a page that is not what it should be', () => {
  beforeEach(async () => await started());

  it.each([
    ['of another branch', { branch: '0102' }, 'FEED_FORGED'],
    ['of another era', { era: 2 }, 'FEED_NOT_CONTINUED'],
    ['with a gap before it', { from: 2, to: 2 }, 'FEED_NOT_CONTINUED'],
    ['after another page', { prev: 'f'.repeat(64) }, 'FEED_NOT_CONTINUED'],
    ['with the digest of another item', { itemDigests: ['e'.repeat(64)] }, 'FEED_FORGED'],
  ])('is not taken: %s', async (_, forge, code) => {
    const row = registerRow('client', '1', 1, { name: '韩梅梅' });
    const page = feed.page([rowsOnly([row])], forge);
    await expect(counter.exchange.takePage(page)).rejects.toMatchObject({ code });
    expect(await counter.store.standing()).toMatchObject({ feedPlace: 0 });
  });

  it('is not taken without the signature of head office', async () => {
    const page = feed.page([rowsOnly([registerRow('client', '1', 1, {})])]);
    const forged = { ...page, signature: maker.key.sign(page.statement) };
    await expect(counter.exchange.takePage(forged)).rejects.toMatchObject({ code: 'FEED_FORGED' });
  });

  it('tells a fork by an own entry of another content, a restore by one that is not here', async () => {
    const entry = await ownEntry(1);
    const other = feed.page([decided({ ...entry, at: entry.at + 1 })]);
    await expect(counter.exchange.takePage(other)).rejects.toMatchObject({ code: 'JOURNAL_FORK' });
    feed = new FeedMaker(name);
    const ahead = feed.page([decided({ ...entry, seq: 9 })]);
    await expect(counter.exchange.takePage(ahead)).rejects.toMatchObject({
      code: 'JOURNAL_RESTORED',
    });
  });

  it('goes on with the page that does continue', async () => {
    const bad = feed.page([rowsOnly([registerRow('client', '1', 1, {})])], { era: 2 });
    await expect(counter.exchange.takePage(bad)).rejects.toThrow();
    feed = new FeedMaker(name);
    const good = feed.page([rowsOnly([registerRow('client', '1', 1, {})])]);
    expect(await counter.exchange.takePage(good)).toBe(true);
    expect(await counter.submit(actor, anApplication())).toMatchObject({ status: 'recorded' });
  });
});

function throwing(): never {
  throw new Error('a bug in this version');
}
