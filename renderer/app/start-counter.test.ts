import { describe, expect, it } from 'vitest';
import { snapshotLine } from '../../test/helpers/head-office-line.ts';
import { screenNow } from '../../test/helpers/screen-kit.tsx';
import { TestCounter } from '../../test/helpers/test-counter.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { Fault } from '../../shared/errors.ts';
import { startCounter, type StartParts, type StartState } from './start-counter.ts';

async function statesOf(parts: Partial<StartParts> & { connect: () => Promise<Bridge> }) {
  const states: StartState[] = [];
  const open = () => {
    throw new Fault('SEAL_BROKEN', 'in a test');
  };
  await startCounter({ open, ...parts }, (state) => states.push(state));
  return states;
}

const aCounter = () =>
  new TestCounter({ counter: '0101-02', uplink: snapshotLine(), clock: () => screenNow });

describe('the start', () => {
  it('says where the address comes from when there is no token', async () => {
    const states = await statesOf({
      connect: async () => await Promise.reject(new Fault('BRIDGE_REFUSED', 'no token')),
    });
    expect(states.at(-1)).toEqual({
      status: 'failed',
      message: '本页没有访问凭据。请从启动程序给出的地址打开。',
    });
  });

  it('says that another window holds the counter, or what else the store cannot do', async () => {
    const { bridge } = aCounter();
    const held = await statesOf({
      connect: async () => await Promise.resolve(bridge),
      open: () => {
        throw new Fault('LEASE_HELD', 'by another window');
      },
    });
    expect(held.at(-1)).toMatchObject({
      message: '另一个窗口正在使用本终端。请回到该窗口,或先关闭它。',
    });
    const broken = await statesOf({ connect: async () => await Promise.resolve(bridge) });
    expect(broken.at(-1)).toMatchObject({ message: expect.stringContaining('加密内容无法打开') });
  });

  it('shows an unenrolled counter as such', async () => {
    const { bridge } = aCounter();
    const info = { ...(await bridge.system.info()), counter: null };
    const system = { ...bridge.system, info: async () => await Promise.resolve(info) };
    const states = await statesOf({
      connect: async () => await Promise.resolve({ ...bridge, system }),
    });
    expect(states.at(-1)).toMatchObject({ status: 'unenrolled' });
  });

  it('tells its steps, begins the exchange, and hands on what was found', async () => {
    const counter = aCounter();
    let exchanges = 0;
    const states = await statesOf({
      connect: async () => await Promise.resolve(counter.bridge),
      open: () => ({ store: counter.store, startSync: () => (exchanges += 1) }),
    });
    expect(states[0]).toEqual({ status: 'connecting' });
    expect(states.at(-1)).toMatchObject({
      status: 'ready',
      info: { counter: { counter: '0101-02' } },
    });
    expect(exchanges).toBe(1);
  });
});
