import { randomBytes } from 'node:crypto';
import { startBrowserHost } from '../../electron/browser-host.ts';
import { bridgeOver } from '../../shared/bridge/client.ts';
import type {
  ClientChannel,
  ClientPageReply,
  ClientStepReply,
  ClientTurn,
} from '../../shared/bridge/client-screen.ts';
import { takeOutcome } from '../../shared/bridge/outcome.ts';
import type {
  PanelAnswer,
  PanelChannel,
  PanelReply,
  PanelTask,
} from '../../shared/bridge/staff-keys.ts';
import { pageFolder } from './built-shell.ts';
import { until } from './electron-double.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { startShell } from './shell-kit.ts';
import { bearerFor, openSocket, type TestSocket } from './socket-client.ts';

/** The browser host over real sockets. */
export async function startSocketHost(
  dataFolder: string,
  headOfficeUrl: string,
): Promise<HostUnderTest> {
  const shell = await startShell(dataFolder, { headOfficeUrl, clock: () => Date.now() });
  const host = await startBrowserHost({
    shell,
    port: 0,
    panelPort: 0,
    clientPort: 0,
    clientScreen: true,
    counterPage: pageFolder,
    panelPage: pageFolder,
    clientPage: pageFolder,
    random: randomBytes,
    noteTrouble: () => undefined,
  });
  const { origin } = host;
  const token = new URL(host.address).hash.slice('#token='.length);
  const open = async (): Promise<TestSocket> =>
    await openSocket(
      `${origin.replace('http', 'ws')}/bridge`,
      { origin },
      { bearer: await bearerFor(origin, token) },
    );
  let window = await open();
  let page: { readonly url: string; readonly socket: TestSocket } | null = null;

  const panelSocket = async (): Promise<TestSocket> => {
    const shown = () => window.news.findLast((one) => one.kind === 'panel')?.url ?? null;
    await until(() => shown() !== null);
    const url = shown()!;
    if (page?.url === url) return page.socket;
    const at = new URL(url);
    const ticket = at.hash.slice('#ticket='.length);
    const socket = await openSocket(`ws://${at.host}/panel`, { origin: at.origin }, { ticket });
    page = { url, socket };
    return socket;
  };
  const bridge = bridgeOver(
    async (service, method, args) => takeOutcome(await window.call({ service, method, args })),
    () => () => undefined,
  );
  let clientPage: TestSocket | null = null;
  const clientSocket = async (): Promise<TestSocket> => {
    if (clientPage !== null) return clientPage;
    const at = new URL((await bridge.clientScreen.open()).address ?? '');
    const ticket = at.hash.slice('#ticket='.length);
    clientPage = await openSocket(`ws://${at.host}/client`, { origin: at.origin }, { ticket });
    return clientPage;
  };
  return {
    name: 'browser',
    bridge,
    call: (service, method, args) => window.call({ service, method, args }),
    async panel(): Promise<PanelChannel> {
      const socket = await panelSocket();
      const call = async (method: string, args: readonly unknown[]) =>
        takeOutcome(await socket.call({ method, args }));
      return {
        task: async () => (await call('task', [])) as PanelTask,
        answer: async (answer: PanelAnswer) => (await call('answer', [answer])) as PanelReply,
      };
    },
    callPanel: async (method, args) => await (await panelSocket()).call({ method, args }),
    async client(): Promise<ClientChannel> {
      const socket = await clientSocket();
      const call = async (method: string, args: readonly unknown[]) =>
        takeOutcome(await socket.call({ method, args }));
      return {
        next: async (seen) => (await call('next', [seen])) as ClientTurn,
        tell: async (...args) => (await call('tell', args)) as ClientStepReply,
        answer: async (...args) => (await call('answer', args)) as ClientPageReply,
      };
    },
    callClient: async (method, args) => await (await clientSocket()).call({ method, args }),
    async reload() {
      await window.close();
      window = await open();
    },
    async stop() {
      await host.close();
      await shell.close();
    },
  };
}
