import type {
  PanelAnswer,
  PanelChannel,
  PanelReply,
  PanelTask,
} from '../../shared/bridge/staff-keys.ts';
import {
  type CallOutcome,
  decodeWire,
  encodeWire,
  faultFromMessage,
  takeOutcome,
} from '../../shared/bridge/wire.ts';
import { Fault } from '../../shared/errors.ts';

/** The panel page's channel: the panel preload's in Electron, else the browser host's WebSocket with the ticket of the address. */
export async function connectPanel(): Promise<PanelChannel> {
  const { guitaiPanel } = globalThis as { readonly guitaiPanel?: PanelChannel };
  return guitaiPanel === undefined ? await openSocket() : withFaults(guitaiPanel);
}

function withFaults(exposed: PanelChannel): PanelChannel {
  const restored = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw (error instanceof Error && faultFromMessage(error.message)) || error;
    }
  };
  return {
    task: () => restored(exposed.task()),
    answer: (answer) => restored(exposed.answer(answer)),
  };
}

async function openSocket(): Promise<PanelChannel> {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
  // The ticket opens the channel once; it is not left in the address.
  history.replaceState(null, '', location.pathname);
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/panel`);
  const waiting = new Map<number, (outcome: CallOutcome) => void>();
  const lost: CallOutcome = {
    ok: false,
    fault: { code: 'BRIDGE_LOST', detail: 'the panel socket closed' },
  };
  let calls = 0;
  socket.addEventListener('message', (event) => {
    // The host's messages are of one program and one version with this page.
    const { id, ...outcome } = decodeWire(String(event.data)) as {
      readonly id: number;
    } & CallOutcome;
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  });
  await new Promise<void>((opened, failed) => {
    socket.addEventListener('open', () => opened());
    socket.addEventListener('close', () => {
      failed(new Fault('BRIDGE_LOST', 'the panel socket did not open'));
      for (const settle of waiting.values()) settle(lost);
      waiting.clear();
    });
  });
  socket.send(encodeWire({ ticket: ticket ?? '' }));
  const call = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    if (socket.readyState !== WebSocket.OPEN) return takeOutcome(lost);
    calls += 1;
    const id = calls;
    const answered = new Promise<CallOutcome>((settle) => waiting.set(id, settle));
    socket.send(encodeWire({ id, method, args }));
    return takeOutcome(await answered);
  };
  return {
    // The shell answers each method with the type its own interface has.
    task: async () => (await call('task', [])) as PanelTask,
    answer: async (answer: PanelAnswer) => (await call('answer', [answer])) as PanelReply,
  };
}
