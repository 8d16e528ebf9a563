import { app, protocol, type Session, type WebContents, type WebPreferences } from 'electron';
import { pageFile } from './page-files.ts';
import { pageHeaders } from './page-policy.ts';

/** The two pages' origins. They never change: the counter's owns its store. */
export const pageOrigins = { counter: 'app://counter', panel: 'app://panel' } as const;

/** Before the program is ready: pages come from a scheme that counts as secure and has an origin. */
export function registerPageScheme(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Every option that could give a page power, in one place. `preload` is all it gets. */
export function pagePreferences(session: Session, preload: string | null): WebPreferences {
  return {
    session,
    ...(preload === null ? {} : { preload }),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    devTools: !app.isPackaged,
  };
}

/** Serves one built page, and nothing else, under its origin; no page of the session gets any permission. */
export function servePage(session: Session, origin: string, root: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const isOurs = request.method === 'GET' && `${url.protocol}//${url.host}` === origin;
    const file = isOurs ? await pageFile(root, url.pathname) : null;
    if (file === null) return new Response(null, { status: 404, headers: pageHeaders({}) });
    return new Response(file.body, { headers: { ...pageHeaders({}), 'content-type': file.type } });
  });
  denyPermissions(session);
}

/** No camera, microphone, notifications, devices or screens. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, give) => give({}));
}

/** A page stays where it is: no navigation, no redirect, no new window, no embedded view. */
export function confine(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
