import { type CallOutcome, decodeWire, encodeWire, takeOutcome } from '../../shared/bridge/wire.ts';
import { Fault } from '../../shared/errors.ts';

/** Carries one call of a page over its socket; rejects with its Fault. */
export type TicketCall = (method: string, args: readonly unknown[]) => Promise<unknown>;

/**
 * A page's own WebSocket at the browser host, opened by the ticket of its address. The ticket opens it once: a
 * socket that is lost is lost, and every call after it fails with BRIDGE_LOST.
 */
export async function openTicketSocket(path: '/panel' | '/client'): Promise<TicketCall> {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
  // The ticket opens the channel once; it is not left in the address.
  history.replaceState(null, '', location.pathname);
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`);
  const waiting = new Map<number, (outcome: CallOutcome) => void>();
  const lost: CallOutcome = {
    ok: false,
    fault: { code: 'BRIDGE_LOST', detail: `the socket ${path} closed` },
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
      failed(new Fault('BRIDGE_LOST', `the socket ${path} did not open`));
      for (const settle of waiting.values()) settle(lost);
      waiting.clear();
    });
  });
  socket.send(encodeWire({ ticket: ticket ?? '' }));
  return async (method, args) => {
    if (socket.readyState !== WebSocket.OPEN) return takeOutcome(lost);
    calls += 1;
    const id = calls;
    const answered = new Promise<CallOutcome>((settle) => waiting.set(id, settle));
    socket.send(encodeWire({ id, method, args }));
    return takeOutcome(await answered);
  };
}
