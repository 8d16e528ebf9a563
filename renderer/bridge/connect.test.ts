import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Fault } from '../../shared/errors.ts';
import { connectBridge } from './connect.ts';

const sockets: HostSocket[] = [];

/** A host that takes every connection. */
class HostSocket extends EventTarget {
  readyState = 0;
  constructor() {
    super();
    sockets.push(this);
    queueMicrotask(() => {
      this.readyState = 1;
      this.dispatchEvent(new Event('open'));
    });
  }
  send(): void {}
  close(): void {}
  end(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

beforeEach(() => {
  sockets.length = 0;
  vi.stubGlobal('WebSocket', HostSocket);
  sessionStorage.setItem('guitai.bearer', 'bearer-1');
});

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

it('connects once however often the start is tried, until the host does not know this tab', async () => {
  const first = await connectBridge();
  expect(await connectBridge()).toBe(first);
  expect(sockets).toHaveLength(1);

  sockets[0]?.end(4401);
  await expect(connectBridge()).rejects.toThrow(Fault);
  sessionStorage.setItem('guitai.bearer', 'bearer-2');
  expect(await connectBridge()).not.toBe(first);
  expect(sockets).toHaveLength(2);
});
