import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BranchData } from '../branch-data.ts';
import { clientCard, newcomers } from './cards.ts';
import { deviceRoutes } from './device-routes.ts';
import { type Route, send } from './http.ts';
import { createKeypad } from './keypad.ts';
import { createReader } from './reader.ts';
import { pageRoutes } from './page-routes.ts';

export interface SimulatorOptions {
  readonly port: number;
  /** Of head office, hex: the keypad answers nobody else. Null: it answers nobody. */
  readonly headOfficeKey: string | null;
  readonly clients: BranchData['clients'];
  /** What callers of the devices must bring, if anything. */
  readonly token?: string;
}

/** Reader and keypad of a demonstration, and the pages by which people play client. */
export interface Simulator {
  /** e.g. http://127.0.0.1:17804 */
  readonly origin: string;
  /** The devices' addresses, as the counter is told them. */
  readonly idReader: string;
  readonly keypad: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only. @throws Error EADDRINUSE, EACCES */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const cards = [...newcomers(), ...options.clients.map(clientCard)];
  const devices = { reader: createReader(), keypad: createKeypad(options.headOfficeKey) };
  const routes = [deviceRoutes(devices, options.token ?? null), pageRoutes(devices, cards)];
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', done);
  });
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  server.on('request', (request, response) => {
    answer(routes, host, request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.name : 'error'}: a request failed\n`);
      response.destroy();
    });
  });
  const origin = `http://${host}`;
  return {
    origin,
    idReader: `${origin}/id-reader/`,
    keypad: `${origin}/keypad/`,
    async close() {
      const closed = new Promise<void>((done) => void server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  routes: readonly Route[],
  host: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { origin } = request.headers;
  // Any site's page may send requests to this port, under a name of its own too: none of them is ours.
  const isOurs =
    request.headers.host === host && (origin === undefined || origin === `http://${host}`);
  if (!isOurs) return send(response, { status: 403, json: { error: 'not from here' } });
  const { pathname } = new URL(request.url ?? '/', `http://${host}`);
  for (const route of routes) {
    const answered = await route(pathname, request, response);
    if (answered !== null) return send(response, answered);
  }
  send(response, { status: 404, json: { error: 'no such path' } });
}
