import { BrowserWindow, nativeTheme, session, type WebContents, WebContentsView } from 'electron';
import { join } from 'node:path';
import type { PrintDocument, Printer } from '../shared/bridge/printer.ts';
import type { ShellNews, WindowLook } from '../shared/bridge/system.ts';
import {
  type ClientWindow,
  clientWindowBeside,
  type ClientWindowParts,
  isClientWindow,
} from './client-window.ts';
import { ipcChannels } from './ipc-channels.ts';
import { confine, denyPermissions, pageOrigins, pagePreferences, servePage } from './security.ts';
import type { PanelView } from './services/panel.ts';
import type { NoteTrouble } from './services/ports.ts';
import type { ShellConnection, WindowSide } from './services/shell-options.ts';
import { Turns } from './services/turns.ts';

/** Folders of the built pages and the file names of the preloads beside the built main. */
export interface PagePlaces {
  readonly counter: string;
  readonly panel: string;
  readonly preloads: string;
}

/** The counter's window with its panel, and the client's beside it. */
export interface CounterWindow {
  readonly contents: WebContents;
  readonly connection: ShellConnection;
  readonly panelContents: WebContents | null;
  readonly client: ClientWindow;
  load(): Promise<void>;
  focus(): void;
}

/** Opens the window and connects it to the shell; each load of its page is a connection of its own. */
export function openCounterWindow(
  places: PagePlaces,
  clientParts: Omit<ClientWindowParts, 'preloads'>,
  connect: (window: WindowSide) => ShellConnection,
): CounterWindow {
  const own = session.fromPartition('persist:counter');
  servePage(own, pageOrigins.counter, places.counter, { camera: true });
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    title: '柜台',
    backgroundColor: '#f3f5f8',
    autoHideMenuBar: true,
    webPreferences: pagePreferences(own, join(places.preloads, 'preload.cjs')),
  });
  const { webContents: contents } = window;
  confine(contents);
  const panel = panelOver(window, places);
  const client = clientWindowBeside(window, { ...clientParts, preloads: places.preloads });
  const tell = (news: ShellNews): void => {
    if (!contents.isDestroyed()) contents.send(ipcChannels.news, news);
  };
  let loads = 0;
  const connectAnew = (): ShellConnection => {
    loads += 1;
    const id = `window-${loads}`;
    return connect({ id, tell, panelView: panel.view, clientView: client.view });
  };
  let connection = connectAnew();
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return;
    connection.end();
    connection = connectAnew();
  });
  contents.on('render-process-gone', () => connection.end());
  window.on('closed', () => connection.end());
  return {
    load: () => window.loadURL(`${pageOrigins.counter}/index.html`),
    contents,
    client,
    get connection() {
      return connection;
    },
    get panelContents() {
      return panel.contents();
    },
    focus() {
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
}

/** Light or dark, which the panel's page follows too, and the scale of every window of staff. */
export function applyLook({ shade, scalePercent }: WindowLook): void {
  nativeTheme.themeSource = shade;
  for (const window of BrowserWindow.getAllWindows()) {
    if (!isClientWindow(window)) window.webContents.setZoomFactor(scalePercent / 100);
  }
}

/** The panel lies over the whole window, in a session of its own that keeps nothing. */
function panelOver(
  window: BrowserWindow,
  places: PagePlaces,
): { readonly view: PanelView; contents(): WebContents | null } {
  const own = session.fromPartition('panel');
  servePage(own, pageOrigins.panel, places.panel);
  let shown: WebContentsView | null = null;
  const fit = (): void => {
    const { width, height } = window.getContentBounds();
    shown?.setBounds({ x: 0, y: 0, width, height });
  };
  window.on('resize', fit);
  const view: PanelView = {
    show() {
      shown = new WebContentsView({
        webPreferences: pagePreferences(own, join(places.preloads, 'panel-preload.cjs')),
      });
      confine(shown.webContents);
      window.contentView.addChildView(shown);
      fit();
      shown.webContents.setZoomFactor(window.webContents.getZoomFactor());
      shown.webContents.focus();
      void shown.webContents.loadURL(`${pageOrigins.panel}/index.html`);
    },
    hide() {
      const gone = shown;
      shown = null;
      if (gone === null || window.isDestroyed()) return;
      window.contentView.removeChildView(gone);
      gone.webContents.close();
      window.webContents.focus();
    },
  };
  return { view, contents: () => shown?.webContents ?? null };
}

const printOrigin = 'app://print';
const printPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const pageSizes = {
  A4: { pageSize: 'A4', landscape: false },
  'A4-landscape': { pageSize: 'A4', landscape: true },
  'A5-landscape': { pageSize: 'A5', landscape: true },
} as const;

/** Prints documents, one at a time, from a hidden page that can run nothing, through the system's dialog. */
export function createPrinter(noteTrouble: NoteTrouble): Printer {
  const own = session.fromPartition('print');
  const turns = new Turns();
  let html = '';
  denyPermissions(own);
  own.protocol.handle('app', () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': printPolicy,
    };
    return new Response(html, { headers });
  });
  const print = async (
    document: PrintDocument,
  ): Promise<{ readonly status: 'printed' | 'cancelled' }> => {
    html = document.html;
    const window = new BrowserWindow({
      show: false,
      title: document.title,
      webPreferences: { ...pagePreferences(own, null), javascript: false },
    });
    try {
      confine(window.webContents);
      await window.loadURL(`${printOrigin}/`);
      return await printed(window.webContents, document, noteTrouble);
    } finally {
      html = '';
      window.destroy();
    }
  };
  return { print: (document) => turns.run(() => print(document)) };
}

function printed(
  contents: WebContents,
  document: PrintDocument,
  noteTrouble: NoteTrouble,
): Promise<{ readonly status: 'printed' | 'cancelled' }> {
  return new Promise((done) => {
    contents.print({ ...pageSizes[document.paper], printBackground: true }, (isPrinted, why) => {
      if (!isPrinted && !/cancel/i.test(why)) noteTrouble(`printing failed: ${why}`);
      done({ status: isPrinted ? 'printed' : 'cancelled' });
    });
  });
}
