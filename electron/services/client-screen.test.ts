import { describe, expect, it, vi } from 'vitest';
import type { ClientTask } from '../../shared/bridge/client-task.ts';
import type { ShellNews } from '../../shared/bridge/system.ts';
import { type ClientView, createClientScreens } from './client-screen.ts';

const options = [
  { code: 'A', text: '不满一年' },
  { code: 'B', text: '一年以上' },
  { code: 'C', text: '五年以上' },
];
const questionnaire: ClientTask = {
  kind: 'questionnaire',
  title: '问卷',
  client: '李*',
  questionnaire: 'Q-1',
  questions: [
    { id: 'q1', text: '经验', several: false, options },
    { id: 'q2', text: '品种', several: true, options },
  ],
};
const agreements: ClientTask = {
  kind: 'agreements',
  client: '李*',
  documents: [
    { code: 'R1', version: '2026', title: '风险揭示书', paragraphs: ['一'], minReadSeconds: 10 },
    { code: 'R2', version: '2026', title: '开户协议', paragraphs: ['二'], minReadSeconds: 0 },
  ],
};
const confirm: ClientTask = {
  kind: 'confirm',
  client: '李*',
  title: '资料',
  lines: [
    { label: '姓名', value: '李明' },
    { label: '手机', value: '168****1234' },
  ],
  statement: '以上资料属实。',
};
const result: ClientTask = {
  kind: 'result',
  client: '李*',
  title: '结果',
  level: 'C4 积极型',
  score: '68 分',
  validTo: '2028-11-23',
  meaning: ['可购买中高风险产品。'],
  statement: '本人已知悉。',
};
const png = {
  mediaType: 'image/png' as const,
  bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
};

function counter(change: Partial<ClientView> = {}) {
  const clock = { now: 1000 };
  const screens = createClientScreens(
    () => clock.now,
    () => '上海营业部',
  );
  const view: ClientView = {
    missing: () => null,
    open: () => null,
    close: () => undefined,
    ...change,
  };
  const window = () => {
    const news: ShellNews[] = [];
    const { screen, end } = screens.hold(view, (one) => news.push(one));
    const progress = () =>
      news.flatMap((one) => (one.kind === 'client-screen' ? [one.progress] : [])).at(-1);
    return { screen, end, news, progress };
  };
  return { clock, screens, window };
}

/** A window, a page, and a task that the page has shown. */
async function begun(task: ClientTask) {
  const { clock, screens, window } = counter();
  const asking = window();
  const replaced = vi.fn<() => void>();
  const { channel, leave } = screens.arrive(replaced);
  const outcome = asking.screen.show(task);
  const { turn } = await channel.next(-1);
  if (task.kind !== 'agreements')
    await channel.tell(turn, { kind: 'shown', step: 'answering', at: 1, answered: 0 });
  return { clock, screens, window, asking, channel, leave, outcome, turn, replaced };
}

async function isOpen(outcome: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  void outcome.then(() => (isSettled = true));
  await new Promise<void>((later) => void setTimeout(later));
  return !isSettled;
}

describe('the client’s screen', () => {
  it('says whether it is there and open, to every window', async () => {
    const { screens, window } = counter();
    const one = window();
    expect(await one.screen.state()).toMatchObject({ status: 'not-open' });
    const page = screens.arrive(() => undefined);
    expect(await one.screen.state()).toMatchObject({ status: 'open' });
    page.leave();
    expect(one.news).toMatchObject([
      { kind: 'client-screen', state: { status: 'open' }, progress: null },
      { kind: 'client-screen', state: { status: 'not-open' }, progress: null },
    ]);
  });

  it('is asked for nothing where there is none', async () => {
    const { window } = counter({ missing: () => '没有客户屏。' });
    const { screen } = window();
    expect(await screen.state()).toEqual({ status: 'none', words: '没有客户屏。' });
    await expect(screen.open()).rejects.toMatchObject({ code: 'CLIENT_SCREEN_NONE' });
    await expect(screen.show(confirm)).rejects.toMatchObject({ code: 'CLIENT_SCREEN_NONE' });
  });

  it('shows the welcome of the branch while nothing is asked, then the task, then nothing of it', async () => {
    const { screens, window } = counter();
    const { channel } = screens.arrive(() => undefined);
    const idle = await channel.next(-1);
    expect(idle).toMatchObject({ task: null, branchName: '上海营业部' });
    const next = channel.next(idle.turn);
    const asking = window();
    const outcome = asking.screen.show(questionnaire);
    const shown = await next;
    expect(shown.task).toEqual(questionnaire);
    const after = channel.next(shown.turn);
    await asking.screen.cancel();
    expect(await outcome).toEqual({ status: 'cancelled' });
    expect((await after).task).toBeNull();
  });

  it('takes one task at a time, over all windows', async () => {
    const { asking, window, outcome } = await begun(questionnaire);
    await expect(asking.screen.show(confirm)).rejects.toMatchObject({ code: 'CLIENT_SCREEN_BUSY' });
    const other = window();
    await expect(other.screen.show(confirm)).rejects.toMatchObject({ code: 'CLIENT_SCREEN_BUSY' });
    await other.screen.cancel();
    other.end();
    expect(await isOpen(outcome)).toBe(true);
    asking.end();
    expect(await outcome).toEqual({ status: 'cancelled' });
  });

  it('refuses a late answer to a task that was taken back', async () => {
    const { asking, channel, turn } = await begun(confirm);
    await asking.screen.cancel();
    const next = asking.screen.show(confirm);
    expect(await channel.answer(turn, { kind: 'confirm', wrong: [] })).toMatchObject({
      status: 'refused',
    });
    expect(await channel.tell(turn, { kind: 'active' })).toEqual({ waitMs: 0 });
    expect(await isOpen(next)).toBe(true);
  });

  it('hears only the newest page, which begins the task anew', async () => {
    const { clock, screens, channel, outcome, turn, replaced } = await begun(confirm);
    const waiting = channel.next(turn);
    clock.now = 5000;
    const { channel: newer } = screens.arrive(() => undefined);
    await expect(waiting).rejects.toMatchObject({ code: 'BRIDGE_REFUSED' });
    expect(replaced).toHaveBeenCalledTimes(1);
    await expect(channel.answer(turn, { kind: 'confirm', wrong: [] })).rejects.toMatchObject({
      code: 'BRIDGE_REFUSED',
    });
    const again = await newer.next(-1);
    expect(again.task).toEqual(confirm);
    await newer.tell(again.turn, { kind: 'shown', step: 'confirming', at: 1, answered: 0 });
    clock.now = 6000;
    await newer.answer(again.turn, { kind: 'confirm', wrong: [] });
    expect(await outcome).toMatchObject({ startedAt: 5000, endedAt: 6000 });
  });

  it('keeps the task while its page is gone', async () => {
    const { leave, outcome, screens } = await begun(confirm);
    leave();
    expect(await isOpen(outcome)).toBe(true);
    const { channel } = screens.arrive(() => undefined);
    expect((await channel.next(-1)).task).toEqual(confirm);
  });
});

describe('a client’s answer', () => {
  it('carries the shell’s instants and every question in the task’s order', async () => {
    const { clock, channel, outcome, turn } = await begun(questionnaire);
    clock.now = 61_000;
    const answers = { q2: ['C', 'A'], q1: ['B'] };
    expect(await channel.answer(turn, { kind: 'questionnaire', answers })).toEqual({
      status: 'done',
    });
    expect(await outcome).toEqual({
      status: 'done',
      kind: 'questionnaire',
      startedAt: 1000,
      endedAt: 61_000,
      answers: { q1: ['B'], q2: ['A', 'C'] },
    });
  });

  it.each([
    ['a question that is left out', { q1: ['A'] }, '第 2 题还没有选择,请选择一项。'],
    ['an empty answer', { q1: [], q2: ['A'] }, '第 1 题还没有选择,请选择一项。'],
    ['two answers to a single choice', { q1: ['A', 'B'], q2: ['A'] }, '不一致'],
    ['an option of no question', { q1: ['D'], q2: ['A'] }, '不一致'],
    ['the same option twice', { q1: ['A'], q2: ['A', 'A'] }, '不一致'],
    ['a question nobody asked', { q1: ['A'], q2: ['A'], q3: ['A'] }, '不一致'],
    ['a name of every object', { q1: ['A'], q2: ['A'], constructor: ['A'] }, '不一致'],
  ])('is refused with %s', async (_what, answers, message) => {
    const { channel, outcome, turn } = await begun(questionnaire);
    const reply = await channel.answer(turn, { kind: 'questionnaire', answers });
    expect(reply).toMatchObject({ status: 'refused', message: expect.stringContaining(message) });
    expect(await isOpen(outcome)).toBe(true);
  });

  it('is refused before anything was shown, and when it is of another kind', async () => {
    const { screens, window } = counter();
    const { channel } = screens.arrive(() => undefined);
    void window().screen.show(result);
    const { turn } = await channel.next(-1);
    const signed = { kind: 'result', signature: png } as const;
    expect(await channel.answer(turn, signed)).toMatchObject({ status: 'refused' });
    await channel.tell(turn, { kind: 'shown', step: 'signing', at: 1, answered: 0 });
    const other = { kind: 'agreements', signature: png } as const;
    expect(await channel.answer(turn, other)).toMatchObject({ status: 'refused' });
    expect(await channel.answer(turn, signed)).toEqual({ status: 'done' });
  });

  it('to agreements needs every paper read for its time', async () => {
    const { clock, channel, outcome, turn } = await begun(agreements);
    const sign = () => channel.answer(turn, { kind: 'agreements', signature: png });
    expect(await channel.tell(turn, { kind: 'reading', document: 0 })).toEqual({ waitMs: 10_000 });
    clock.now += 9000;
    expect(await channel.tell(turn, { kind: 'agreed', document: 0 })).toEqual({ waitMs: 1000 });
    expect(await sign()).toMatchObject({ status: 'refused' });
    // Shown again it goes on from when it was first shown.
    expect(await channel.tell(turn, { kind: 'reading', document: 0 })).toEqual({ waitMs: 1000 });
    clock.now += 1000;
    expect(await channel.tell(turn, { kind: 'agreed', document: 0 })).toEqual({ waitMs: 0 });
    // A paper that was never shown cannot be agreed to.
    await channel.tell(turn, { kind: 'agreed', document: 1 });
    expect(await sign()).toMatchObject({ status: 'refused' });
    await channel.tell(turn, { kind: 'reading', document: 1 });
    await channel.tell(turn, { kind: 'agreed', document: 1 });
    await channel.tell(turn, { kind: 'reading', document: 7 });
    clock.now += 500;
    expect(await sign()).toEqual({ status: 'done' });
    expect(await outcome).toEqual({
      status: 'done',
      kind: 'agreements',
      startedAt: 1000,
      endedAt: 11_500,
      documents: [
        { code: 'R1', version: '2026', readFrom: 1000, readTo: 11_000 },
        { code: 'R2', version: '2026', readFrom: 11_000, readTo: 11_000 },
      ],
      signature: png,
    });
  });

  it('to data names the lines that are wrong, and only such', async () => {
    const { channel, outcome, turn } = await begun(confirm);
    for (const wrong of [['性别'], ['姓名', '姓名']])
      expect(await channel.answer(turn, { kind: 'confirm', wrong })).toMatchObject({
        status: 'refused',
      });
    await channel.answer(turn, { kind: 'confirm', wrong: ['手机', '姓名'] });
    expect(await outcome).toMatchObject({ kind: 'confirm', wrong: ['姓名', '手机'] });
  });

  it('may be to stop, at any time, in words for the clerk', async () => {
    const paused = await begun(questionnaire);
    await paused.channel.answer(paused.turn, { kind: 'stop', reason: 'pause' });
    expect(await paused.outcome).toEqual({
      status: 'declined',
      reason: 'pause',
      at: 1000,
      words: '客户要停一下,没有完成。',
    });
    const refused = await begun(agreements);
    await refused.channel.tell(refused.turn, { kind: 'reading', document: 1 });
    await refused.channel.answer(refused.turn, { kind: 'stop', reason: 'disagree' });
    expect(await refused.outcome).toMatchObject({ words: '客户不同意《开户协议》。' });
  });
});

describe('progress', () => {
  it('tells the asking window how far the client is, and nothing that was chosen', async () => {
    const { clock, asking, window, channel, turn } = await begun(questionnaire);
    const other = window();
    clock.now = 2000;
    await channel.tell(turn, { kind: 'shown', step: 'answering', at: 2, answered: 1 });
    const progress = { kind: 'questionnaire', step: 'answering', at: 2, answered: 1, of: 2 };
    expect(asking.progress()).toEqual({ ...progress, activity: 2000 });
    clock.now = 3000;
    await channel.tell(turn, { kind: 'active' });
    expect(asking.progress()).toEqual({ ...progress, activity: 3000 });
    await channel.tell(turn, { kind: 'shown', step: 'answering', at: 99, answered: 99 });
    expect(asking.progress()).toMatchObject({ at: 2, answered: 2 });
    expect(other.news).toEqual([]);
  });

  it('counts the papers agreed to by what the shell knows', async () => {
    const { asking, channel, turn } = await begun(agreements);
    await channel.tell(turn, { kind: 'reading', document: 1 });
    await channel.tell(turn, { kind: 'agreed', document: 1 });
    expect(asking.progress()).toMatchObject({ step: 'reading', at: 2, answered: 1, of: 2 });
    await channel.tell(turn, { kind: 'shown', step: 'signing', at: 0, answered: 2 });
    expect(asking.progress()).toMatchObject({ step: 'signing', answered: 1 });
  });
});
