import { describe, expect, it } from 'vitest';
import { FaultyDisk } from '../../../test/electron/faulty-disk.ts';
import { deviceState, openDevice, type DeviceParts } from './open-device.ts';

const introduction = {
  protocol: 1,
  device: 'keypad',
  name: '模拟密码键盘',
  simulated: true,
  status: 'ready',
};

function partsOf(demonstration: boolean): DeviceParts {
  return {
    demonstration,
    files: new FaultyDisk(),
    path: '/devices.json',
    options: { idReader: null, keypad: 'http://127.0.0.1:9201' },
    fetch: async () => Response.json(introduction),
    clock: () => 0,
    random: (bytes) => new Uint8Array(bytes),
    noteTrouble: () => undefined,
  };
}

describe('a simulated device', () => {
  it('is used in a demonstration', async () => {
    expect(await deviceState(partsOf(true), 'keypad')).toMatchObject({ status: 'ready' });
  });

  it('is refused in words anywhere else, and asked for nothing', async () => {
    const refused = {
      status: 'faulty',
      simulated: true,
      words:
        '密码键盘是模拟设备,只能用于演示,不能使用。可改用证件核验。请联系总部运维更换设备地址。',
    };
    expect(await deviceState(partsOf(false), 'keypad')).toMatchObject(refused);
    const { signal } = new AbortController();
    const opened = await openDevice(partsOf(false), 'keypad', signal);
    expect(opened).toMatchObject(refused);
    expect(opened).not.toHaveProperty('password');
  });
});
