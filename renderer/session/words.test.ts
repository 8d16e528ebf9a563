import { expect, it } from 'vitest';
import { Fault } from '../../shared/errors.ts';
import { connectSocket, type Socket } from '../bridge/socket-client.ts';
import { wordsOf } from './words.ts';

it('sends staff to the new address when the host was started anew', async () => {
  const socket = Object.assign(new EventTarget(), {
    readyState: 1,
    send: () => undefined,
    close: () => undefined,
  });
  const connected = connectSocket({
    bearer: 'of-the-host-before',
    // The client uses no more of a WebSocket than this has.
    open: () => socket as unknown as Socket,
    wait: () => undefined,
    random: () => 0,
    forget: () => undefined,
  });
  socket.dispatchEvent(new Event('open'));
  const bridge = await connected;
  const asked = bridge.system.disk().catch(wordsOf);
  socket.dispatchEvent(Object.assign(new Event('close'), { code: 4401 }));
  expect(await asked).toBe('程序已重新启动,本页的连接已失效。请从启动程序给出的新地址打开。');
  expect(await bridge.system.disk().catch(wordsOf)).toContain('新地址');
  expect(wordsOf(new Fault('BRIDGE_REFUSED', 'arguments'))).toContain('不合规则');
});
