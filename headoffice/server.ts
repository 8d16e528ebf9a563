import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { buildApp } from './app.ts';
import { openDatabase } from './db/open.ts';
import { createHeadOffice } from './head-office.ts';
import { OfficeError } from './office-error.ts';
import { evidenceFolderOf, placeOf, simulationOf, startClock } from './start.ts';
import { startWorkers } from './workers.ts';

/** Starts head office and prints `READY http://127.0.0.1:PORT` when it can be asked. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '7870' },
      'database-url': { type: 'string' },
      evidence: { type: 'string' },
      clock: { type: 'string' },
      demo: { type: 'boolean', default: false },
      hours: { type: 'string' },
      'answer-delay': { type: 'string' },
      'bank-confirm': { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new OfficeError(`端口号不对:${values.port}。应为 0 到 65535 的整数。`);
  }
  if (values.clock !== undefined && !values.demo) {
    throw new OfficeError('--clock 只能用于演示,请与 --demo 一起使用。');
  }
  const clock = startClock(values.clock);
  const place = placeOf(values);
  const evidenceFolder = evidenceFolderOf(values);
  const db = await openDatabase(place);
  const headOffice = await createHeadOffice({
    db,
    clock,
    evidenceFolder,
    simulation: simulationOf(values),
    random: (bytes) => randomBytes(bytes),
    log: (line) => process.stderr.write(`${JSON.stringify({ at: Date.now(), ...line })}\n`),
  });
  const app = buildApp(headOffice);
  try {
    await app.listen({ host: '127.0.0.1', port });
  } catch (cause) {
    await db.close();
    if (isCode(cause, 'EADDRINUSE')) {
      throw new OfficeError(`端口 ${port} 已被占用。请关闭占用它的程序,或用 --port 换一个端口。`, {
        cause,
      });
    }
    throw cause;
  }
  const workers = startWorkers(headOffice);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      await workers.stop();
      await app.close();
      await db.close();
    })().catch(fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A listening TCP server has an address with a port.
  const { port: listening } = app.server.address() as AddressInfo;
  process.stdout.write(`READY http://127.0.0.1:${listening}\n`);
}

/** Plain words for what a person can mend; anything else with its trace. */
function fail(error: unknown): void {
  const words = error instanceof OfficeError ? error.message : traceOf(error);
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : 'unknown error';
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

main().catch(fail);
