import { app, dialog, Menu, safeStorage } from 'electron';
import log from 'electron-log/main';
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';
import { type HostOptions, readHostOptions, StartError } from './host/cli-options.ts';
import { machineSettingsPath, readMachineSettings } from './host/machine-settings.ts';
import { prepareCounter } from './host/prepare-counter.ts';
import { armedMarkOf, startWords } from './host/start-words.ts';
import { answerPages } from './ipc.ts';
import { registerPageScheme } from './security.ts';
import { clockFrom } from './services/clock.ts';
import { isCounterDayOpen } from './services/counter-hours.ts';
import { createCounterUse } from './services/counter-use.ts';
import { nodeFiles } from './services/file-system.ts';
import { holdFolder } from './services/folder-hold.ts';
import { type KeyWrap, plainKeyFile } from './services/key-store.ts';
import { programEnd } from './services/program-end.ts';
import { openShell, type Shell } from './services/shell.ts';
import { createUpdates, type Updates } from './services/updates.ts';
import { openUpdateSource } from './updater.ts';
import { applyLook, createPrinter, type CounterWindow, openCounterWindow } from './window.ts';

/** Where a counter keeps its things unless told otherwise: data, browser profile, and the canary far from both. */
const base = join(process.env['LOCALAPPDATA'] ?? app.getPath('appData'), 'Guitai');
const usualCanary = join(app.getPath('home'), '.guitai-counter.canary');

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

async function start(options: HostOptions, updatesAt: string | null): Promise<void> {
  const release = await holdFolder(options.data);
  if (release === null)
    throw new StartError(`数据文件夹正被另一个柜台程序使用,请先关闭它:${options.data}`);
  Menu.setApplicationMenu(null);
  const use = createCounterUse();
  const source = await openUpdateSource(updatesAt, noteTrouble);
  const updates =
    source === null
      ? null
      : createUpdates({
          source,
          running: version,
          use,
          isDayOpen: isCounterDayOpen,
          clock: clockFrom(options.clockStart),
          random: randomBytes,
          noteTrouble,
          leave: () => end('chosen'),
        });
  const shell = await open(options, updates);
  await prepareCounter(shell, options);
  let window: CounterWindow | null = null;
  answerPages(
    shell,
    {
      counter: () => window,
      panel: () => window?.panelContents ?? null,
      client: () => window?.client.caller() ?? null,
    },
    noteTrouble,
  );
  const end = programEnd({
    updates,
    async close() {
      for (const name of stopSignals) process.off(name, stop);
      await Promise.all([shell.close(), release()]);
    },
    quit: () => app.quit(),
    fail,
  });
  const stop = (): void => end('stopped');
  app.on('second-instance', () => window?.focus());
  app.on('window-all-closed', () => end('chosen'));
  for (const name of stopSignals) process.on(name, stop);
  app.on('browser-window-created', (_event, created) => created.on('session-end', stop));
  const places = { counter: options.counterPage, panel: options.panelPage, preloads: __dirname };
  const client = {
    page: options.clientPage,
    isThere: options.clientScreen,
    needsDisplay: !options.demonstration,
    arrived: (replaced: () => void) => shell.clientArrived(replaced),
  };
  window = openCounterWindow(places, client, (side) => {
    const connection = shell.connect(side);
    return { ...connection, services: use.watch(connection.services) };
  });
  await window.load();
  // Who started the program and reads its output waits for this line, as for the browser host's.
  tell('READY electron');
}

async function open(options: HostOptions, updates: Updates | null): Promise<Shell> {
  const isUsual = options.data === join(base, 'counter');
  const canaryPath = options.canary ?? (isUsual ? usualCanary : null);
  return await openShell({
    host: 'electron',
    dataFolder: options.data,
    headOfficeUrl: options.headOffice,
    demonstration: options.demonstration,
    sealing: options.sealing,
    programVersion: version,
    clock: clockFrom(options.clockStart),
    random: randomBytes,
    files: nodeFiles,
    fetch,
    keyWrap: keyWrap(options),
    printer: createPrinter(noteTrouble),
    applyLook,
    devices: options.devices,
    noteTrouble,
    armedMark: armedMarkOf(options, process.env),
    markEffects: { tell, die: () => process.kill(process.pid, 'SIGKILL') },
    ...(updates === null ? {} : { updates }),
    ...(canaryPath === null ? {} : { canaryPath }),
    ...(options.lowDiskBytes === null ? {} : { lowBelowBytes: options.lowDiskBytes }),
  });
}

// `basic_text` is a key everybody knows: no protection at all.
function keyWrap({ demonstration }: HostOptions): KeyWrap {
  const isProtected =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  if (!isProtected) {
    if (demonstration) return plainKeyFile;
    throw new StartError(
      '操作系统的密钥库不可用,不能保护本终端的密钥,柜台未启动。请联系总部运维。',
    );
  }
  return {
    fileName: 'device.sealed',
    wrap: (text) => safeStorage.encryptString(text),
    unwrap: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  };
}

function noteTrouble(what: string, error?: unknown): void {
  log.warn(what, error);
}

// Written at once: whoever reads it may kill this process on it.
function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

function fail(error: unknown): void {
  log.error('the program could not go on', error);
  // Before the box, which waits for somebody to close it.
  process.stderr.write(`${startWords(error)}\n`);
  dialog.showErrorBox('柜台', startWords(error));
  app.exit(1);
}

/** Reads how it was started, settles where the profile lies, and starts once Electron is ready. */
function run(): void {
  log.transports.file.resolvePathFn = () => join(base, 'program.log');
  log.transports.console.level = false;
  try {
    const machine = app.isPackaged
      ? readMachineSettings(machineSettingsPath(process.platform, process.env))
      : {};
    const options = readHostOptions(process.argv.slice(app.isPackaged ? 1 : 2), {
      folder: __dirname,
      data: join(base, 'counter'),
      headOffice: process.env['GUITAI_HEAD_OFFICE'] ?? machine.headOffice ?? null,
      clientScreen: machine.clientScreen ?? true,
      ignoreUnknown: true,
    });
    if (options.demonstration && app.isPackaged) throw new StartError('安装版不能以演示方式启动。');
    // The start script of an AppImage adds the switch by itself on a system that allows no sandbox.
    if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox'))
      throw new StartError(
        '程序沙箱未启用,柜台未启动。请联系总部运维启用用户命名空间,或改用 deb 安装包。',
      );
    // The browser's profile is an index that may be thrown away; the data folder is not.
    app.setPath('userData', `${options.data}.profile`);
    registerPageScheme();
    if (app.requestSingleInstanceLock())
      app
        .whenReady()
        .then(() => start(options, machine.updates ?? null))
        .catch(fail);
    else {
      process.stderr.write('这个柜台已经打开,请使用已打开的窗口。\n');
      app.quit();
    }
  } catch (error) {
    fail(error);
  }
}

run();
