import type { WebSocket } from 'ws';
import type { ShellNews } from '../../shared/bridge/system.ts';
import { encodeWire, Greeting, WireCall, type WireMessage } from '../../shared/bridge/wire.ts';
import { dispatch } from '../dispatch.ts';
import type { ClientView } from '../services/client-screen.ts';
import type { PanelView } from '../services/panel.ts';
import type { NoteTrouble } from '../services/ports.ts';
import type { Shell } from '../services/shell.ts';
import type { ShellConnection } from '../services/shell-options.ts';
import { closeCodes, readMessages } from './message-socket.ts';
import type { Secrets } from './secrets.ts';

export interface CounterSocketParts {
  readonly shell: Shell;
  readonly bearers: Secrets;
  readonly noteTrouble: NoteTrouble;
  /** Names this connection, new each time. */
  readonly nextId: () => string;
  viewFor(tell: (news: ShellNews) => void): PanelView;
  readonly clientView: ClientView;
}

/** Serves one window over its WebSocket, from its greeting to its end. */
export function serveCounterSocket(socket: WebSocket, parts: CounterSocketParts): void {
  const { shell, bearers, noteTrouble } = parts;
  let connection: ShellConnection | null = null;
  const send = (message: WireMessage): void => {
    if (socket.readyState === socket.OPEN) socket.send(encodeWire(message));
  };
  const tell = (news: ShellNews): void => send({ news });

  const greet = (message: unknown): boolean => {
    const greeting = Greeting.safeParse(message);
    if (!greeting.success || !bearers.has(greeting.data.bearer)) return false;
    const { clientView } = parts;
    connection = shell.connect({
      id: parts.nextId(),
      tell,
      panelView: parts.viewFor(tell),
      clientView,
    });
    return true;
  };
  const hear = (message: unknown): void => {
    const call = WireCall.safeParse(message);
    if (!call.success || connection === null) {
      socket.close(closeCodes.protocol);
      return;
    }
    const { id } = call.data;
    const { services } = connection;
    const answer = async (): Promise<void> =>
      send({ id, ...(await dispatch(services, call.data, noteTrouble)) });
    answer().catch((error: unknown) => {
      noteTrouble('an answer could not be sent', error);
      socket.terminate();
    });
  };
  readMessages(socket, greet, hear);
  socket.on('close', () => connection?.end());
}
