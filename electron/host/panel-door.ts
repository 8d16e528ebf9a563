import type { WebSocket } from 'ws';
import type { ShellNews } from '../../shared/bridge/system.ts';
import { encodeWire, PanelCall, TicketGreeting } from '../../shared/bridge/wire.ts';
import { dispatchPanel } from '../dispatch.ts';
import type { PanelView } from '../services/panel.ts';
import type { NoteTrouble, RandomBytes } from '../services/ports.ts';
import type { Shell } from '../services/shell.ts';
import { closeCodes, readMessages } from './message-socket.ts';
import { createSecrets } from './secrets.ts';

/** The way to the panel page: its address carries a ticket that opens its channel once. */
export interface PanelDoor {
  viewFor(tell: (news: ShellNews) => void): PanelView;
  serve(socket: WebSocket): void;
}

export function createPanelDoor(
  shell: Shell,
  origin: () => string,
  random: RandomBytes,
  noteTrouble: NoteTrouble,
): PanelDoor {
  const tickets = createSecrets(random, 1);
  let shown: { readonly view: PanelView; socket: WebSocket | null } | null = null;

  const serve = (socket: WebSocket): void => {
    let mine: typeof shown = null;
    const greet = (message: unknown): boolean => {
      const greeting = TicketGreeting.safeParse(message);
      if (shown === null || !greeting.success || !tickets.take(greeting.data.ticket)) return false;
      mine = shown;
      mine.socket = socket;
      return true;
    };
    const hear = (message: unknown): void => {
      const call = PanelCall.safeParse(message);
      // A page whose task is over must not answer the next one.
      if (!call.success || mine !== shown) {
        socket.close(closeCodes.protocol);
        return;
      }
      const { id } = call.data;
      const answer = async (): Promise<void> => {
        const outcome = await dispatchPanel(shell.panelChannel, call.data, noteTrouble);
        if (socket.readyState === socket.OPEN) socket.send(encodeWire({ id, ...outcome }));
      };
      answer().catch((error: unknown) => noteTrouble('the panel could not be answered', error));
    };
    readMessages(socket, greet, hear);
    socket.on('close', () => {
      // The frame is gone and its ticket is used: nobody could ever answer this task.
      if (mine !== null && mine === shown && mine.socket === socket) shell.cancelPanel(mine.view);
    });
  };

  return {
    serve,
    viewFor(tell) {
      const view: PanelView = {
        show() {
          shown = { view, socket: null };
          tell({ kind: 'panel', url: `${origin()}/#ticket=${tickets.make()}` });
        },
        hide() {
          // The page still has to hear its last answer; the window takes the frame away.
          shown = null;
          tell({ kind: 'panel', url: null });
        },
      };
      return view;
    },
  };
}
