import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSameSecret } from '../../electron/host/secrets.ts';
import {
  CancelAsk,
  type DeviceAnswer,
  devicePaths,
  KeypadAsk,
  NewPasswordAsk,
  ReadAsk,
} from '../../electron/services/devices/protocol.ts';
import { type Answered, bodyOf, type Route } from './http.ts';
import type { SimulatedKeypad } from './keypad.ts';
import type { SimulatedReader } from './reader.ts';

/** Both devices of the simulator. */
export interface SimulatedDevices {
  readonly reader: SimulatedReader;
  readonly keypad: SimulatedKeypad;
}

type Asked = (request: IncomingMessage, response: ServerResponse) => Promise<Answered>;

const protocol = 1;
const unfit = { status: 400, json: { protocol, error: 'the request does not fit' } } as const;

/** The protocol of docs/devices.md under /id-reader/ and /keypad/. */
export function deviceRoutes({ reader, keypad }: SimulatedDevices, token: string | null): Route {
  const asked: Readonly<Record<string, Asked>> = {
    [`/id-reader/${devicePaths.device}`]: async () => ({ json: readerInfo(reader) }),
    [`/keypad/${devicePaths.device}`]: async () => ({ json: keypadInfo }),
    [`/id-reader/${devicePaths.read}`]: async (request, response) => {
      const ask = await bodyOf(request, ReadAsk);
      if (ask === null) return unfit;
      // Who no longer waits for an answer wants none.
      response.once('close', () => reader.cancel(ask.request));
      const read = await reader.read(ask.request, ask.waitMs);
      return read === 'unplugged' ? read : { json: read };
    },
    [`/keypad/${devicePaths.password}`]: async (request, response) => {
      const ask = await bodyOf(request, KeypadAsk);
      if (ask === null) return unfit;
      response.once('close', () => keypad.cancel(ask.request));
      return { json: await keypad.ask(ask) };
    },
    [`/keypad/${devicePaths.newPassword}`]: async (request, response) => {
      const ask = await bodyOf(request, NewPasswordAsk);
      if (ask === null) return unfit;
      response.once('close', () => keypad.cancel(ask.request));
      return { json: await keypad.askNew(ask) };
    },
    [`/id-reader/${devicePaths.cancel}`]: cancelled((id) => reader.cancel(id)),
    [`/keypad/${devicePaths.cancel}`]: cancelled((id) => keypad.cancel(id)),
  };
  return async (path, request, response) => {
    const run = asked[path];
    if (run === undefined) return null;
    if (reader.condition === 'unplugged' && path.startsWith('/id-reader/')) return 'unplugged';
    // Browsers say where a page is from; a device's callers are programs.
    if (request.headers.origin !== undefined || !brings(request, token)) {
      return { status: 403, json: { protocol, error: 'not for you' } };
    }
    const isRead = path.endsWith(devicePaths.device);
    if (request.method !== (isRead ? 'GET' : 'POST')) return { ...unfit, status: 405 };
    return await run(request, response);
  };
}

function readerInfo({ condition }: SimulatedReader): DeviceAnswer {
  const name = '模拟身份证阅读器';
  const common = { protocol, device: 'id-reader', name, simulated: true } as const;
  return condition === 'ready'
    ? { ...common, status: 'ready' }
    : { ...common, status: 'fault', message: '读头没有响应' };
}

const keypadInfo: DeviceAnswer = {
  protocol,
  device: 'keypad',
  name: '模拟密码键盘',
  simulated: true,
  status: 'ready',
};

const cancelled =
  (cancel: (request: string) => void) =>
  async (request: IncomingMessage): Promise<Answered> => {
    const ask = await bodyOf(request, CancelAsk);
    if (ask === null) return unfit;
    cancel(ask.request);
    return { json: { protocol } };
  };

function brings(request: IncomingMessage, token: string | null): boolean {
  return token === null || isSameSecret(`Bearer ${token}`, request.headers.authorization ?? '');
}
