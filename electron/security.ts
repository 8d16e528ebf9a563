import { app, protocol, type Session, type WebContents, type WebPreferences } from 'electron';
import { pageFile } from './page-files.ts';
import { type PagePolicy, pageHeaders } from './page-policy.ts';

/** The pages' origins. They never change: the counter's owns its store. */
export const pageOrigins = {
  counter: 'app://counter',
  panel: 'app://panel',
  client: 'app://client',
} as const;

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

/** Serves one built page, and nothing else, under its origin; it gets no permission but the camera, where the policy has it. */
export function servePage(
  session: Session,
  origin: string,
  root: string,
  policy: PagePolicy = {},
): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const isOurs = request.method === 'GET' && `${url.protocol}//${url.host}` === origin;
    const file = isOurs ? await pageFile(root, url.pathname) : null;
    if (file === null) return new Response(null, { status: 404, headers: pageHeaders(policy) });
    return new Response(file.body, {
      headers: { ...pageHeaders(policy), 'content-type': file.type },
    });
  });
  denyPermissions(session);
  if (policy.camera === true) allowCamera(session, origin);
}

/** No camera, microphone, notifications, devices or screens. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, give) => give({}));
}

/** The camera alone, for the page of this origin alone; a request for sound besides is refused as a whole. */
function allowCamera(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, permission, grant, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const isVideo = types.length > 0 && types.every((type) => type === 'video');
    grant(permission === 'media' && isVideo && originOf(details.requestingUrl) === origin);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, from, { mediaType }) =>
      permission === 'media' && mediaType === 'video' && originOf(from) === origin,
  );
}

/** URL gives schemes of our own no origin. */
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
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
