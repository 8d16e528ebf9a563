import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtShell } from './built-shell.ts';
import { type ContentsDouble, ElectronDouble } from './electron-double.ts';
import { startElectronHost } from './electron-host.ts';
import { enrolmentNotice, temporaryFolder } from './shell-kit.ts';
import { startSmallHeadOffice, type SmallHeadOffice } from './small-head-office.ts';

let office: SmallHeadOffice;
let folder: ReturnType<typeof temporaryFolder>;
let host: Awaited<ReturnType<typeof startElectronHost>>;
let window: ContentsDouble;
let panel: ContentsDouble;

beforeAll(async () => {
  office = await startSmallHeadOffice(() => Date.now());
  folder = temporaryFolder();
  host = await startElectronHost(folder.path, office.url);
  window = host.double.windows[0]!.contents;
  void host.bridge.staffKeys.enrol();
  await host.panel();
  panel = host.double.views[0]!.contents;
});
afterAll(async () => {
  await host.stop();
  await office.close();
  folder.remove();
});

const pages = () => [window, panel];

describe('pages in Electron', () => {
  it('are sandboxed and isolated, each with its own preload and session', () => {
    for (const [index, { preferences }] of pages().entries()) {
      const { session, ...rest } = preferences;
      expect(rest).toEqual({
        preload: expect.stringMatching(
          index === 0 ? /\/preload\.cjs$/ : /\/panel-preload\.cjs$/,
        ) as string,
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
        devTools: true,
      });
      // Only a partition that begins with `persist:` is kept on the disk.
      expect(session.partition).toBe(index === 0 ? 'persist:counter' : 'panel');
    }
    expect(host.double.calls).toContain('enableSandbox');
    expect(host.double.calls).toContain('menu null');
  });

  it('get exactly their own door, and nothing else of Electron', () => {
    expect(Object.keys(window.exposed)).toEqual(['guitai']);
    expect(Object.keys(window.exposed['guitai'] as object).sort()).toEqual([
      'devices',
      'evidence',
      'feedLog',
      'journalLog',
      'keyStore',
      'onNews',
      'printer',
      'staffKeys',
      'system',
      'uplink',
    ]);
    expect(Object.keys(panel.exposed)).toEqual(['guitaiPanel']);
    expect(Object.keys(panel.exposed['guitaiPanel'] as object).sort()).toEqual(['answer', 'task']);
  });

  it('come from a scheme that is standard and secure, with the policy of the browser host', async () => {
    expect(host.double.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ]);
    expect([window.url, panel.url]).toEqual(['app://counter/index.html', 'app://panel/index.html']);
    for (const { document } of pages()) {
      expect(document?.status).toBe(200);
      const policy = document?.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(document?.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each([
    'app://counter/../package.json',
    'app://panel/index.html',
    'app://counter/%2e%2e/main.cjs',
    'app://other/',
  ])('are nothing but the built files: %s', async (url) => {
    const answer = await window.preferences.session.serve?.(new Request(url));
    expect(answer?.status).toBe(404);
  });

  it('stay where they are: no navigation, no new window, no embedded view', () => {
    for (const contents of pages()) {
      for (const event of [
        'will-navigate',
        'will-frame-navigate',
        'will-redirect',
        'will-attach-webview',
      ]) {
        let isPrevented = false;
        contents.emit(event, { preventDefault: () => (isPrevented = true) });
        expect({ event, isPrevented }).toEqual({ event, isPrevented: true });
      }
      expect(contents.windowOpen?.({ url: 'https://evil.example' })).toEqual({ action: 'deny' });
    }
  });

  it('get no permission but the camera, which the counter’s own page alone gets, without sound', () => {
    for (const [name, { permissions }] of host.double.sessions) {
      const isCounter = name === 'persist:counter';
      const given = (permission: string, mediaTypes: readonly string[], requestingUrl: string) => {
        const answers: unknown[] = [];
        const grant = (answer: unknown) => answers.push(answer);
        const details = { mediaTypes, requestingUrl };
        permissions.get('request')?.(...([null, permission, grant, details] as never[]));
        return answers;
      };
      expect(given('media', ['video'], 'app://counter/index.html')).toEqual([isCounter]);
      expect(given('media', ['video'], 'app://panel/index.html')).toEqual([false]);
      expect(given('media', ['video', 'audio'], 'app://counter/index.html')).toEqual([false]);
      expect(given('media', [], 'app://counter/index.html')).toEqual([false]);
      expect(given('geolocation', [], 'app://counter/index.html')).toEqual([false]);
      const checked = (permission: string, mediaType: string, from: string) =>
        permissions.get('check')?.(...([null, permission, from, { mediaType }] as never[]));
      expect(checked('media', 'video', 'app://counter/')).toBe(isCounter);
      expect(checked('media', 'video', 'https://evil.example/')).toBe(false);
      expect(checked('media', 'audio', 'app://counter/')).toBe(false);
      expect(checked('geolocation', 'video', 'app://counter/')).toBe(false);
      const shared: unknown[] = [];
      const share = (answer: unknown) => shared.push(answer);
      permissions.get('display')?.(...([null, share] as never[]));
      expect(shared).toEqual([{}]);
      expect(permissions.get('device')?.(...([{}] as never[]))).toBe(false);
    }
    expect([...host.double.sessions.keys()].sort()).toEqual(['panel', 'persist:counter', 'print']);
  });

  it('are heard only as themselves: no other sender, frame or origin', async () => {
    const stranger = { ok: false, fault: { code: 'BRIDGE_REFUSED', detail: 'unknown sender' } };
    const info = ['system', 'info', []];
    expect(await window.invoke('guitai:call', info)).toMatchObject({ ok: true });
    for (const frame of [
      null,
      window.frame({ url: 'https://evil.example/' }),
      window.frame({ url: 'app://counter.evil/' }),
      window.frame({ url: 'app://panel/index.html' }),
      window.frame({ parent: {} }),
    ]) {
      expect(await window.invoke('guitai:call', info, frame)).toEqual(stranger);
    }
    // The counter's page can neither read nor answer the panel's task, nor the panel call the services.
    expect(await panel.invoke('guitai:call', info)).toEqual(stranger);
    expect(await window.invoke('guitai:panel', ['task', []])).toEqual(stranger);
    expect(await panel.invoke('guitai:panel', ['task', []])).toMatchObject({ ok: true });
  });

  it('print from a hidden page that can run nothing', async () => {
    await host.bridge.printer.print({ title: '凭条', html: '<p>x</p>', paper: 'A5-landscape' });
    const printing = host.double.windows.at(-1);
    expect(printing?.options).toMatchObject({
      show: false,
      webPreferences: { javascript: false, sandbox: true },
    });
    expect(printing?.options.webPreferences).not.toHaveProperty('preload');
    expect(printing?.contents.document?.headers.get('content-security-policy')).not.toContain(
      'script-src',
    );
    expect(printing?.isDestroyed).toBe(true);
  });
});

describe('start in Electron', () => {
  it('refuses to keep device keys where nothing protects them', async () => {
    const own = temporaryFolder();
    const double = new ElectronDouble(dirname(own.path));
    double.isEncryptionAvailable = false;
    await double.start(`${await builtShell()}/main.cjs`, ['--data', own.path]);
    expect(double.errorBoxes[0]).toContain('密钥库不可用');
    expect(double.calls).toContain('exit 1');
    own.remove();
  });

  it('refuses what only a demonstration may do', async () => {
    const own = temporaryFolder();
    const double = new ElectronDouble(dirname(own.path));
    await double.start(`${await builtShell()}/main.cjs`, ['--data', own.path, '--no-seal']);
    expect(double.errorBoxes[0]).toContain('--demonstration');
    own.remove();
  });

  it('brings the window to the front when it is started a second time', () => {
    host.double.appEvents.emit('second-instance');
    expect(host.double.calls).toContain('focus');
  });
});

it('cancels the panel when the page that asked for it is gone', async () => {
  await panel.invoke('guitai:panel', ['answer', [{ kind: 'enrol', ...enrolmentNotice }]]);
  const outcome = host.bridge.staffKeys.signIn();
  await host.panel();
  window.emit('render-process-gone');
  expect(await outcome).toEqual({ status: 'cancelled' });
});
