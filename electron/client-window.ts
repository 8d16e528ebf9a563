import { BrowserWindow, type Display, screen, session, type WebContents } from 'electron';
import { join } from 'node:path';
import { confine, pageOrigins, pagePreferences, servePage } from './security.ts';
import type { ClientPage, ClientView } from './services/client-screen.ts';

export interface ClientWindowParts {
  /** Folder of the built page. */
  readonly page: string;
  /** Folder of the built preloads. */
  readonly preloads: string;
  /** Whether the machine has, by its settings, a screen that faces the client. */
  readonly isThere: boolean;
  /** A demonstration shows the client's screen on a single display too. */
  readonly needsDisplay: boolean;
  arrived(replaced: () => void): ClientPage;
}

/** The window that faces the client. */
export interface ClientWindow {
  readonly view: ClientView;
  /** The page that may call, and its place in the shell; null while the window is closed. */
  caller(): { readonly contents: WebContents; readonly page: ClientPage } | null;
  destroy(): void;
}

const clientWindows = new WeakSet<BrowserWindow>();

/** Whether a window faces the client: staff's look and scale are not for it. */
export function isClientWindow(window: BrowserWindow): boolean {
  return clientWindows.has(window);
}

/** The client's window: full screen on a display on which the counter is not, in a session that keeps nothing. */
export function clientWindowBeside(counter: BrowserWindow, parts: ClientWindowParts): ClientWindow {
  const own = session.fromPartition('client');
  servePage(own, pageOrigins.client, parts.page);
  let shown: { readonly window: BrowserWindow; page: ClientPage | null } | null = null;

  const freeDisplay = (): Display | undefined => {
    const { id } = screen.getDisplayMatching(counter.getBounds());
    return screen.getAllDisplays().find((display) => display.id !== id);
  };
  const create = (): void => {
    const display = freeDisplay();
    const place = display === undefined ? {} : { ...display.bounds, fullscreen: true };
    const window = new BrowserWindow({
      width: 1024,
      height: 768,
      ...place,
      title: '客户屏',
      backgroundColor: '#f3f5f8',
      autoHideMenuBar: true,
      webPreferences: pagePreferences(own, join(parts.preloads, 'client-preload.cjs')),
    });
    clientWindows.add(window);
    confine(window.webContents);
    const mine: NonNullable<typeof shown> = { window, page: null };
    shown = mine;
    const leave = (): void => {
      mine.page?.leave();
      mine.page = null;
    };
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (!isMainFrame || isSameDocument) return;
      leave();
      mine.page = parts.arrived(() => window.destroy());
    });
    window.webContents.on('render-process-gone', leave);
    window.on('closed', () => {
      leave();
      if (shown === mine) shown = null;
    });
    void window.loadURL(`${pageOrigins.client}/index.html`);
  };
  const destroy = (): void => shown?.window.destroy();
  // Without its counter the client's screen is nobody's; it would also keep the program from ending.
  counter.on('closed', destroy);
  return {
    view: {
      missing() {
        if (!parts.isThere) return '本终端没有客户屏。';
        const isMissing = parts.needsDisplay && shown === null && freeDisplay() === undefined;
        return isMissing ? '没有找到面向客户的第二台显示器,请检查连接。' : null;
      },
      open() {
        if (shown === null) create();
        else shown.window.show();
        return null;
      },
      close: destroy,
    },
    caller() {
      const page = shown?.page ?? null;
      return shown === null || page === null ? null : { contents: shown.window.webContents, page };
    },
    destroy,
  };
}
