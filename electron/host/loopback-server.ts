import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { pageFile } from '../page-files.ts';
import { type PagePolicy, pageHeaders } from '../page-policy.ts';
import type { NoteTrouble } from '../services/ports.ts';

/** One page of the browser host with its WebSocket, on a loopback port of its own: an origin of its own. */
export interface LoopbackPage {
  readonly port: number;
  /** Folder of the built page. */
  readonly root: string;
  /** Asked with every answer. */
  policy(): PagePolicy;
  readonly socketPath: string;
  onSocket(socket: WebSocket): void;
  /** Answers a POST of its own origin; null when it is not one this page knows. */
  onPost(path: string, body: string): { readonly status: number; readonly json: unknown } | null;
  readonly noteTrouble: NoteTrouble;
}

export interface LoopbackServer {
  /** e.g. http://127.0.0.1:4780 */
  readonly origin: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
const maxMessageBytes = 64 * 1024 * 1024;
const maxPostBytes = 4096;

/** Listens on 127.0.0.1 only. @throws Error EADDRINUSE, EACCES */
export async function serveLoopback(page: LoopbackPage): Promise<LoopbackServer> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(page.port, loopback, done);
  });
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  const host = `${loopback}:${port}`;
  const origin = `http://${host}`;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });

  server.on('request', (request, response) => {
    answer(page, { host, origin }, request, response).catch((error: unknown) => {
      page.noteTrouble('a request of a page failed', error);
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Any page of any site may try to open a socket to this port; only ours has this origin.
    const isOurs =
      request.headers.host === host &&
      request.headers.origin === origin &&
      request.url === page.socketPath;
    if (!isOurs) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => page.noteTrouble('a socket broke', error));
      page.onSocket(opened);
    });
  });
  return { origin, close: () => close(server, sockets) };
}

interface Served {
  readonly host: string;
  readonly origin: string;
}

async function answer(
  page: LoopbackPage,
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, type: string, body: string | Uint8Array): void => {
    response.writeHead(status, { ...pageHeaders(page.policy()), 'content-type': type });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  // A name somebody else's DNS points here makes another Host: its pages must not read ours.
  if (request.headers.host !== served.host) return send(421, plain, `请使用地址 ${served.origin}/`);
  const { pathname } = new URL(request.url ?? '/', served.origin);
  if (request.method === 'POST') {
    if (request.headers.origin !== served.origin) return send(403, plain, '来源不符');
    const posted = page.onPost(pathname, await readBody(request, maxPostBytes));
    return posted === null
      ? send(404, plain, '没有这个地址')
      : send(posted.status, 'application/json', JSON.stringify(posted.json));
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(405, plain, '不支持这种请求');
  const file = await pageFile(page.root, pathname);
  return file === null ? send(404, plain, '没有这个地址') : send(200, file.type, file.body);
}

async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    // An IncomingMessage without an encoding gives Buffers.
    const bytes = part as Buffer;
    length += bytes.length;
    if (length > limit) throw new RangeError('request body too long');
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  const closed = new Promise<void>((done) => void server.close(() => done()));
  server.closeAllConnections();
  await closed;
}

/** The text of a WebSocket message; null for a binary one, which nobody sends here. */
export function textOf(data: RawData, isBinary: boolean): string | null {
  if (isBinary) return null;
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as ArrayBuffer).toString('utf8');
}

const plain = 'text/plain; charset=utf-8';
