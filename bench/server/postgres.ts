import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openPostgres } from '../../headoffice/db/postgres.ts';

/** A PostgreSQL server of the benchmark's own, with its settings as they come: fsync is on. */
export interface PrivatePostgres {
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** Why there is none. */
export interface NoPostgres {
  readonly why: string;
}

const debianFolder = '/usr/lib/postgresql';
const startMs = 20_000;

/** Starts a server in a temporary folder on a free port. It refuses to run as root, so root lends it to `nobody`. */
export async function startPostgres(): Promise<PrivatePostgres | NoPostgres> {
  const programs = findPrograms();
  if (programs === null) return { why: 'no PostgreSQL server (initdb, postgres) on this machine' };
  const folder = mkdtempSync(join(tmpdir(), 'guitai-bench-pg-'));
  const user = lentTo();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    programs.initdb,
    ['-D', data, '-U', 'guitai', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return { why: `initdb failed: ${made.stderr.trim().split('\n').at(-1) ?? ''}` };
  }
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=on'];
  const server = spawn(
    programs.postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://guitai@127.0.0.1:${port}/postgres`;
  // Also when the benchmark ends by an error: nobody else would stop it.
  const leave = (): void => void server.kill('SIGQUIT');
  process.once('exit', leave);
  const stop = async (): Promise<void> => {
    await stopServer(server);
    process.off('exit', leave);
    rmSync(folder, { recursive: true, force: true });
  };
  const version = await waitForAnswer(url, data, server);
  if (version !== null) return { url, version, stop };
  await stop();
  return { why: 'the PostgreSQL server did not answer' };
}

function findPrograms(): { readonly initdb: string; readonly postgres: string } | null {
  const debian = existsSync(debianFolder)
    ? readdirSync(debianFolder).map((version) => join(debianFolder, version, 'bin'))
    : [];
  const folders = [...debian.toSorted().toReversed(), ...(process.env['PATH'] ?? '').split(':')];
  const folder = folders.find(
    (one) => existsSync(join(one, 'initdb')) && existsSync(join(one, 'postgres')),
  );
  return folder === undefined
    ? null
    : { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

function lentTo(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (option: string): number =>
    Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  // A listening TCP server has an address with a port.
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Its version once it answers and is the one just started, null when it does not. */
async function waitForAnswer(
  url: string,
  data: string,
  server: ChildProcess,
): Promise<string | null> {
  const until = performance.now() + startMs;
  while (performance.now() < until && server.exitCode === null) {
    const database = openPostgres(url);
    try {
      const [row] = await database.query<{ data: string; version: string }>(
        `select current_setting('data_directory') as data, current_setting('server_version') as version`,
      );
      if (row?.data === data) return row.version;
    } catch {
      // It does not listen yet.
    } finally {
      await database.close();
    }
    await delay(100);
  }
  return null;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  // A fast shutdown: sessions are ended, the data is written.
  server.kill('SIGINT');
  await ended;
}
