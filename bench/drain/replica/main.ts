import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { openPouchReplica } from './pouch-replica.ts';
import type { Replica, ReplicaPlace, ReplicaWord } from './replica.ts';
import { openRxReplica } from './rx-replica.ts';

// Given by `withReplica`.
const asked = JSON.parse(process.argv[2] ?? '') as ReplicaPlace;
const replica: Replica =
  asked.kind === 'pouchdb' ? openPouchReplica(asked.place) : await openRxReplica(asked.place);
const sockets = new Set<Socket>();

const server = createServer((request, response) => {
  respond(request, response).catch((error: unknown) => {
    console.error('bench: a replication failed', error);
    send(response, 500, { error: 'failed' });
  });
});
server.on('connection', (socket) => sockets.add(socket));
server.listen(0, '127.0.0.1', () => {
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  tell({ url: `http://127.0.0.1:${port}` });
});

process.on('message', () => void usage());
process.on('disconnect', () => {
  server.closeAllConnections();
  server.close();
  void replica.close().finally(() => process.exit(0));
});

async function usage(): Promise<void> {
  const wireBytes = [...sockets].reduce((sum, one) => sum + one.bytesRead + one.bytesWritten, 0);
  tell({ documents: await replica.documents(), wireBytes });
}

function tell(word: ReplicaWord): void {
  process.send?.(word);
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  // An IncomingMessage without an encoding gives Buffers.
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body: unknown = text === '' ? null : JSON.parse(text);
  const answer = await replica.answer(request.method ?? '', decodeURIComponent(pathname), body);
  if (answer === null) send(response, 404, { error: 'not_found', reason: 'missing' });
  else send(response, 200, answer);
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}
