import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { CallOutcome } from '../shared/bridge/outcome.ts';
import { dispatch, dispatchClient, dispatchPanel } from './dispatch.ts';
import { ipcChannels } from './ipc-channels.ts';
import { pageOrigins } from './security.ts';
import type { ClientPage } from './services/client-screen.ts';
import type { NoteTrouble } from './services/ports.ts';
import type { Shell } from './services/shell.ts';
import type { ShellConnection } from './services/shell-options.ts';

/** The pages that may call: whoever is not one of them is refused. */
export interface Callers {
  /** The counter's window, while it is there. */
  counter(): { readonly contents: WebContents; readonly connection: ShellConnection } | null;
  /** The panel's view, while a task is open. */
  panel(): WebContents | null;
  /** The client's window, while it is open. */
  client(): { readonly contents: WebContents; readonly page: ClientPage } | null;
}

/** Answers the preloads. The main process trusts a frame by its sender and origin, and no argument at all. */
export function answerPages(shell: Shell, callers: Callers, noteTrouble: NoteTrouble): void {
  ipcMain.handle(
    ipcChannels.call,
    async (event, service: unknown, method: unknown, args: unknown) => {
      const caller = callers.counter();
      if (caller === null || !isFrom(event, caller.contents, pageOrigins.counter)) return stranger;
      return await dispatch(caller.connection.services, { service, method, args }, noteTrouble);
    },
  );
  ipcMain.handle(ipcChannels.panel, async (event, method: unknown, args: unknown) => {
    const contents = callers.panel();
    if (contents === null || !isFrom(event, contents, pageOrigins.panel)) return stranger;
    return await dispatchPanel(shell.panelChannel, { method, args }, noteTrouble);
  });
  ipcMain.handle(ipcChannels.client, async (event, method: unknown, args: unknown) => {
    const caller = callers.client();
    if (caller === null || !isFrom(event, caller.contents, pageOrigins.client)) return stranger;
    return await dispatchClient(caller.page.channel, { method, args }, noteTrouble);
  });
}

function isFrom(event: IpcMainInvokeEvent, contents: WebContents, origin: string): boolean {
  const frame = event.senderFrame;
  // Null when the frame has gone meanwhile; a frame inside the page is not the page.
  return (
    event.sender === contents &&
    frame !== null &&
    frame.parent === null &&
    frame.url.startsWith(`${origin}/`)
  );
}

const stranger: CallOutcome = {
  ok: false,
  fault: { code: 'BRIDGE_REFUSED', detail: 'unknown sender' },
};
