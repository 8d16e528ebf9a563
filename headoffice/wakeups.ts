/** Lets long polls and workers of this process wait until something has happened. */
export interface Wakeups {
  wake(topic: string): void;
  /** How often a topic has been woken: read before looking, so that nothing is missed between look and wait. */
  turn(topic: string): number;
  /** Waits until the topic has been woken since `turn`, at most `ms`. */
  wait(topic: string, turn: number, ms: number): Promise<void>;
  /** Ends every wait, for a clean stop. */
  close(): void;
  isClosed(): boolean;
}

/** Topic of new pages of a branch's feed. */
export const feedTopic = (branch: string): string => `feed:${branch}`;

/** Topic of entries to be decided, of any branch. */
export const laneTopic = 'lane';

export function createWakeups(): Wakeups {
  const waiting = new Map<string, Set<() => void>>();
  const turns = new Map<string, number>();
  let closed = false;
  const turn = (topic: string): number => turns.get(topic) ?? 0;
  const wake = (topic: string): void => {
    turns.set(topic, turn(topic) + 1);
    for (const done of waiting.get(topic) ?? []) done();
  };
  return {
    wake,
    turn,
    wait(topic, since, ms) {
      if (closed || ms <= 0 || turn(topic) !== since) return Promise.resolve();
      return new Promise((resolve) => {
        const waiters = waiting.get(topic) ?? new Set();
        waiting.set(topic, waiters);
        const done = (): void => {
          clearTimeout(timer);
          waiters.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        waiters.add(done);
      });
    },
    close() {
      closed = true;
      for (const topic of waiting.keys()) wake(topic);
    },
    isClosed: () => closed,
  };
}
