import { contextBridge, ipcRenderer } from 'electron';
import { type CallOutcome, takeOutcome } from '../shared/bridge/outcome.ts';
import type { PanelChannel, PanelReply, PanelTask } from '../shared/bridge/staff-keys.ts';
import { ipcChannels } from './ipc-channels.ts';

async function call(method: keyof PanelChannel, args: readonly unknown[]): Promise<unknown> {
  // The main process answers every call with an outcome (dispatch.ts).
  return takeOutcome((await ipcRenderer.invoke(ipcChannels.panel, method, args)) as CallOutcome);
}

/** All that the panel's page gets of Electron: its own channel. */
const channel = {
  // Each method's outcome carries the type the shell's own interface has.
  task: async () => (await call('task', [])) as PanelTask,
  answer: async (answer) => (await call('answer', [answer])) as PanelReply,
} satisfies PanelChannel;

contextBridge.exposeInMainWorld('guitaiPanel', channel);
