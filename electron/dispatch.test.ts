import { describe, expect, it } from 'vitest';
import type { ShellServices } from '../shared/bridge/index.ts';
import { Fault } from '../shared/errors.ts';
import { dispatch } from './dispatch.ts';

/** Services of which only `system.disk` is ever called. */
function withDisk(disk: () => Promise<unknown>): ShellServices {
  return { system: { disk } } as unknown as ShellServices;
}

const call = { service: 'system', method: 'disk', args: [] };

describe('dispatch', () => {
  it('gives a fault as plain data', async () => {
    const services = withDisk(() => Promise.reject(new Fault('DISK_LOW', '12 bytes free')));
    const outcome = await dispatch(services, call, () => undefined);
    expect(outcome).toEqual({ ok: false, fault: { code: 'DISK_LOW', detail: '12 bytes free' } });
    expect(structuredClone(outcome)).toEqual(outcome);
  });

  it('notes any other error and tells the page nothing of it', async () => {
    const secret = new TypeError('cannot read /home/clerk/counter/keys/device.json');
    const noted: unknown[] = [];
    const outcome = await dispatch(
      withDisk(() => Promise.reject(secret)),
      call,
      (_what, error) => void noted.push(error),
    );
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'BRIDGE_REFUSED' } });
    expect(JSON.stringify(outcome)).not.toContain('device.json');
    expect(noted).toEqual([secret]);
  });

  it('calls nothing that only the prototype has', async () => {
    const services = withDisk(async () => 'reached');
    const inherited = Object.create(services) as ShellServices;
    expect(await dispatch(services, call, () => undefined)).toEqual({ ok: true, value: 'reached' });
    expect(await dispatch(inherited, call, () => undefined)).toMatchObject({ ok: false });
  });

  it.each([
    [{ ...call, service: 7 }],
    [{ ...call, method: { name: 'disk' } }],
    [{ ...call, service: ['system'] }],
    [{ ...call, args: undefined }],
  ])('refuses names and arguments of another kind', async (odd) => {
    const services = withDisk(async () => 'reached');
    expect(await dispatch(services, odd, () => undefined)).toMatchObject({
      ok: false,
      fault: { code: 'BRIDGE_REFUSED' },
    });
  });
});
