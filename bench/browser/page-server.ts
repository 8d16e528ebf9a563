import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serveCounterSocket } from '../../electron/host/counter-socket.ts';
import { createSecrets } from '../../electron/host/secrets.ts';
import { pageFile } from '../../electron/page-files.ts';
import { pageHeaders } from '../../electron/page-policy.ts';
import type { Shell } from '../../electron/services/shell.ts';
import { toHex } from '../../shared/values/bytes.ts';
import { noteTrouble } from './bench-shell.ts';

/** Answers a POST of the page; what it gives is sent as JSON. */
export type Answer = (body: Buffer) => unknown;

/** What a page of the benchmark is served with. */
export interface ServedPage {
  /** Folder of the built pages. */
  readonly root: string;
  /** The shell the page's bridge leads to; null for a page that needs none. */
  readonly shell: Shell | null;
  /** Text files beside those of the folder, or in the place of one. */
  readonly files?: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
  readonly answers: Readonly<Record<string, Answer>>;
}

export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
const maxMessageBytes = 64 * 1024 * 1024;

/**
 * Serves a page of the benchmark as the browser host serves the counter's: same headers, same socket, same services
 * behind it. Only WebAssembly is allowed beside, for SQLite, and the page is isolated, for a clock of 5 µs.
 */
export async function servePage(page: ServedPage): Promise<PageServer> {
  const { shell } = page;
  const bearers = createSecrets((bytes) => randomBytes(bytes));
  const answers = { '/token': () => ({ bearer: bearers.make() }), ...page.answers };
  const server = createServer((request, response) => {
    respond({ ...page, answers }, request, response).catch((error: unknown) => {
      noteTrouble('a request of a page failed', error);
      response.destroy();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (shell === null) opened.terminate();
      else
        serveCounterSocket(opened, {
          shell,
          bearers,
          noteTrouble,
          nextId: () => toHex(randomBytes(8)),
          viewFor: () => ({ show: () => undefined, hide: () => undefined }),
          clientView: { missing: () => null, open: () => null, close: () => undefined },
        });
    });
  });
  await new Promise<void>((done) => void server.listen(0, loopback, done));
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${loopback}:${port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      const closed = new Promise<void>((done) => void server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function respond(
  { root, files = {}, answers }: ServedPage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', `http://${loopback}`);
  if (request.method === 'POST') {
    const answer = answers[pathname];
    if (answer === undefined) return send(response, 404, 'text/plain', '');
    const value = await answer(await readBody(request));
    return send(response, 200, 'application/json', JSON.stringify(value ?? null));
  }
  const file = files[pathname] ?? (await pageFile(root, pathname));
  if (file === null) return send(response, 404, 'text/plain', '');
  send(response, 200, file.type, file.body);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
): void {
  const headers = pageHeaders({});
  const policy = headers['content-security-policy'] ?? '';
  response.writeHead(status, {
    ...headers,
    'content-security-policy': policy.replace(
      "script-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
    ),
    'cross-origin-embedder-policy': 'require-corp',
    'content-type': type,
  });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  // An IncomingMessage without an encoding gives Buffers.
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
