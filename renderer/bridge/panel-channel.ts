import type {
  PanelAnswer,
  PanelChannel,
  PanelReply,
  PanelTask,
} from '../../shared/bridge/staff-keys.ts';
import { openTicketSocket } from './ticket-socket.ts';
import { withFault } from './with-fault.ts';

/** The panel page's channel: the panel preload's in Electron, else the browser host's WebSocket with the ticket of the address. */
export async function connectPanel(): Promise<PanelChannel> {
  const { guitaiPanel } = globalThis as { readonly guitaiPanel?: PanelChannel };
  return guitaiPanel === undefined ? await openSocket() : withFaults(guitaiPanel);
}

function withFaults(exposed: PanelChannel): PanelChannel {
  return {
    task: () => withFault(exposed.task()),
    answer: (answer) => withFault(exposed.answer(answer)),
  };
}

async function openSocket(): Promise<PanelChannel> {
  const call = await openTicketSocket('/panel');
  return {
    // The shell answers each method with the type its own interface has.
    task: async () => (await call('task', [])) as PanelTask,
    answer: async (answer: PanelAnswer) => (await call('answer', [answer])) as PanelReply,
  };
}
