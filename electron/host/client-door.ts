import type { WebSocket } from 'ws';
import { ClientCall, encodeWire, TicketGreeting } from '../../shared/bridge/wire.ts';
import { dispatchClient } from '../dispatch.ts';
import type { ClientPage, ClientView } from '../services/client-screen.ts';
import type { NoteTrouble, RandomBytes } from '../services/ports.ts';
import type { Shell } from '../services/shell.ts';
import { closeCodes, readMessages } from './message-socket.ts';
import { createSecrets } from './secrets.ts';

/** The way to the client's page: its address carries a ticket that opens its channel once. */
export interface ClientDoor {
  readonly view: ClientView;
  serve(socket: WebSocket): void;
}

export interface ClientDoorParts {
  readonly shell: Shell;
  readonly isThere: boolean;
  readonly origin: () => string;
  readonly random: RandomBytes;
  readonly noteTrouble: NoteTrouble;
}

export function createClientDoor(parts: ClientDoorParts): ClientDoor {
  const { shell, noteTrouble } = parts;
  // A few, for a second try to open the window while the first one is still loading.
  const tickets = createSecrets(parts.random, 4);
  let opened: WebSocket | null = null;

  const serve = (socket: WebSocket): void => {
    let page: ClientPage | null = null;
    const greet = (message: unknown): boolean => {
      const greeting = TicketGreeting.safeParse(message);
      if (!greeting.success || !tickets.take(greeting.data.ticket)) return false;
      opened = socket;
      page = shell.clientArrived(() => socket.close(closeCodes.protocol));
      return true;
    };
    const hear = (message: unknown): void => {
      const call = ClientCall.safeParse(message);
      if (!call.success || page === null) {
        socket.close(closeCodes.protocol);
        return;
      }
      const { id } = call.data;
      const { channel } = page;
      const answer = async (): Promise<void> => {
        const outcome = await dispatchClient(channel, call.data, noteTrouble);
        if (socket.readyState === socket.OPEN) socket.send(encodeWire({ id, ...outcome }));
      };
      answer().catch((error: unknown) => noteTrouble('the client could not be answered', error));
    };
    readMessages(socket, greet, hear);
    socket.on('close', () => {
      if (opened === socket) opened = null;
      page?.leave();
    });
  };

  return {
    serve,
    view: {
      missing: () => (parts.isThere ? null : '本终端没有客户屏。'),
      open: () => `${parts.origin()}/#ticket=${tickets.make()}`,
      close: () => opened?.close(),
    },
  };
}
