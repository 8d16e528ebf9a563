import { describe, expect, it } from 'vitest';
import { indexKeeper } from './index-keeper.ts';

/** A keeper over a timer that goes off when the test says; what `keep` gives comes from a list, true when it is empty. */
function keeperKit(answers: (boolean | Error)[] = []) {
  const kit = { planned: 0, kept: 0, due: null as (() => void) | null };
  const keeper = indexKeeper(
    (_ms, then) => {
      kit.planned += 1;
      kit.due = then;
      return () => (kit.due = null);
    },
    async () => {
      kit.kept += 1;
      const answer = answers.shift() ?? true;
      if (answer instanceof Error) throw answer;
      return await Promise.resolve(answer);
    },
  );
  const quiet = async (): Promise<void> => {
    const { due } = kit;
    kit.due = null;
    due?.();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { kit, keeper, quiet };
}

describe('indexKeeper', () => {
  it('keeps a new index once, at a quiet moment', async () => {
    const { kit, keeper, quiet } = keeperKit();
    keeper.changed(5);
    expect(kit.planned).toBe(0);
    keeper.filled(Infinity);
    await quiet();
    await quiet();
    expect(kit).toMatchObject({ kept: 1, due: null });
  });

  it('keeps what was put back only when it lacked something', async () => {
    const { kit, keeper, quiet } = keeperKit();
    keeper.filled(0);
    await quiet();
    expect(kit.kept).toBe(0);
    keeper.filled(1);
    await quiet();
    expect(kit.kept).toBe(1);
  });

  it('waits for many changes and for the end of them, but not for ever', async () => {
    const { kit, keeper, quiet } = keeperKit();
    keeper.filled(0);
    keeper.changed(999);
    expect(kit.planned).toBe(0);
    keeper.changed(1);
    keeper.changed(1);
    expect(kit.planned).toBe(2);
    keeper.changed(10_000);
    expect(kit.planned).toBe(2);
    await quiet();
    expect(kit.kept).toBe(1);
    keeper.changed(999);
    expect(kit.due).toBeNull();
  });

  it('tries again while the index is being packed', async () => {
    const { kit, keeper, quiet } = keeperKit([false, false]);
    keeper.filled(3);
    await quiet();
    await quiet();
    await quiet();
    await quiet();
    expect(kit).toMatchObject({ kept: 3, due: null });
  });

  it('gives up until the next whole index when it cannot be kept', async () => {
    const { kit, keeper, quiet } = keeperKit([new Error('the disk is full')]);
    keeper.filled(Infinity);
    await quiet();
    keeper.changed(20_000);
    expect(kit).toMatchObject({ kept: 1, due: null });
    keeper.filled(20_000);
    await quiet();
    expect(kit.kept).toBe(2);
  });

  it('is still once stopped', () => {
    const { kit, keeper } = keeperKit();
    keeper.filled(Infinity);
    keeper.stop();
    keeper.changed(5000);
    expect(kit.due).toBeNull();
  });
});
