import { contextBridge, ipcRenderer } from 'electron';
import { bridgeOver } from '../shared/bridge/client.ts';
import type { Bridge } from '../shared/bridge/index.ts';
import { type CallOutcome, takeOutcome } from '../shared/bridge/outcome.ts';
import type { ShellNews } from '../shared/bridge/system.ts';
import { ipcChannels } from './ipc-channels.ts';

/** All that the counter's page gets of Electron: exactly the bridge. */
const bridge = bridgeOver(
  // The main process answers every call with an outcome (dispatch.ts).
  async (service, method, args) =>
    takeOutcome((await ipcRenderer.invoke(ipcChannels.call, service, method, args)) as CallOutcome),
  (listener) => {
    const hear = (_event: unknown, news: ShellNews): void => listener(news);
    ipcRenderer.on(ipcChannels.news, hear);
    return () => void ipcRenderer.off(ipcChannels.news, hear);
  },
) satisfies Bridge;

contextBridge.exposeInMainWorld('guitai', bridge);
