import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { contextBridge } from '../../renderer/bridge/electron-bridge.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { ClientChannel } from '../../shared/bridge/client-screen.ts';
import type { CallOutcome } from '../../shared/bridge/outcome.ts';
import type { PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { builtShell, pageFolder } from './built-shell.ts';
import { type ContentsDouble, ElectronDouble, until } from './electron-double.ts';
import type { HostUnderTest } from './host-under-test.ts';

/** The built main and preloads under a double of Electron. */
export async function startElectronHost(
  dataFolder: string,
  headOfficeUrl: string,
): Promise<HostUnderTest & { readonly double: ElectronDouble }> {
  const built = await builtShell();
  const double = new ElectronDouble(dirname(dataFolder));
  const own = ['--renderer', pageFolder, '--panel', pageFolder, '--client-page', pageFolder];
  const args = ['--data', dataFolder, '--head-office', headOfficeUrl, '--demonstration', ...own];
  await double.start(join(built, 'main.cjs'), args);
  expect(double.errorBoxes).toEqual([]);
  const contents = double.windows[0]!.contents;
  const panelContents = async (): Promise<ContentsDouble> => {
    const isOpen = ({ isGone, exposed }: ContentsDouble) => !isGone && 'guitaiPanel' in exposed;
    await until(() => double.views.some(({ contents }) => isOpen(contents)));
    return double.views.at(-1)!.contents;
  };
  const bridge = (): Bridge => contextBridge(contents.exposed['guitai'] as Bridge);
  const clientContents = async (): Promise<ContentsDouble> => {
    const opened = () =>
      double.windows.find((one) => !one.isDestroyed && 'guitaiClient' in one.contents.exposed);
    if (opened() === undefined) await bridge().clientScreen.open();
    await until(() => opened() !== undefined);
    return opened()!.contents;
  };
  return {
    name: 'electron',
    double,
    get bridge() {
      return bridge();
    },
    call: async (...args) => (await contents.invoke('guitai:call', args)) as CallOutcome,
    panel: async () => (await panelContents()).exposed['guitaiPanel'] as PanelChannel,
    callPanel: async (...args) =>
      (await (await panelContents()).invoke('guitai:panel', args)) as CallOutcome,
    client: async () => (await clientContents()).exposed['guitaiClient'] as ClientChannel,
    callClient: async (...args) =>
      (await (await clientContents()).invoke('guitai:client', args)) as CallOutcome,
    reload: () => contents.loadURL(contents.url),
    stop: () => double.quit(),
  };
}
