import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../electron/services/evidence/piece-files.ts';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { bridgeOver } from '../../shared/bridge/client.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { takeOutcome } from '../../shared/bridge/outcome.ts';
import { emptyHead } from '../../shared/journal/entry.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { builtShell, pageFolder } from './built-shell.ts';
import { until } from './electron-double.ts';
import { temporaryFolder } from './shell-kit.ts';
import { bearerFor, openSocket } from './socket-client.ts';

interface Host {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | string | null>;
  readonly bridge: Bridge;
}

let program = '';
let folder: ReturnType<typeof temporaryFolder>;
const running: Host[] = [];

beforeAll(async () => {
  program = join(await builtShell(), 'browser-host.cjs');
});
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  folder.remove();
});

async function start(args: readonly string[] = [], crashAt = ''): Promise<Host> {
  const pages = ['--renderer', pageFolder, '--panel', pageFolder, '--port', '0'];
  const child = spawn(
    process.execPath,
    [program, '--data', folder.path, '--demonstration', ...pages, ...args],
    { env: { ...process.env, GUITAI_CRASH_AT: crashAt } },
  );
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString('utf8')));
  const ended = new Promise<number | string | null>((done) => {
    child.once('close', (code, signal) => done(signal ?? code));
  });
  await until(() => output.includes('READY') || child.exitCode !== null);
  const [, origin = '', token = ''] = /READY ([^#]+)\/#token=(\w+)/.exec(output) ?? [];
  const bearer = await bearerFor(origin, token);
  const socket = await openSocket(`${origin.replace('http', 'ws')}/bridge`, { origin }, { bearer });
  const lost = socket.closed.then(() => Promise.reject(new Error('the host is gone')));
  lost.catch(() => undefined);
  const bridge = bridgeOver(
    async (service, method, given) =>
      takeOutcome(await Promise.race([socket.call({ service, method, args: given }), lost])),
    () => () => undefined,
  );
  const host = { child, output: () => output, ended, bridge };
  running.push(host);
  return host;
}

const picture = randomBytes(150_000);
const digest = digestOf(picture);
const filesOf = (): readonly string[] =>
  readdirSync(join(folder.path, 'evidence')).filter((name) => name !== 'fetched');

describe('a counter killed', () => {
  it.each(['evidence-written', 'evidence-synced'])(
    'at %s has no half piece, and keeps it when it is captured again',
    async (mark) => {
      const host = await start([], mark);
      await expect(host.bridge.evidence.keep('image/jpeg', picture)).rejects.toThrow();
      expect(await host.ended).toBe('SIGKILL');
      expect(host.output()).toContain(`MARK ${mark}\n`);
      const { evidence } = (await start()).bridge;
      expect(await evidence.list()).toEqual([]);
      expect(filesOf()).toEqual([]);
      await evidence.keep('image/jpeg', picture);
      expect(filesOf().toSorted()).toEqual([digest, `${digest}.note`].toSorted());
    },
  );

  it('right after a piece was answered, or named, has it', async () => {
    const first = await start();
    await first.bridge.evidence.keep('image/jpeg', picture);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await start();
    expect(await second.bridge.evidence.missing([digest])).toEqual([]);
    second.child.kill('SIGKILL');
    await second.ended;
    const { evidence } = (await start()).bridge;
    await evidence.discard([digest]);
    expect(await evidence.list()).toMatchObject([{ digest, isNamed: true, isHere: true }]);
    expect(Buffer.from((await evidence.read(digest)).bytes).equals(picture)).toBe(true);
  });
});

describe('a counter killed while it sends', () => {
  const root = temporaryFolder();
  let db: Database;
  let kit: OfficeKit;
  let app: FastifyInstance;
  let slow: Awaited<ReturnType<typeof slowLine>>;
  beforeAll(async () => {
    db = await openTestDatabase();
    kit = await officeKit(db, '7301', { evidenceFolder: root.path });
    app = buildApp(kit.headOffice);
    await app.listen({ host: '127.0.0.1', port: 0 });
    slow = await slowLine((app.server.address() as AddressInfo).port);
  });
  afterAll(async () => {
    await slow.close();
    await app.close();
    await db.close();
    root.remove();
  });

  it('goes on with the upload it had begun', async () => {
    const code = await kit.headOffice.enrolmentCode('7301-01');
    const fingerprint = kit.headOffice.fingerprint.replaceAll(' ', '');
    const line = ['--head-office', slow.url];
    const first = await start([...line, '--enrol-code', code, '--fingerprint', fingerprint]);
    const large = randomBytes(1_200_000);
    await first.bridge.evidence.keep('application/pdf', large);
    await first.bridge.evidence.missing([digestOf(large)]);
    slow.delayMs = 300;
    expect((await first.bridge.uplink.contact(emptyHead(), 0)).ok).toBe(true);
    await until(() => slow.parts.length === 2);
    first.child.kill('SIGKILL');
    await first.ended;
    slow.delayMs = 0;
    const begun = await db.query<{ upload: string }>('select upload from evidence_uploads');
    expect(begun).toHaveLength(1);

    const { evidence, uplink } = (await start(line)).bridge;
    expect((await uplink.contact(emptyHead(), 0)).ok).toBe(true);
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await evidence.list())[0]?.progress.status === 'confirmed') break;
      await delay(20);
    }
    expect(await evidence.list()).toMatchObject([{ progress: { status: 'confirmed' } }]);
    // All of it went into the one upload, none of it twice but what was under way at the end.
    expect(new Set(slow.parts.map(({ path }) => path)).size).toBe(1);
    expect(slow.parts.filter(({ offset }) => offset === 0)).toHaveLength(1);
  });
});

/** A line that answers the parts of an upload late, and notes them. */
async function slowLine(target: number) {
  const parts: { readonly path: string; readonly offset: number }[] = [];
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const { method = 'GET', url = '/' } = request;
      const body: Buffer[] = [];
      for await (const part of request) body.push(part as Buffer);
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !dropped.includes(name)),
      ) as Record<string, string>;
      if (method === 'PATCH') {
        parts.push({ path: url, offset: Number(headers['upload-offset']) });
        await delay(line.delayMs);
      }
      const bytes = Buffer.concat(body);
      const answer = await fetch(`http://127.0.0.1:${target}${url}`, {
        method,
        headers,
        ...(bytes.length === 0 ? {} : { body: bytes }),
      });
      const back = [...answer.headers].filter(([name]) => !dropped.includes(name));
      response.writeHead(answer.status, Object.fromEntries(back));
      response.end(Buffer.from(await answer.arrayBuffer()));
    };
    pass().catch(() => response.destroy());
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const line = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    parts,
    delayMs: 0,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
  return line;
}

const dropped = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];
