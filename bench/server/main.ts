import { randomBytes } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { buildApp } from '../../headoffice/app.ts';
import { openDatabase } from '../../headoffice/db/open.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { createHeadOffice, type HeadOffice } from '../../headoffice/head-office.ts';
import { startWorkers, type Workers } from '../../headoffice/workers.ts';
import type { OfficeAsks, OfficeMessage, OfficeReply } from './asks.ts';

/** The parts of an open head office. */
interface Opened {
  readonly db: Database;
  readonly headOffice: HeadOffice;
  readonly app: ReturnType<typeof buildApp>;
  readonly sockets: Set<Socket>;
  readonly cpu: NodeJS.CpuUsage;
}

let clock = 0;
let opened: Opened | null = null;
let workers: Workers | null = null;

const asks: OfficeAsks = {
  async open({ place, now, signingKey }) {
    clock = now;
    const db = await openDatabase(place);
    // The same key in every head office of a run, so that one journal is good for all of them.
    await db.query(`insert into meta (name, value) values ('signing-key', $1)`, [signingKey]);
    const headOffice = await createHeadOffice({
      db,
      clock: () => clock,
      random: (bytes) => randomBytes(bytes),
    });
    const app = buildApp(headOffice);
    const sockets = new Set<Socket>();
    app.server.on('connection', (socket) => sockets.add(socket));
    await app.listen({ host: '127.0.0.1', port: 0 });
    // A listening TCP server has an address with a port.
    const { port } = app.server.address() as AddressInfo;
    opened = { db, headOffice, app, sockets, cpu: process.cpuUsage() };
    return { url: `http://127.0.0.1:${port}`, publicKey: headOffice.publicKey };
  },
  async branch({ branch, counters, staff, staffKey }) {
    const { headOffice } = it();
    await headOffice.load({
      branch: { branch, name: `测试营业部 ${branch}` },
      terminals: counters.map(({ counter }) => counter),
      staff: [{ staff, name: '测试柜员', roles: ['maker'], checker: true }],
      rows: [],
    });
    for (const { counter, signingKey } of counters) {
      const code = await headOffice.enrolmentCode(counter);
      await headOffice.enrol({
        code,
        signingKey,
        receivingKey: 'age1bench',
        installation: 'bench',
      });
    }
    const { authority } = await headOffice.firstSignIn(branch, {
      staff,
      code: await headOffice.staffCode(staff),
      publicKey: staffKey,
      sealedKey: 'sealed',
    });
    return authority;
  },
  async setClock(now) {
    clock = now;
  },
  async drain(branch) {
    const started = performance.now();
    const decided = await it().headOffice.drainLane(branch);
    return { decided, ms: performance.now() - started };
  },
  async startWorkers() {
    workers = startWorkers(it().headOffice);
  },
  async undecided() {
    const [row] = await it().db.query<{ entries: number }>(
      `select (select count(*) from journal_entries)
         - (select count(*) from feed_items where kind = 'entry') as entries`,
    );
    return row?.entries ?? 0;
  },
  async verdicts() {
    const rows = await it().db.query<{ verdict: string; count: number }>(
      `select verdict, count(*) as count from feed_items where kind = 'entry' group by verdict`,
    );
    return Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count]));
  },
  async usage() {
    const { cpu, sockets } = it();
    const { user, system } = process.cpuUsage(cpu);
    // The process is started with --expose-gc.
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const sum = (of: 'bytesRead' | 'bytesWritten'): number =>
      [...sockets].reduce((total, socket) => total + socket[of], 0);
    return {
      cpuMs: (user + system) / 1000,
      heapMb: heapUsed / 2 ** 20,
      residentMb: rss / 2 ** 20,
      receivedBytes: sum('bytesRead'),
      sentBytes: sum('bytesWritten'),
    };
  },
  async close() {
    await workers?.stop();
    await it().app.close();
    await it().db.close();
  },
};

function it(): Opened {
  if (opened === null) throw new Error('no head office is open');
  return opened;
}

/** Answers one question of the benchmark after the other. */
let turn: Promise<void> = Promise.resolve();
process.on('message', (message: OfficeMessage) => {
  turn = turn.then(() => answer(message));
});
// The benchmark has gone: nobody would ask this process to end.
process.on('disconnect', () => process.exit(1));

async function answer({ id, name, ask }: OfficeMessage): Promise<void> {
  let reply: OfficeReply;
  try {
    // Name and question come from `officeProcess`, which is typed by the same interface.
    const run = asks[name] as (asked: unknown) => Promise<unknown>;
    reply = { id, value: await run(ask) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send?.(reply, () => {
    if (name === 'close') process.disconnect?.();
  });
}
