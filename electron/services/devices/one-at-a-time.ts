import { Fault } from '../../../shared/errors.ts';

/** Lets one request of reader or keypad run, and ends it for who asks. */
export interface OneAtATime {
  /** @throws Fault DEVICE_BUSY while another runs */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(): void;
}

export function createOneAtATime(): OneAtATime {
  let running: AbortController | null = null;
  return {
    async run(work) {
      if (running !== null) throw new Fault('DEVICE_BUSY', 'a device is in use');
      const mine = new AbortController();
      running = mine;
      try {
        return await work(mine.signal);
      } finally {
        running = null;
      }
    },
    cancel: () => running?.abort(),
  };
}
