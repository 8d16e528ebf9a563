import { z } from 'zod';
import { createClientDoor } from './host/client-door.ts';
import { createPanelDoor } from './host/panel-door.ts';
import { serveCounterSocket } from './host/counter-socket.ts';
import { type LoopbackServer, serveLoopback } from './host/loopback-server.ts';
import { createSecrets, isSameSecret } from './host/secrets.ts';
import { toHex } from '../shared/values/bytes.ts';
import type { Shell } from './services/shell.ts';
import type { NoteTrouble, RandomBytes } from './services/ports.ts';

export interface BrowserHostOptions {
  readonly shell: Shell;
  /** Fixed, because the browser's store belongs to scheme, host and port. 0 in tests: any free one. */
  readonly port: number;
  readonly panelPort: number;
  readonly clientPort: number;
  /** Whether this counter has a client's screen. */
  readonly clientScreen: boolean;
  /** Folders of the built pages. */
  readonly counterPage: string;
  readonly panelPage: string;
  readonly clientPage: string;
  readonly random: RandomBytes;
  readonly noteTrouble: NoteTrouble;
}

export interface BrowserHost {
  /** The address to open, with the launch token in its fragment. */
  readonly address: string;
  readonly origin: string;
  readonly panelOrigin: string;
  readonly clientOrigin: string;
  close(): Promise<void>;
}

const TokenAsk = z.object({ token: z.string().max(128) });

/**
 * Serves the counter to a browser of this machine: the same services as in Electron, behind three
 * loopback ports, the second for the panel alone, the third for the client's screen. The launch token lives as long as the host, so that a browser that
 * was killed comes back by the same address (docs/decisions/0006-launch-token.md).
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { shell, random, noteTrouble } = options;
  const launchToken = toHex(random(32));
  const bearers = createSecrets(random);
  let counterOrigin = '';
  let panelOrigin = '';
  let clientOrigin = '';
  const door = createPanelDoor(shell, () => panelOrigin, random, noteTrouble);
  const clientDoor = createClientDoor({
    shell,
    isThere: options.clientScreen,
    origin: () => clientOrigin,
    random,
    noteTrouble,
  });
  const common = { noteTrouble, onPost: () => null };

  const counterServer = await serveLoopback({
    ...common,
    port: options.port,
    root: options.counterPage,
    // Read when the page is asked for: the panel's port is known by then.
    policy: () => ({ frames: [panelOrigin], camera: true }),
    socketPath: '/bridge',
    onSocket: (socket) =>
      serveCounterSocket(socket, {
        shell,
        bearers,
        noteTrouble,
        nextId: () => toHex(random(8)),
        viewFor: (tell) => door.viewFor(tell),
        clientView: clientDoor.view,
      }),
    onPost(path, body) {
      if (path !== '/token') return null;
      const asked = TokenAsk.safeParse(parseJson(body));
      return asked.success && isSameSecret(launchToken, asked.data.token)
        ? { status: 200, json: { bearer: bearers.make() } }
        : { status: 403, json: { code: 'TOKEN_UNKNOWN' } };
    },
  });
  counterOrigin = counterServer.origin;
  const panelServer = await closeIfFailed([counterServer], () =>
    serveLoopback({
      ...common,
      port: options.panelPort,
      root: options.panelPage,
      policy: () => ({ ancestors: [counterOrigin] }),
      socketPath: '/panel',
      onSocket: (socket) => door.serve(socket),
    }),
  );
  panelOrigin = panelServer.origin;
  const clientServer = await closeIfFailed([counterServer, panelServer], () =>
    serveLoopback({
      ...common,
      port: options.clientPort,
      root: options.clientPage,
      policy: () => ({}),
      socketPath: '/client',
      onSocket: (socket) => clientDoor.serve(socket),
    }),
  );
  clientOrigin = clientServer.origin;
  return {
    address: `${counterOrigin}/#token=${launchToken}`,
    origin: counterOrigin,
    panelOrigin,
    clientOrigin,
    async close() {
      await counterServer.close();
      await panelServer.close();
      await clientServer.close();
    },
  };
}

async function closeIfFailed<T>(
  opened: readonly LoopbackServer[],
  next: () => Promise<T>,
): Promise<T> {
  try {
    return await next();
  } catch (error) {
    for (const server of opened) await server.close();
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not the token.
    return undefined;
  }
}
