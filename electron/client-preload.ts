import { contextBridge, ipcRenderer } from 'electron';
import type {
  ClientChannel,
  ClientPageReply,
  ClientStepReply,
  ClientTurn,
} from '../shared/bridge/client-screen.ts';
import { type CallOutcome, takeOutcome } from '../shared/bridge/outcome.ts';
import { ipcChannels } from './ipc-channels.ts';

async function call(method: keyof ClientChannel, args: readonly unknown[]): Promise<unknown> {
  // The main process answers every call with an outcome (dispatch.ts).
  return takeOutcome((await ipcRenderer.invoke(ipcChannels.client, method, args)) as CallOutcome);
}

/** All that the client's page gets of Electron: its own channel. */
const channel = {
  // Each method's outcome carries the type the shell's own interface has.
  next: async (seen) => (await call('next', [seen])) as ClientTurn,
  tell: async (turn, step) => (await call('tell', [turn, step])) as ClientStepReply,
  answer: async (turn, answer) => (await call('answer', [turn, answer])) as ClientPageReply,
} satisfies ClientChannel;

contextBridge.exposeInMainWorld('guitaiClient', channel);
