import { bridgeOver } from '../../shared/bridge/client.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { ShellNews } from '../../shared/bridge/system.ts';
import { decodeWire, encodeWire, takeOutcome, type WireMessage } from '../../shared/bridge/wire.ts';
import { Fault } from '../../shared/errors.ts';

/** The part of a WebSocket that is used. */
export type Socket = Pick<
  WebSocket,
  'send' | 'close' | 'addEventListener' | 'removeEventListener' | 'readyState'
>;

/** What the client is given: how to open a socket, and timer and chance for the back-off. */
export interface SocketTools {
  readonly bearer: string;
  open(): Socket;
  wait(ms: number, next: () => void): unknown;
  /** 0 ≤ x < 1. */
  random(): number;
  /** The host does not know this bearer: it was started anew, and only its own address leads in. */
  forget(): void;
}

interface Waiting {
  readonly take: (value: unknown) => void;
  readonly fail: (reason: unknown) => void;
}

const shortestWaitMs = 250;
const longestWaitMs = 10_000;
const open = 1;
/** The host closes with this when it does not know the bearer. */
const unknownBearer = 4401;

/**
 * The bridge over the browser host's WebSocket. After a break it connects again by itself; what was under
 * way then fails with BRIDGE_LOST, because nobody can tell whether the shell had done it. A host that does
 * not know the bearer is not asked again: every call fails with BRIDGE_REFUSED.
 */
export async function connectSocket(tools: SocketTools): Promise<Bridge> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(news: ShellNews) => void>();
  let socket: Socket | null = null;
  let calls = 0;
  let breaks = 0;
  let isRefused = false;

  const hear = (text: string): void => {
    // The host's messages are of one program and one version with this page.
    const message = decodeWire(text) as WireMessage;
    if ('news' in message) {
      for (const listener of listeners) listener(message.news);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    try {
      call?.take(takeOutcome(message));
    } catch (fault) {
      call?.fail(fault);
    }
  };

  const missing = (what: string): Fault =>
    isRefused ? new Fault('BRIDGE_REFUSED', 'unknown bearer') : new Fault('BRIDGE_LOST', what);

  const connect = (connected: () => void): void => {
    const opened = tools.open();
    opened.addEventListener('open', () => {
      socket = opened;
      breaks = 0;
      opened.send(encodeWire({ bearer: tools.bearer }));
      connected();
    });
    opened.addEventListener('message', (event) => hear(String(event.data)));
    opened.addEventListener('close', ({ code }) => {
      socket = null;
      isRefused = code === unknownBearer;
      const lost = [...waiting.values()];
      waiting.clear();
      for (const call of lost) call.fail(missing('the connection broke'));
      if (isRefused) {
        tools.forget();
        return;
      }
      tools.wait(backOffMs(breaks, tools.random()), () => connect(connected));
      breaks += 1;
    });
  };

  await new Promise<void>((connected) => {
    connect(connected);
  });
  return bridgeOver(
    async (service, method, args) =>
      await new Promise((take, fail) => {
        if (socket?.readyState !== open) {
          fail(missing('not connected'));
          return;
        }
        calls += 1;
        waiting.set(calls, { take, fail });
        socket.send(encodeWire({ id: calls, service, method, args }));
      }),
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  );
}

/** Doubles with every break in a row, between a quarter of a second and ten, with a random half. */
function backOffMs(breaks: number, chance: number): number {
  const full = Math.min(longestWaitMs, shortestWaitMs * 2 ** breaks);
  return full * (0.5 + chance / 2);
}
