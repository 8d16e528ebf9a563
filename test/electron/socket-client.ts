import { WebSocket } from 'ws';
import { type CallOutcome, decodeWire, encodeWire } from '../../shared/bridge/wire.ts';
import type { ShellNews } from '../../shared/bridge/system.ts';

/** A socket of the browser host, as a page of the right origin opens it. */
export interface TestSocket {
  readonly news: ShellNews[];
  call(message: object): Promise<CallOutcome>;
  send(text: string): void;
  /** Settles with the close code. */
  readonly closed: Promise<number>;
  close(): Promise<number>;
}

/** Opens a socket and sends its greeting. Rejects when the upgrade is refused. */
export async function openSocket(
  url: string,
  headers: { readonly origin?: string; readonly host?: string },
  greeting: unknown,
): Promise<TestSocket> {
  const { origin, host } = headers;
  const socket = new WebSocket(url, {
    ...(origin === undefined ? {} : { origin }),
    ...(host === undefined ? {} : { headers: { host } }),
  });
  const news: ShellNews[] = [];
  const waiting = new Map<number, (outcome: CallOutcome) => void>();
  let calls = 0;
  socket.on('message', (data: Buffer) => {
    const message = decodeWire(data.toString('utf8')) as
      | { news: ShellNews }
      | ({ id: number } & CallOutcome);
    if ('news' in message) news.push(message.news);
    else {
      const { id, ...outcome } = message;
      waiting.get(id)?.(outcome);
    }
  });
  await new Promise<void>((opened, failed) => {
    socket.once('open', () => opened());
    socket.once('error', failed);
  });
  const closed = new Promise<number>((done) => void socket.once('close', done));
  if (greeting !== undefined) socket.send(encodeWire(greeting));
  return {
    news,
    closed,
    call(message) {
      calls += 1;
      const id = calls;
      const answered = new Promise<CallOutcome>((answer) => void waiting.set(id, answer));
      socket.send(encodeWire({ id, ...message }));
      return answered;
    },
    send: (text) => socket.send(text),
    close() {
      socket.close();
      return closed;
    },
  };
}

/** Exchanges a launch token for a bearer. */
export async function bearerFor(origin: string, token: string): Promise<string> {
  const answer = await fetch(`${origin}/token`, {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify({ token }),
  });
  return ((await answer.json()) as { bearer: string }).bearer;
}
