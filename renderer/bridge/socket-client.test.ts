import { describe, expect, it } from 'vitest';
import { decodeWire, encodeWire } from '../../shared/bridge/wire.ts';
import { connectSocket, type Socket } from './socket-client.ts';

type Listener = (event: { readonly data: string; readonly code: number }) => void;

/** A host's end of one connection. */
class FakeSocket {
  readyState = 0;
  readonly heard: unknown[] = [];
  readonly #listeners = new Map<string, Listener[]>();

  addEventListener(kind: string, listener: Listener): void {
    this.#listeners.set(kind, [...(this.#listeners.get(kind) ?? []), listener]);
  }
  removeEventListener(): void {}
  send(text: string): void {
    this.heard.push(decodeWire(text));
  }
  close(code = 1006): void {
    this.readyState = 3;
    this.#fire('close', '', code);
  }
  accept(): void {
    this.readyState = 1;
    this.#fire('open', '');
  }
  say(message: unknown): void {
    this.#fire('message', encodeWire(message));
  }
  #fire(kind: string, data: string, code = 0): void {
    for (const listener of this.#listeners.get(kind) ?? []) listener({ data, code });
  }
}

function connecting() {
  const sockets: FakeSocket[] = [];
  const waits: { readonly ms: number; readonly next: () => void }[] = [];
  let forgotten = 0;
  const bridge = connectSocket({
    bearer: 'bearer-1',
    open() {
      const socket = new FakeSocket();
      sockets.push(socket);
      // The client uses no more of a WebSocket than the fake has.
      return socket as unknown as Socket;
    },
    wait: (ms, next) => waits.push({ ms, next }),
    random: () => 0.5,
    forget: () => (forgotten += 1),
  });
  const newest = (): FakeSocket => sockets.at(-1) ?? new FakeSocket();
  return { bridge, sockets, waits, newest, forgotten: () => forgotten };
}

describe('the bridge over a WebSocket', () => {
  it('greets with the bearer, then matches replies to calls in any order', async () => {
    const { bridge: connected, newest } = connecting();
    newest().accept();
    const bridge = await connected;
    const [info, disk] = [bridge.system.info(), bridge.system.disk()];
    expect(newest().heard).toEqual([
      { bearer: 'bearer-1' },
      { id: 1, service: 'system', method: 'info', args: [] },
      { id: 2, service: 'system', method: 'disk', args: [] },
    ]);
    newest().say({ id: 2, ok: true, value: { freeBytes: 1, low: true } });
    newest().say({ id: 1, ok: true, value: { bytes: Uint8Array.of(1, 2) } });
    expect(await disk).toEqual({ freeBytes: 1, low: true });
    expect(await info).toEqual({ bytes: Uint8Array.of(1, 2) });
  });

  it('throws the fault of a call that failed', async () => {
    const { bridge: connected, newest } = connecting();
    newest().accept();
    const bridge = await connected;
    const lease = bridge.journalLog.acquire();
    newest().say({ id: 1, ok: false, fault: { code: 'LEASE_HELD', detail: 'another window' } });
    await expect(lease).rejects.toMatchObject({ code: 'LEASE_HELD', detail: 'another window' });
  });

  it('fails what is under way at a break, and what is asked until it is back', async () => {
    const { bridge: connected, newest, waits, sockets } = connecting();
    newest().accept();
    const bridge = await connected;
    const lost = bridge.system.info();
    newest().close();
    await expect(lost).rejects.toMatchObject({ code: 'BRIDGE_LOST' });
    await expect(bridge.system.info()).rejects.toMatchObject({ code: 'BRIDGE_LOST' });
    waits.at(-1)?.next();
    newest().accept();
    expect(sockets).toHaveLength(2);
    const info = bridge.system.info();
    newest().say({ id: 2, ok: true, value: 'back' });
    expect(await info).toBe('back');
  });

  it('waits longer after each break in a row, up to ten seconds, and starts over once it is back', async () => {
    const { bridge: connected, newest, waits } = connecting();
    newest().accept();
    await connected;
    for (let breaks = 0; breaks < 8; breaks += 1) {
      newest().close();
      waits.at(-1)?.next();
    }
    const lengths = waits.map(({ ms }) => ms);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths[0]).toBeLessThan(251);
    expect(lengths.at(-1)).toBeLessThanOrEqual(10_000);
    newest().accept();
    newest().close();
    expect(waits.at(-1)?.ms).toBe(lengths[0]);
  });

  it('asks a host no more that does not know its bearer', async () => {
    const { bridge: connected, newest, waits, forgotten } = connecting();
    newest().accept();
    const bridge = await connected;
    const info = bridge.system.info();
    newest().close(4401);
    await expect(info).rejects.toMatchObject({ code: 'BRIDGE_REFUSED' });
    await expect(bridge.system.info()).rejects.toMatchObject({ code: 'BRIDGE_REFUSED' });
    expect(waits).toEqual([]);
    expect(forgotten()).toBe(1);
  });

  it('passes news on until nobody listens', async () => {
    const { bridge: connected, newest } = connecting();
    newest().accept();
    const bridge = await connected;
    const heard: unknown[] = [];
    const stop = bridge.onNews((news) => heard.push(news));
    const news = { kind: 'panel', url: null };
    newest().say({ news });
    stop();
    newest().say({ news });
    expect(heard).toEqual([news]);
  });
});
