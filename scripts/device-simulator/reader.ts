import type { ReadAnswer } from '../../electron/services/devices/protocol.ts';
import { readCard, type SimulatedCard } from './cards.ts';

/** How the simulated reader is: `unplugged` breaks every connection, as if the cable was pulled. */
export type ReaderCondition = 'ready' | 'broken' | 'unplugged';

/** A read without the protocol's number, or that the cable was pulled in the meantime. */
type Read = ReadAnswer | 'unplugged';

/** The reader: at most one document on it, at most one request waiting for one. */
export interface SimulatedReader {
  readonly card: SimulatedCard | null;
  readonly condition: ReaderCondition;
  readonly isWaiting: boolean;
  lay(card: SimulatedCard | null): void;
  become(condition: ReaderCondition): void;
  read(request: string, waitMs: number): Promise<Read>;
  cancel(request: string): void;
}

const protocol = 1;

/** A reader with nothing on it. */
export function createReader(): SimulatedReader {
  let card: SimulatedCard | null = null;
  let condition: ReaderCondition = 'ready';
  let waiting: { readonly request: string; readonly end: (read: Read) => void } | null = null;
  const now = (): Read | null => {
    if (condition === 'unplugged') return 'unplugged';
    if (condition === 'broken') return { protocol, status: 'fault', message: '读头没有响应' };
    return card === null ? null : { protocol, status: 'read', card: readCard(card) };
  };
  const settle = (): void => {
    const read = now();
    if (read !== null) waiting?.end(read);
  };
  return {
    get card() {
      return card;
    },
    get condition() {
      return condition;
    },
    get isWaiting() {
      return waiting !== null;
    },
    lay(laid) {
      card = laid;
      settle();
    },
    become(next) {
      condition = next;
      settle();
    },
    async read(request, waitMs) {
      if (waiting !== null) return { protocol, status: 'busy' };
      const read = now();
      if (read !== null) return read;
      return await new Promise<Read>((resolve) => {
        const timer = setTimeout(() => waiting?.end({ protocol, status: 'no-card' }), waitMs);
        waiting = {
          request,
          end(ended) {
            clearTimeout(timer);
            waiting = null;
            resolve(ended);
          },
        };
      });
    },
    cancel(request) {
      if (waiting?.request === request) waiting.end({ protocol, status: 'cancelled' });
    },
  };
}
