import type { Devices } from '../../../shared/bridge/devices.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { type DeviceParts, deviceState, openDevice } from './open-device.ts';
import { checkPassword, type PasswordLine } from './password-check.ts';
import { readDocument } from './read-document.ts';
import { type PasswordSetter, setPassword } from './set-password.ts';

export interface DevicesParts extends DeviceParts {
  readonly line: PasswordLine;
  readonly setting: PasswordSetter['setting'];
}

/** One window's hold on the devices. */
export interface DevicesHold {
  readonly devices: Devices;
  /** The window is gone: nobody waits for its request. */
  end(): void;
}

/** Asks reader and keypad for the windows, one request at a time over all of them. */
export function createDevices(parts: DevicesParts): () => DevicesHold {
  const turn = createOneAtATime();
  return () => {
    let isMine = false;
    const mine = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> =>
      turn.run(async (signal) => {
        isMine = true;
        try {
          return await work(signal);
        } finally {
          isMine = false;
        }
      });
    const cancel = (): void => {
      if (isMine) turn.cancel();
    };
    const devices: Devices = {
      states: async () =>
        await Promise.all([deviceState(parts, 'id-reader'), deviceState(parts, 'keypad')]),
      readDocument: (waitMs) =>
        mine((signal) =>
          readDocument(() => openDevice(parts, 'id-reader', signal), waitMs, parts.clock),
        ),
      checkPassword: (ask) =>
        mine((signal) =>
          checkPassword(parts.line, () => openDevice(parts, 'keypad', signal), ask, signal),
        ),
      setPassword: (ask) =>
        mine((signal) =>
          setPassword(
            { setting: parts.setting, enrolment: parts.line.enrolment, clock: parts.clock },
            () => openDevice(parts, 'new-password', signal),
            ask,
          ),
        ),
      cancel: async () => cancel(),
    };
    return { devices, end: cancel };
  };
}
