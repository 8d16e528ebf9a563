import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePorts } from '../test/helpers/free-ports.ts';
import { neededPorts, startPorts } from './start-ports.ts';
import { takenPort } from './taken-port.ts';

const all = { browser: true, devices: true };
const taken: Server[] = [];

afterEach(async () => {
  for (const server of taken.splice(0))
    await new Promise<void>((done) => void server.close(() => done()));
});

async function take(port: number): Promise<void> {
  const server = createServer();
  taken.push(server);
  await new Promise<void>((done) => void server.listen(port, '127.0.0.1', () => done()));
}

describe('the ports of a demonstration', () => {
  it('are five in a row, fewer where Electron has its own windows or nobody wants devices', () => {
    const ports = startPorts(4100);
    expect(neededPorts(ports, all).toSorted((a, b) => a - b)).toEqual([
      4100, 4101, 4102, 4103, 4104,
    ]);
    expect(neededPorts(ports, { browser: false, devices: false })).toEqual([4102]);
  });

  it.each([0, 1, 2, 3, 4])('are looked at before anything starts: +%i', async (offset) => {
    const first = await freePorts();
    const needed = neededPorts(startPorts(first), all);
    expect(await takenPort(needed)).toBeNull();
    await take(first + offset);
    expect(await takenPort(needed)).toBe(first + offset);
  });
});
