import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type DeviceOptions, loopbackAddress } from '../services/devices/device-addresses.ts';
import { isSafeAddress } from './safe-address.ts';

/** How the browser host was started. */
export interface HostOptions {
  readonly data: string;
  readonly headOffice: string | null;
  readonly port: number;
  readonly panelPort: number;
  readonly clientPort: number;
  /** Whether this counter may have a client's screen. */
  readonly clientScreen: boolean;
  readonly demonstration: boolean;
  readonly sealing: 'sealed' | 'clear';
  /** Instant the clock starts at, ms UTC, or null for the computer's own. */
  readonly clockStart: number | null;
  readonly counterPage: string;
  readonly panelPage: string;
  readonly clientPage: string;
  readonly canary: string | null;
  readonly lowDiskBytes: number | null;
  /** Enrols at the start if the counter is not enrolled yet. */
  readonly enrolment: { readonly code: string; readonly fingerprint: string } | null;
  /** File of the demonstration's first sign-ins: JSON [{staff, code, password}]. */
  readonly firstSignIns: string | null;
  /** Addresses of reader and keypad; what is null stands in the data folder, or nowhere. */
  readonly devices: DeviceOptions;
  readonly untilStdinEnds: boolean;
}

/** Something the person who starts the program must know; plain Chinese. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const usualPort = 4780;

/** What holds where an argument is not given. */
export interface HostDefaults {
  /** Folder of the started program; the built pages lie beside it. */
  readonly folder: string;
  /** Null when the data folder must be given. */
  readonly data: string | null;
  /** Address of head office, or null for none. */
  readonly headOffice: string | null;
  /** Whether the machine's settings let the counter have a client's screen. */
  readonly clientScreen: boolean;
  /** Electron's own arguments are among these: others than ours are left to it. */
  readonly ignoreUnknown: boolean;
}

/** Reads the arguments. What only a demonstration may do is refused without `--demonstration`. @throws StartError */
export function readHostOptions(args: readonly string[], defaults: HostDefaults): HostOptions {
  const values = parse(args, !defaults.ignoreUnknown);
  const { folder } = defaults;
  const port = portOf(values.port, usualPort);
  const options: HostOptions = {
    data: values.data ?? defaults.data ?? missing('--data <数据文件夹>'),
    headOffice: headOfficeOf(values['head-office'] ?? defaults.headOffice),
    port,
    panelPort: portOf(values['panel-port'], port === 0 ? 0 : port + 1),
    clientPort: portOf(values['client-port'], port === 0 ? 0 : port + 2),
    clientScreen: values['no-client-screen'] !== true && defaults.clientScreen,
    demonstration: values.demonstration === true,
    sealing: values['no-seal'] === true ? 'clear' : 'sealed',
    clockStart: instantOf(values.clock),
    counterPage: values.renderer ?? join(folder, '..', 'renderer'),
    panelPage: values.panel ?? join(folder, '..', 'panel'),
    clientPage: values['client-page'] ?? join(folder, '..', 'client-screen'),
    canary: values.canary ?? null,
    lowDiskBytes: bytesOf(values['low-disk-bytes']),
    enrolment: enrolmentOf(values['enrol-code'], values.fingerprint),
    firstSignIns: values['first-sign-ins'] ?? null,
    devices: {
      idReader: deviceOf('--id-reader', values['id-reader']),
      keypad: deviceOf('--keypad', values.keypad),
    },
    untilStdinEnds: values['until-stdin-ends'] === true,
  };
  const onlyShown =
    options.sealing === 'clear' ||
    options.clockStart !== null ||
    options.enrolment !== null ||
    options.firstSignIns !== null;
  if (onlyShown && !options.demonstration) {
    throw new StartError(
      '--no-seal、--clock、--enrol-code、--first-sign-ins 只能与 --demonstration 一起使用。',
    );
  }
  return options;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const known = {
  data: text,
  'head-office': text,
  port: text,
  'panel-port': text,
  'client-port': text,
  'no-client-screen': flag,
  demonstration: flag,
  'no-seal': flag,
  clock: text,
  renderer: text,
  panel: text,
  'client-page': text,
  canary: text,
  'low-disk-bytes': text,
  'enrol-code': text,
  fingerprint: text,
  'first-sign-ins': text,
  'id-reader': text,
  keypad: text,
  'until-stdin-ends': flag,
} as const;

function parse(args: readonly string[], strict: boolean) {
  try {
    // Without `strict` a known option may come with the wrong kind of value; `given` leaves only the right kind.
    return given(
      parseArgs({ args: [...args], strict, allowPositionals: !strict, options: known }).values,
    );
  } catch (cause) {
    throw new StartError(`启动参数无法识别:${cause instanceof Error ? cause.message : ''}`, {
      cause,
    });
  }
}

type Given = {
  readonly [Name in keyof typeof known]?: (typeof known)[Name]['type'] extends 'string'
    ? string
    : boolean;
};

function given(values: Readonly<Record<string, unknown>>): Given {
  const fitting = Object.entries(known).filter(([name, { type }]) => typeof values[name] === type);
  return Object.fromEntries(fitting.map(([name]) => [name, values[name]]));
}

function missing(what: string): never {
  throw new StartError(`缺少启动参数 ${what}。`);
}

function portOf(text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`端口应为 0–65535 的整数:${text}`);
  return port;
}

function headOfficeOf(text: string | null): string | null {
  if (text === null || isSafeAddress(text)) return text;
  throw new StartError(`总部地址应以 https:// 开头(http:// 只可用于本机):${text}`);
}

function deviceOf(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const address = loopbackAddress(text);
  if (address === null)
    throw new StartError(`${option} 只能是本机地址,如 http://127.0.0.1:17804:${text}`);
  return address;
}

function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw new StartError(`--clock 应为 ISO 时间,如 2026-11-23T09:30:00+08:00:${text}`);
  return at;
}

function bytesOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text)) throw new StartError(`--low-disk-bytes 应为字节数:${text}`);
  return Number(text);
}

function enrolmentOf(
  code: string | undefined,
  fingerprint: string | undefined,
): HostOptions['enrolment'] {
  if (code === undefined && fingerprint === undefined) return null;
  if (code === undefined || fingerprint === undefined)
    return missing('--enrol-code 与 --fingerprint(须同时给出)');
  return { code, fingerprint };
}
