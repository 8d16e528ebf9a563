import { Dexie, liveQuery } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { FeedMaker, registerRow, rowsOnly } from '../helpers/feed-maker.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);

describe('a live read', () => {
  // Without one of its own Dexie thinks it runs on a server, where nothing is live.
  beforeAll(() => void Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange }));

  it('follows every part of what it read, across the opening of sealed rows', async () => {
    const first = registerRow('client', '8', 1, {}, { mobile: '13800000008' });
    const counter = new TestCounter({
      counter: '0101-02',
      uplink: snapshotLine([{ kind: 'register', row: first }]),
      clock: () => at,
    });
    await counter.start();
    const { store } = counter;
    const seen: string[] = [];
    const query = liveQuery(async () => {
      const clients = await store.register('client', 'mobile', '13800000009');
      const cases = await store.cases({ business: 'account-opening' });
      const details = await Promise.all(cases.map(({ caseId }) => store.caseById(caseId)));
      const { pending } = await store.standing();
      const ofSnapshot = await store.register('client', 'mobile', '13800000008');
      return `${ofSnapshot.length} ${clients.length} ${details.length} ${pending}`;
    });
    const subscription = query.subscribe((value) => seen.push(value));
    const until = async (value: string): Promise<void> =>
      await expect.poll(() => seen.at(-1), { timeout: 5000 }).toBe(value);
    await until('1 0 0 0');
    const actor = await counter.signIn(maker);
    await until('1 0 0 1');
    await counter.submit(actor, anApplication(1));
    await until('1 0 1 2');
    const row = registerRow('client', '9', 1, {}, { mobile: '13800000009' });
    const feed = new FeedMaker('0101-02');
    await counter.exchange.takePage(feed.page([rowsOnly([row])]));
    await until('1 1 1 2');
    // What the snapshot has is hidden by what comes later, under another number.
    const moved = registerRow('client', '8', 2, {}, { mobile: '13800000007' });
    await counter.exchange.takePage(feed.page([rowsOnly([moved])]));
    await until('0 1 1 2');
    const { epoch, seq, hash } = counter.exchange.head();
    await counter.exchange.acknowledge({ era: 1, epoch, seq, hash });
    await until('0 1 1 0');
    subscription.unsubscribe();
  });
});

describe('drafts', () => {
  it('are none any more once their command is recorded, and are deleted at the next start', async () => {
    const counter = new TestCounter({
      counter: '0101-02',
      uplink: snapshotLine(),
      clock: () => at,
    });
    await counter.start();
    const actor = await counter.signIn(maker);
    const commandId = counter.newId();
    const draft = { draftId: commandId, business: 'account-opening', commandId, staff: '100023' };
    await counter.store.saveDraft({ ...draft, data: anApplication() });
    expect(await counter.store.drafts('account-opening')).toHaveLength(1);
    // The program ends before the form can delete its draft.
    await counter.submit(actor, anApplication(), { commandId });
    expect(await counter.store.drafts('account-opening')).toEqual([]);
    await counter.restart();
    expect(await counter.store.draft(commandId)).toBeNull();
    expect(await counter.store.cases({ business: 'account-opening' })).toHaveLength(1);
  });

  it('are kept sealed, newest first, whatever was typed, and end with the form', async () => {
    let now = at;
    const counter = new TestCounter({
      counter: '0101-02',
      uplink: snapshotLine(),
      clock: () => now,
    });
    await counter.start();
    const { store } = counter;
    const draft = (draftId: string) => ({
      draftId,
      business: 'account-opening',
      commandId: draftId,
      staff: '100023',
    });
    await store.saveDraft({ ...draft('one'), data: { name: 'half \ud800 and ‮', big: 1 } });
    now += 1000;
    await store.saveDraft({ ...draft('two'), data: undefined });
    expect((await store.drafts('account-opening')).map(({ draftId }) => draftId)).toEqual([
      'two',
      'one',
    ]);
    expect(await store.drafts('another')).toEqual([]);
    await counter.restart();
    expect(await counter.store.draft('one')).toMatchObject({
      data: { name: 'half \ud800 and ‮', big: 1 },
      updatedAt: at,
    });
    await counter.store.deleteDraft('one');
    expect(await counter.store.draft('one')).toBeNull();
  });

  it('survive the index being built anew for another program', async () => {
    const counter = new TestCounter({
      counter: '0101-02',
      uplink: snapshotLine(),
      clock: () => at,
    });
    await counter.start();
    const draft = { draftId: 'd', business: 'b', commandId: 'd', staff: '100023', data: 1 };
    await counter.store.saveDraft(draft);
    const { all } = counter.registry;
    counter.registry = { all: all.map((one) => ({ ...one, version: 2 })), find: () => null };
    await counter.restart();
    expect(await counter.store.draft('d')).toMatchObject({ data: 1 });
  });
});
