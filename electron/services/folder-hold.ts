import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemCode } from './file-system.ts';

/**
 * Makes this process the only one on a data folder: two shells writing the same logs would tear them. A
 * local socket ends with its process, however it ends, so nothing stays behind to lie.
 *
 * @returns how to give the folder free, or null when another process has it
 */
export async function holdFolder(path: string): Promise<(() => Promise<void>) | null> {
  const address = socketAddress(resolve(path));
  const server = (await listen(address)) ?? (await listenOnLeftover(address));
  return server && (() => new Promise((done) => void server.close(() => done())));
}

async function listen(address: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  try {
    await new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(address, done);
    });
    return server;
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') return null;
    throw error;
  }
}

// Where sockets are files, one may outlive its process: then nobody answers on it.
async function listenOnLeftover(address: string): Promise<Server | null> {
  if (!isFile(address) || (await isAnswered(address))) return null;
  await rm(address, { force: true });
  return await listen(address);
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address, () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

function socketAddress(root: string): string {
  const name = `guitai-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Abstract: the kernel takes it away with the process.
  if (process.platform === 'linux') return `\0${name}`;
  return join(tmpdir(), `${name}.sock`);
}

const isFile = (address: string): boolean => address.startsWith('/');
