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
let client: ContentsDouble;

beforeAll(async () => {
  office = await startSmallHeadOffice(() => Date.now());
  folder = temporaryFolder();
  host = await startElectronHost(folder.path, office.url);
  window = host.double.windows[0]!.contents;
  void host.bridge.staffKeys.enrol();
  await host.panel();
  panel = host.double.views[0]!.contents;
  await host.client();
  client = host.double.windows[1]!.contents;
});
afterAll(async () => {
  await host.stop();
  await office.close();
  folder.remove();
});

const pages = () => [window, panel, client];
const preloads = [/\/preload\.cjs$/, /\/panel-preload\.cjs$/, /\/client-preload\.cjs$/];
const partitions = ['persist:counter', 'panel', 'client'];

describe('pages in Electron', () => {
  it('are sandboxed and isolated, each with its own preload and session', () => {
    for (const [index, { preferences }] of pages().entries()) {
      const { session, ...rest } = preferences;
      expect(rest).toEqual({
        preload: expect.stringMatching(preloads[index]!) as string,
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
      expect(session.partition).toBe(partitions[index]);
    }
    expect(host.double.calls).toContain('enableSandbox');
    expect(host.double.calls).toContain('menu null');
  });

  it('get exactly their own door, and nothing else of Electron', () => {
    expect(Object.keys(window.exposed)).toEqual(['guitai']);
    expect(Object.keys(window.exposed['guitai'] as object).sort()).toEqual([
      'clientScreen',
      'devices',
      'evidence',
      'feedLog',
      'identityChecks',
      'journalLog',
      'keyStore',
      'onNews',
      'printer',
      'quotes',
      'staffKeys',
      'system',
      'uplink',
    ]);
    expect(Object.keys(panel.exposed)).toEqual(['guitaiPanel']);
    expect(Object.keys(panel.exposed['guitaiPanel'] as object).sort()).toEqual(['answer', 'task']);
    expect(Object.keys(client.exposed)).toEqual(['guitaiClient']);
    expect(Object.keys(client.exposed['guitaiClient'] as object).sort()).toEqual([
      'answer',
      'next',
      'tell',
    ]);
  });

  it('come from a scheme that is standard and secure, with the policy of the browser host', async () => {
    expect(host.double.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ]);
    expect(pages().map(({ url }) => url)).toEqual([
      'app://counter/index.html',
      'app://panel/index.html',
      'app://client/index.html',
    ]);
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
    expect([...host.double.sessions.keys()].sort()).toEqual([
      'client',
      'panel',
      'persist:counter',
      'print',
    ]);
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
    // Nor can either of them answer for the client, or the client's page do anything else.
    const answer = ['answer', [0, { kind: 'stop', reason: 'pause' }]];
    for (const other of [window, panel])
      expect(await other.invoke('guitai:client', answer)).toEqual(stranger);
    expect(await client.invoke('guitai:call', info)).toEqual(stranger);
    expect(await client.invoke('guitai:panel', ['task', []])).toEqual(stranger);
    for (const frame of [
      null,
      client.frame({ url: 'app://counter/index.html' }),
      client.frame({ parent: {} }),
    ])
      expect(await client.invoke('guitai:client', ['next', [-1]], frame)).toEqual(stranger);
    expect(await client.invoke('guitai:client', ['next', [-1]])).toMatchObject({ ok: true });
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

describe('the client’s window', () => {
  it('fills a display on which the counter is not, and keeps its size whatever staff choose', async () => {
    expect(host.double.windows[1]?.options).toMatchObject({
      x: 1366,
      y: 0,
      width: 1024,
      height: 768,
      fullscreen: true,
    });
    await host.bridge.system.applyLook({ shade: 'dark', scalePercent: 150 });
    expect(window.zoom).toBe(1.5);
    expect(client.zoom).toBe(1);
  });

  it('is brought up when it is open, and opened again when somebody closed it', async () => {
    await host.bridge.clientScreen.open();
    expect(host.double.calls).toContain('show');
    expect(await host.bridge.clientScreen.state()).toMatchObject({ status: 'open' });
    await host.bridge.clientScreen.close();
    expect(host.double.windows[1]?.isDestroyed).toBe(true);
    expect(await host.bridge.clientScreen.state()).toMatchObject({ status: 'not-open' });
    // What the closed page says is a stranger's word.
    expect(await client.invoke('guitai:client', ['next', [-1]])).toMatchObject({ ok: false });
    await host.client();
    expect(await host.bridge.clientScreen.state()).toMatchObject({ status: 'open' });
  });

  it('is not there without a second display, but in a demonstration, nor where the machine has none', async () => {
    const own = temporaryFolder();
    const double = new ElectronDouble(dirname(own.path));
    double.displays = double.displays.slice(0, 1);
    const main = `${await builtShell()}/main.cjs`;
    await double.start(main, ['--data', own.path]);
    const stateOf = async (one: ElectronDouble) =>
      await one.windows[0]!.contents.invoke('guitai:call', ['clientScreen', 'state', []]);
    expect(await stateOf(double)).toMatchObject({ value: { status: 'none' } });
    const open = ['clientScreen', 'open', []];
    expect(await double.windows[0]!.contents.invoke('guitai:call', open)).toMatchObject({
      fault: { code: 'CLIENT_SCREEN_NONE' },
    });
    await double.quit();
    const shown = new ElectronDouble(dirname(own.path));
    shown.displays = double.displays;
    await shown.start(main, ['--data', own.path, '--demonstration']);
    expect(await stateOf(shown)).toMatchObject({ value: { status: 'not-open' } });
    await shown.quit();
    const without = new ElectronDouble(dirname(own.path));
    await without.start(main, ['--data', own.path, '--no-client-screen']);
    expect(await stateOf(without)).toMatchObject({ value: { status: 'none' } });
    await without.quit();
    own.remove();
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

it('closes the client’s window with the counter’s, so that the program can end', () => {
  const opened = host.double.windows.findLast(({ contents }) => 'guitaiClient' in contents.exposed);
  expect(opened?.isDestroyed).toBe(false);
  window.window?.emit('closed');
  expect(opened?.isDestroyed).toBe(true);
});
