import type {
  ClientChannel,
  ClientPageReply,
  ClientStepReply,
  ClientTurn,
} from '../../shared/bridge/client-screen.ts';
import { openTicketSocket } from './ticket-socket.ts';
import { withFault } from './with-fault.ts';

/** The client's page's channel: the client preload's in Electron, else the browser host's WebSocket with the ticket of the address. */
export async function connectClient(): Promise<ClientChannel> {
  const { guitaiClient } = globalThis as { readonly guitaiClient?: ClientChannel };
  return guitaiClient === undefined ? await openSocket() : withFaults(guitaiClient);
}

function withFaults(exposed: ClientChannel): ClientChannel {
  return {
    next: (seen) => withFault(exposed.next(seen)),
    tell: (turn, step) => withFault(exposed.tell(turn, step)),
    answer: (turn, answer) => withFault(exposed.answer(turn, answer)),
  };
}

async function openSocket(): Promise<ClientChannel> {
  const call = await openTicketSocket('/client');
  return {
    // The shell answers each method with the type its own interface has.
    next: async (seen) => (await call('next', [seen])) as ClientTurn,
    tell: async (turn, step) => (await call('tell', [turn, step])) as ClientStepReply,
    answer: async (turn, answer) => (await call('answer', [turn, answer])) as ClientPageReply,
  };
}
