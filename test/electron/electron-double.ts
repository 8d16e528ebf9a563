import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** A session as the program set it up. */
export class SessionDouble {
  readonly partition: string;
  serve: ((request: Request) => Response | Promise<Response>) | null = null;
  /** What each permission handler answers, by the handler's name. */
  readonly permissions = new Map<string, (...args: never[]) => unknown>();
  readonly protocol = {
    handle: (_scheme: string, serve: (request: Request) => Response | Promise<Response>) => {
      this.serve = serve;
    },
  };

  constructor(partition: string) {
    this.partition = partition;
  }

  setPermissionRequestHandler = (handler: never) => void this.permissions.set('request', handler);
  setPermissionCheckHandler = (handler: never) => void this.permissions.set('check', handler);
  setDevicePermissionHandler = (handler: never) => void this.permissions.set('device', handler);
  setDisplayMediaRequestHandler = (handler: never) => void this.permissions.set('display', handler);
}

/** The page of a window or view: its preload really runs, with only what a sandboxed one may require. */
export class ContentsDouble extends EventEmitter {
  readonly preferences: { readonly session: SessionDouble; readonly preload?: string };
  /** What the preload has put into the page's world. */
  exposed: Readonly<Record<string, unknown>> = {};
  windowOpen: ((details: unknown) => unknown) | null = null;
  url = '';
  document: Response | null = null;
  isGone = false;
  print = (_options: unknown, done: (isPrinted: boolean, why: string) => void): void =>
    done(true, '');
  readonly #double: ElectronDouble;
  readonly #heard = new EventEmitter();

  constructor(double: ElectronDouble, preferences: ContentsDouble['preferences']) {
    super();
    this.#double = double;
    this.preferences = preferences;
  }

  setWindowOpenHandler(handler: (details: unknown) => unknown): void {
    this.windowOpen = handler;
  }

  async loadURL(url: string): Promise<void> {
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    this.document = (await this.preferences.session.serve?.(new Request(url))) ?? null;
    this.url = url;
    this.#heard.removeAllListeners();
    this.exposed = {};
    const { preload } = this.preferences;
    if (preload !== undefined) this.#runPreload(readFileSync(preload, 'utf8'));
  }

  send(channel: string, ...args: unknown[]): void {
    this.#heard.emit(channel, {}, ...structuredClone(args));
  }

  /** Calls the main process as this page's preload does, or as somebody else would. */
  async invoke(
    channel: string,
    args: readonly unknown[],
    frame: object | null = this.frame(),
  ): Promise<unknown> {
    const handler = this.#double.handlers.get(channel);
    if (handler === undefined) throw new Error(`no handler for ${channel}`);
    const event = { sender: this, senderFrame: frame };
    return structuredClone(await handler(event, ...(structuredClone(args) as unknown[])));
  }

  frame(change: object = {}): object {
    return { url: this.url, parent: null, ...change };
  }

  isDestroyed = (): boolean => this.isGone;
  close = (): void => void (this.isGone = true);
  focus = (): void => undefined;
  /** The window it is the page of, which hears its own events. */
  window: EventEmitter | null = null;
  zoom = 1;
  setZoomFactor = (factor: number): void => void (this.zoom = factor);
  getZoomFactor = (): number => this.zoom;

  #runPreload(code: string): void {
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: unknown) => {
          this.exposed = { ...this.exposed, [name]: acrossWorlds(api) };
        },
      },
      ipcRenderer: {
        invoke: (channel: string, ...args: unknown[]) => this.invoke(channel, args),
        on: (channel: string, listener: (...args: unknown[]) => void) =>
          this.#heard.on(channel, listener),
        off: (channel: string, listener: (...args: unknown[]) => void) =>
          this.#heard.off(channel, listener),
      },
    };
    const require = (name: string): unknown => {
      if (name === 'electron') return electron;
      throw new Error(`a sandboxed preload cannot require ${name}`);
    };
    // The built preload is a CommonJS script; a sandboxed one has no Node globals.
    // oxlint-disable-next-line no-new-func, no-implied-eval
    new Function('require', 'module', 'exports', 'process', code)(
      require,
      { exports: {} },
      {},
      undefined,
    );
  }
}

/** As the context bridge does: values are copied, functions are wrapped, an error keeps nothing but its message. */
function acrossWorlds(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]) => {
      const passed = args.map((one) => (typeof one === 'function' ? one : structuredClone(one)));
      const result: unknown = Reflect.apply(value, undefined, passed);
      return result instanceof Promise
        ? result.then(structuredClone, rethrow)
        : acrossWorlds(result);
    };
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, acrossWorlds(field)]),
  );
}

function rethrow(error: unknown): never {
  throw new Error(error instanceof Error ? error.message : String(error));
}

/** Electron's main-process module, as far as the program uses it, without Chromium. */
export class ElectronDouble {
  readonly handlers = new Map<string, Handler>();
  readonly sessions = new Map<string, SessionDouble>();
  readonly windows: {
    readonly options: { webPreferences: object };
    readonly contents: ContentsDouble;
    isDestroyed: boolean;
  }[] = [];
  readonly views: {
    readonly options: { webPreferences: object };
    readonly contents: ContentsDouble;
  }[] = [];
  readonly schemes: unknown[] = [];
  readonly errorBoxes: string[] = [];
  readonly calls: string[] = [];
  readonly nativeTheme = { themeSource: 'system' };
  /** The first is the one on which the counter is. */
  displays: readonly { readonly id: number; readonly bounds: object }[] = [
    { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } },
    { id: 2, bounds: { x: 1366, y: 0, width: 1024, height: 768 } },
  ];
  isEncryptionAvailable = true;
  isPackaged = false;
  /** Switches of Chromium it was started with. */
  readonly switches = new Set<string>();
  readonly appEvents = new EventEmitter();
  readonly #home: string;
  #main: string | null = null;

  constructor(home: string) {
    this.#home = home;
  }

  /** Loads the built main with this double in Electron's place, started with these arguments. */
  async start(mainPath: string, args: readonly string[]): Promise<void> {
    const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
    const load = loader._load;
    const { argv } = process;
    const require = createRequire(import.meta.url);
    loader._load = (request, ...rest) =>
      request === 'electron' ? made : load.call(Module, request, ...rest);
    const made = moduleOf(this, this.#home);
    process.argv = ['electron', mainPath, ...args];
    try {
      delete require.cache[mainPath];
      require(mainPath);
      this.#main = mainPath;
    } finally {
      loader._load = load;
      process.argv = argv;
    }
    await until(() => this.windows[0]?.contents.document != null || this.errorBoxes.length > 0);
  }

  /** Closes the window and waits for the program to end. */
  async quit(): Promise<void> {
    if (this.#main === null || this.errorBoxes.length > 0) return;
    this.appEvents.emit('window-all-closed');
    await until(() => this.calls.includes('quit'));
  }
}

/** What `require('electron')` gives the built main. */
function moduleOf(double: ElectronDouble, home: string): unknown {
  class BrowserWindow extends EventEmitter {
    readonly webContents: ContentsDouble;
    readonly contentView = { addChildView: () => undefined, removeChildView: () => undefined };
    readonly record: ElectronDouble['windows'][number];

    static readonly all: BrowserWindow[] = [];
    static readonly getAllWindows = () => BrowserWindow.all;

    constructor(options: { webPreferences: ContentsDouble['preferences'] }) {
      super();
      BrowserWindow.all.push(this);
      this.webContents = new ContentsDouble(double, options.webPreferences);
      this.record = { options, contents: this.webContents, isDestroyed: false };
      double.windows.push(this.record);
      this.webContents.window = this;
    }

    loadURL = (url: string) => this.webContents.loadURL(url);
    getContentBounds = () => ({ x: 0, y: 0, width: 1366, height: 768 });
    isDestroyed = () => this.record.isDestroyed;
    destroy = () => {
      this.record.isDestroyed = true;
      this.emit('closed');
    };
    show = () => void double.calls.push('show');
    getBounds = () => ({ x: 0, y: 0, width: 1366, height: 768 });
    isMinimized = () => false;
    focus = () => void double.calls.push('focus');
  }
  class WebContentsView {
    readonly webContents: ContentsDouble;

    constructor(options: { webPreferences: ContentsDouble['preferences'] }) {
      this.webContents = new ContentsDouble(double, options.webPreferences);
      double.views.push({ options, contents: this.webContents });
    }

    setBounds = () => undefined;
  }
  const app = Object.assign(double.appEvents, {
    isPackaged: double.isPackaged,
    commandLine: { hasSwitch: (name: string) => double.switches.has(name) },
    enableSandbox: () => void double.calls.push('enableSandbox'),
    getPath: (name: string) => join(home, name),
    setPath: (name: string, path: string) => void double.calls.push(`setPath ${name} ${path}`),
    getAppPath: () => home,
    getName: () => 'Guitai',
    getVersion: () => '0.0.0-test',
    getLocale: () => 'zh-CN',
    isReady: () => true,
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    quit: () => void double.calls.push('quit'),
    exit: (code: number) => void double.calls.push(`exit ${code}`),
  });
  return {
    app,
    BrowserWindow,
    WebContentsView,
    dialog: { showErrorBox: (_title: string, text: string) => void double.errorBoxes.push(text) },
    ipcMain: Object.assign(new EventEmitter(), {
      handle: (channel: string, handler: Handler) => void double.handlers.set(channel, handler),
    }),
    Menu: { setApplicationMenu: (menu: unknown) => void double.calls.push(`menu ${String(menu)}`) },
    nativeTheme: double.nativeTheme,
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => void double.schemes.push(...schemes),
    },
    screen: {
      getAllDisplays: () => double.displays,
      getDisplayMatching: () => double.displays[0],
    },
    safeStorage: {
      isEncryptionAvailable: () => double.isEncryptionAvailable,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: (text: string) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
      decryptString: (bytes: Buffer) =>
        Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8'),
    },
    session: {
      fromPartition: (partition: string) => {
        const known = double.sessions.get(partition) ?? new SessionDouble(partition);
        double.sessions.set(partition, known);
        return known;
      },
    },
  };
}

/** Waits for something that happens soon, or within so many hundredths of a second. */
export async function until(isSo: () => boolean, mostTries = 1000): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > mostTries) throw new Error('it did not happen');
    await new Promise((again) => void setTimeout(again, 10));
  }
}
