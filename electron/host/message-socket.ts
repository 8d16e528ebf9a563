import type { WebSocket } from 'ws';
import { decodeWire } from '../../shared/bridge/wire.ts';
import { textOf } from './loopback-server.ts';

/** Close codes of the host's sockets: who may not come in, and who does not keep to the protocol. */
export const closeCodes = { unknown: 4401, protocol: 1008 } as const;

const greetingMs = 5000;

/**
 * Reads a socket's messages: the first must greet within five seconds, the others go to `hear`. A message
 * that is not one ends the connection.
 */
export function readMessages(
  socket: WebSocket,
  greet: (message: unknown) => boolean,
  hear: (message: unknown) => void,
): void {
  let isGreeted = false;
  const timer = setTimeout(() => socket.close(closeCodes.unknown), greetingMs);
  timer.unref();
  socket.on('close', () => clearTimeout(timer));
  socket.on('message', (data, isBinary) => {
    const message = decode(textOf(data, isBinary));
    if (message === undefined) {
      socket.close(closeCodes.protocol);
    } else if (isGreeted) {
      hear(message);
    } else if (greet(message)) {
      isGreeted = true;
      clearTimeout(timer);
    } else {
      socket.close(closeCodes.unknown);
    }
  });
}

function decode(text: string | null): unknown {
  try {
    return text === null ? undefined : decodeWire(text);
  } catch {
    // From outside, and no message: the caller ends the connection.
    return undefined;
  }
}
