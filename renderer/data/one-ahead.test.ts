import { describe, expect, it } from 'vitest';
import { oneAhead } from './one-ahead.ts';

async function* counted(upTo: number, begun: number[]): AsyncGenerator<number> {
  for (let at = 1; at <= upTo; at += 1) {
    begun.push(at);
    if (at === 4) throw new Error('no fourth');
    yield await Promise.resolve(at);
  }
}

async function each(results: AsyncGenerator<number>, work: (result: number) => Promise<void>) {
  for await (const result of oneAhead(results)) await work(result);
}

describe('results one ahead', () => {
  it('are all given in order, and only the next is begun', async () => {
    const begun: number[] = [];
    const results: number[] = [];
    await each(counted(3, begun), async (result) => {
      await new Promise((next) => setImmediate(next));
      expect(begun.length).toBe(Math.min(result + 1, 3));
      results.push(result);
    });
    expect(results).toEqual([1, 2, 3]);
  });

  it('fail where the turn is, after those before were used', async () => {
    const results: number[] = [];
    const all = each(counted(5, []), async (result) => {
      results.push(result);
      await Promise.resolve();
    });
    await expect(all).rejects.toThrow('no fourth');
    expect(results).toEqual([1, 2, 3]);
  });

  it('leave nothing unhandled when the caller fails first', async () => {
    const all = each(counted(5, []), async (result) => {
      await new Promise((next) => setImmediate(next));
      if (result === 3) throw new Error('cannot use it');
    });
    await expect(all).rejects.toThrow('cannot use it');
  });
});
