import { describe, expect, it } from 'vitest';
import { writerQueue } from './queue.ts';

describe('the writer queue', () => {
  it('runs one turn at a time, commands before pages that wait', async () => {
    const queue = writerQueue();
    const order: string[] = [];
    let running = 0;
    const turn = (name: string) => async () => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      order.push(name);
      running -= 1;
      return name;
    };
    const answers = await Promise.all([
      queue.page(turn('page 1')),
      queue.page(turn('page 2')),
      queue.command(turn('command 1')),
      queue.command(turn('command 2')),
    ]);
    expect(order).toEqual(['page 1', 'command 1', 'command 2', 'page 2']);
    expect(answers).toEqual(['page 1', 'page 2', 'command 1', 'command 2']);
  });

  it('gives a failure to who asked, and goes on', async () => {
    const queue = writerQueue();
    const failing = queue.command(() => Promise.reject(new Error('no')));
    const next = queue.command(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});
