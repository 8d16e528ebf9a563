import { describe, expect, it } from 'vitest';
import { createPanel, type Judged } from './panel.ts';

const task = { kind: 'enrol' } as const;
const answer = { kind: 'enrol', code: 'CODE-1234', fingerprint: '' } as const;

function view() {
  const seen: string[] = [];
  return { seen, show: () => void seen.push('show'), hide: () => void seen.push('hide') };
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

  it('is cancelled although an answer is being judged, which then counts for nothing', async () => {
    const panel = createPanel();
    const shown = view();
    let go: (judged: Judged<number>) => void = () => undefined;
    const outcome = panel.ask(
      shown,
      task,
      () => new Promise<Judged<number>>((done) => (go = done)),
    );
    const late = panel.channel.answer(answer);
    panel.cancel(shown);
    expect(await outcome).toBeNull();
    const next = view();
    const second = panel.ask(next, task, async () => ({ status: 'done', value: 2 }));
    go({ status: 'done', value: 1 });
    await late;
    expect(next.seen).toEqual(['show']);
    await panel.channel.answer(answer);
    expect(await second).toBe(2);
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
