import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { OfficeError } from '../office-error.ts';
import type { Database, Sql } from './sql.ts';

/** PostgreSQL inside this process: in a folder, or in memory when there is none. */
export async function openPglite(folder?: string): Promise<Database> {
  const unlock = folder === undefined ? undefined : await lockFolder(folder);
  const lite = await createLite(folder).catch(async (error: unknown) => {
    await unlock?.();
    throw error;
  });
  return {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await lite.query<Row>(text, [...parameters])).rows,
    transaction: <T>(work: (sql: Sql) => Promise<T>) =>
      lite.transaction((transaction) =>
        work({
          query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
            (await transaction.query<Row>(text, [...parameters])).rows,
        }),
      ),
    async close() {
      await lite.close();
      await unlock?.();
    },
  };
}

function createLite(folder: string | undefined): Promise<PGlite> {
  return PGlite.create(folder === undefined ? {} : { dataDir: join(folder, 'db') });
}

/** Folders open in this process; a container gives every start the same process id. */
const held = new Set<string>();

/** Two processes in one PGlite folder would destroy it; the lock of a process that is gone is taken over. */
async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'head-office.lock');
  if (held.has(file)) throw new OfficeError(`总部数据已经打开:${folder}。`);
  try {
    await mkdir(folder, { recursive: true });
    await takeLock(file);
  } catch (cause) {
    if (cause instanceof OfficeError) throw cause;
    throw new OfficeError(`数据文件夹不能写入:${folder}。请换一个文件夹,或检查权限和磁盘空间。`, {
      cause,
    });
  }
  held.add(file);
  return async () => {
    held.delete(file);
    await rm(file, { force: true });
  };
}

async function takeLock(file: string): Promise<void> {
  const write = (): Promise<void> => writeFile(file, String(process.pid), { flag: 'wx' });
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const owner = Number(await readFile(file, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) {
      throw new OfficeError(`总部数据正由另一个进程(${owner})使用。请先停止它,再重新启动。`);
    }
    await rm(file, { force: true });
    await write();
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
