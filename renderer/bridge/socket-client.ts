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
  wait(ms: number, then: () => void): unknown;
  /** 0 ≤ x < 1. */
  random(): number;
}

interface Waiting {
  readonly take: (value: unknown) => void;
  readonly fail: (reason: unknown) => void;
}

const shortestWaitMs = 250;
const longestWaitMs = 10_000;
const open = 1;

/**
 * The bridge over the browser host's WebSocket. After a break it connects again by itself; what was under
 * way then fails with BRIDGE_LOST, because nobody can tell whether the shell had done it.
 */
export async function connectSocket(tools: SocketTools): Promise<Bridge> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(news: ShellNews) => void>();
  let socket: Socket | null = null;
  let calls = 0;
  let breaks = 0;

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

  const connect = (connected: () => void): void => {
    const opened = tools.open();
    opened.addEventListener('open', () => {
      socket = opened;
      breaks = 0;
      opened.send(encodeWire({ bearer: tools.bearer }));
      connected();
    });
    opened.addEventListener('message', (event) => hear(String(event.data)));
    opened.addEventListener('close', () => {
      socket = null;
      const lost = [...waiting.values()];
      waiting.clear();
      for (const call of lost) call.fail(new Fault('BRIDGE_LOST', 'the connection broke'));
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
          fail(new Fault('BRIDGE_LOST', 'not connected'));
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
