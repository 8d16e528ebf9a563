import { describe, expect, it, vi } from 'vitest';
import { createPanel, type Judged } from './panel.ts';

const task = { kind: 'enrol' } as const;
const answer = { kind: 'enrol', code: 'CODE-1234', fingerprint: '' } as const;

function view() {
  const seen: string[] = [];
  return { seen, show: () => void seen.push('show'), hide: () => void seen.push('hide') };
}

/** A judge that takes its time. */
function laterJudged() {
  let resolve: (judged: Judged<number>) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<Judged<number>>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve: (judged: Judged<number>) => resolve(judged), reject };
}

describe('panel', () => {
  it('stays open until an answer is right', async () => {
    const panel = createPanel();
    const shown = view();
    let isRight = false;
    const outcome = panel.ask(shown, task, async () =>
      isRight
        ? { status: 'done', value: 7 }
        : { status: 'refused', field: 'code', message: '不对' },
    );
    expect(await panel.channel.answer(answer)).toEqual({
      status: 'refused',
      field: 'code',
      message: '不对',
    });
    expect(shown.seen).toEqual(['show']);
    isRight = true;
    expect(await panel.channel.answer(answer)).toEqual({ status: 'done' });
    expect(await outcome).toBe(7);
    expect(shown.seen).toEqual(['show', 'hide']);
  });

  it('judges one answer at a time', async () => {
    const panel = createPanel();
    let go: (judged: Judged<number>) => void = () => undefined;
    const outcome = panel.ask(
      view(),
      task,
      () => new Promise<Judged<number>>((done) => (go = done)),
    );
    const first = panel.channel.answer(answer);
    expect(await panel.channel.answer(answer)).toMatchObject({ status: 'refused' });
    go({ status: 'done', value: 1 });
    expect(await first).toEqual({ status: 'done' });
    expect(await outcome).toBe(1);
  });

  it.each([
    ['done', { status: 'done', value: 1 }, 1],
    ['refused', { status: 'refused', message: '不对' }, null],
  ] as const)(
    'holds a cancel back until an answer is judged: %s',
    async (_what, judged: Judged<number>, result) => {
      const panel = createPanel();
      const shown = view();
      const { promise, resolve } = laterJudged();
      const outcome = panel.ask(shown, task, () => promise);
      const settled = vi.fn();
      void outcome.then(settled);
      const answered = panel.channel.answer(answer);
      const cancelled = panel.channel.answer({ kind: 'cancel' });
      panel.cancel(shown);
      await Promise.resolve();
      expect(settled).not.toHaveBeenCalled();
      await expect(
        panel.ask(view(), task, async () => ({ status: 'done', value: 2 })),
      ).rejects.toMatchObject({ code: 'PANEL_BUSY' });
      resolve(judged);
      expect(await outcome).toBe(result);
      expect(await answered).toEqual({ status: 'done' });
      expect(await cancelled).toEqual({ status: 'done' });
      expect(shown.seen).toEqual(['show', 'hide']);
    },
  );

  it('is left at once by a window that is gone, and an answer then counts for nothing', async () => {
    const panel = createPanel();
    const shown = view();
    const { promise, resolve } = laterJudged();
    const outcome = panel.ask(shown, task, () => promise);
    const late = panel.channel.answer(answer);
    panel.leave(shown);
    expect(await outcome).toBeNull();
    const next = view();
    const second = panel.ask(next, task, async () => ({ status: 'done', value: 2 }));
    resolve({ status: 'done', value: 1 });
    await late;
    expect(next.seen).toEqual(['show']);
    await panel.channel.answer(answer);
    expect(await second).toBe(2);
  });

  it('closes when a cancel waited for a judge that failed', async () => {
    const panel = createPanel();
    const shown = view();
    const { promise, reject } = laterJudged();
    const outcome = panel.ask(shown, task, () => promise);
    const answered = panel.channel.answer(answer);
    panel.cancel(shown);
    reject(new Error('disk'));
    await expect(answered).rejects.toThrow('disk');
    expect(await outcome).toBeNull();
    expect(shown.seen).toEqual(['show', 'hide']);
  });

  it('is cancelled only by the window it belongs to', async () => {
    const panel = createPanel();
    const shown = view();
    const outcome = panel.ask(shown, task, async () => ({ status: 'done', value: 1 }));
    panel.cancel(view());
    expect(await panel.channel.task()).toEqual(task);
    panel.cancel(shown);
    expect(await outcome).toBeNull();
  });
});
