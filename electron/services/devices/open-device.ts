import type { DeviceState } from '../../../shared/bridge/devices.ts';
import { uuidV7 } from '../../../shared/values/ids.ts';
import type { FileSystem } from '../file-system.ts';
import type { Clock, NoteTrouble, RandomBytes } from '../ports.ts';
import {
  type DeviceAddress,
  deviceAddress,
  type DeviceOptions,
  type FoundAddress,
} from './device-addresses.ts';
import { askDevice, type DeviceResult } from './device-client.ts';
import {
  CancelAnswer,
  DeviceAnswer,
  devicePaths,
  KeypadAnswer,
  type KeypadAsk,
  type NewPasswordAsk,
  ReadAnswer,
  type ReadAsk,
} from './protocol.ts';
import { type DeviceUse, deviceWords } from './words.ts';

export interface DeviceParts {
  readonly files: FileSystem;
  /** The data folder's devices.json. */
  readonly path: string;
  readonly options: DeviceOptions;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly noteTrouble: NoteTrouble;
  /** Only then may a device be a simulated one. */
  readonly demonstration: boolean;
}

/** A device that introduced itself, to be asked further. */
export interface OpenDevice {
  readonly info: DeviceAnswer;
  read(ask: Omit<ReadAsk, 'protocol' | 'request'>): Promise<DeviceResult<ReadAnswer>>;
  password(ask: Omit<KeypadAsk, 'protocol' | 'request'>): Promise<DeviceResult<KeypadAnswer>>;
  newPassword(
    ask: Omit<NewPasswordAsk, 'protocol' | 'request'>,
  ): Promise<DeviceResult<KeypadAnswer>>;
}

type Device = DeviceState['device'];
const optionOf = { 'id-reader': 'idReader', keypad: 'keypad' } as const;

const infoTimeoutMs = 2000;
/** Beyond the wait on purpose: a reader takes a few seconds over a chip. */
const graceMs = 8000;

/** How a device is now. */
export async function deviceState(parts: DeviceParts, device: Device): Promise<DeviceState> {
  const at = await addressOf(parts, device);
  if (at === null || at === 'fault') return unconfigured(device, device, at);
  return toldState(parts, { device, use: device, address: at.address }, await introduce(parts, at));
}

/** A device ready to be asked until `signal`, or why it is not, in the words of its use. */
export async function openDevice(
  parts: DeviceParts,
  use: DeviceUse,
  signal: AbortSignal,
): Promise<OpenDevice | DeviceState> {
  const device = use === 'id-reader' ? use : 'keypad';
  const at = await addressOf(parts, device);
  if (at === null || at === 'fault') return unconfigured(device, use, at);
  const told = await introduce(parts, at);
  const state = toldState(parts, { device, use, address: at.address }, told);
  if (!told.ok || state.status !== 'ready') return state;
  const waitFor = waiter(parts, at, signal);
  return {
    info: told.value,
    read: (ask) => waitFor(devicePaths.read, ReadAnswer, ask),
    password: (ask) => waitFor(devicePaths.password, KeypadAnswer, ask),
    newPassword: (ask) => waitFor(devicePaths.newPassword, KeypadAnswer, ask),
  };
}

function addressOf({ files, path, options }: DeviceParts, device: Device): Promise<FoundAddress> {
  return deviceAddress(files, path, options, optionOf[device]);
}

function introduce(parts: DeviceParts, at: DeviceAddress): Promise<DeviceResult<DeviceAnswer>> {
  const request = { path: devicePaths.device, timeoutMs: infoTimeoutMs };
  return askDevice(parts.fetch, at, DeviceAnswer, request);
}

/** Asks for something a person has to do first, under an id by which it can be cancelled. */
function waiter(parts: DeviceParts, at: DeviceAddress, signal: AbortSignal) {
  const { fetch, clock, random, noteTrouble } = parts;
  return async <T>(
    path: string,
    schema: Parameters<typeof askDevice<T>>[2],
    ask: { readonly waitMs: number },
  ): Promise<DeviceResult<T>> => {
    const request = uuidV7(clock(), random);
    const answer = await askDevice(fetch, at, schema, {
      path,
      body: { protocol: 1, request, ...ask },
      timeoutMs: ask.waitMs + graceMs,
      signal,
    });
    if (!answer.ok && answer.why === 'aborted') {
      // The keypad must not go on asking the client, nor take digits for nobody.
      const body = { protocol: 1, request };
      const told = await askDevice(fetch, at, CancelAnswer, {
        path: devicePaths.cancel,
        body,
        timeoutMs: infoTimeoutMs,
      });
      if (!told.ok) noteTrouble(`a device could not be told to stop: ${told.why}`);
    }
    return answer;
  };
}

function unconfigured(device: Device, use: DeviceUse, why: null | 'fault'): DeviceState {
  return {
    device,
    status: 'not-configured',
    name: '',
    address: '',
    simulated: false,
    words: why === null ? deviceWords.notConfigured(use) : deviceWords.configFault(use),
  };
}

interface Asked {
  readonly device: Device;
  readonly use: DeviceUse;
  readonly address: string;
}

function toldState(
  { demonstration }: Pick<DeviceParts, 'demonstration'>,
  { device, use, address }: Asked,
  told: DeviceResult<DeviceAnswer>,
): DeviceState {
  if (!told.ok || told.value.device !== device) {
    const words =
      told.ok || told.why === 'not-understood'
        ? deviceWords.notUnderstood
        : deviceWords.notAnswering;
    const status = 'not-answering';
    return { device, status, name: '', address, simulated: false, words: words(use) };
  }
  const { name, simulated, status, message } = told.value;
  if (simulated && !demonstration) {
    const words = deviceWords.onlySimulated(use);
    return { device, status: 'faulty', name, address, simulated, words };
  }
  const words = status === 'ready' ? '' : deviceWords.faulty(use, message);
  return {
    device,
    status: status === 'ready' ? 'ready' : 'faulty',
    name,
    address,
    simulated,
    words,
  };
}
