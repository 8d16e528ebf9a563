import type { Bridge } from '../../shared/bridge/index.ts';
import { exchangeToken, forgetBearer } from './bearer.ts';
import { contextBridge, exposedBridge } from './electron-bridge.ts';
import { dropForeignServiceWorkers } from './service-workers.ts';
import { connectSocket } from './socket-client.ts';

let connected: Promise<Bridge> | null = null;

/**
 * The shell's services: over Electron's context bridge when this page runs in it, else over the browser
 * host's WebSocket. Asked again it gives the same bridge: the lease belongs to its connection, and a second
 * one beside it would be refused for good.
 *
 * @throws Fault BRIDGE_REFUSED when the address carries no token and this tab has no bearer yet
 */
export async function connectBridge(): Promise<Bridge> {
  const exposed = exposedBridge();
  if (exposed !== null) return contextBridge(exposed);
  connected ??= overSocket();
  try {
    return await connected;
  } catch (error) {
    connected = null;
    throw error;
  }
}

async function overSocket(): Promise<Bridge> {
  await dropForeignServiceWorkers();
  const bearer = await exchangeToken();
  const address = `${location.origin.replace(/^http/, 'ws')}/bridge`;
  return await connectSocket({
    bearer,
    open: () => new WebSocket(address),
    wait: (ms, next) => setTimeout(next, ms),
    random: () => (crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) / 65_536,
    forget() {
      // This bridge will never answer again; the next try begins with the address.
      connected = null;
      forgetBearer();
    },
  });
}
