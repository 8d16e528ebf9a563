import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { holdFolder } from '../electron/services/folder-hold.ts';

/** Below this a demonstration does not start: PGlite and the logs need room. */
const leastFreeBytes = 600 * 1024 * 1024;

/** Marks a folder as the demonstration's own, so that --fresh never empties anything else. */
const marker = 'guitai-demonstration';

/**
 * The one folder everything of the demonstration lies in: `GUITAI_DATA`, else `guitai` in the user's data
 * folder (Windows %APPDATA%, macOS ~/Library/Application Support, else XDG_DATA_HOME or ~/.local/share).
 */
export function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const own = environment['GUITAI_DATA'];
  if (own !== undefined && own !== '') return resolve(own);
  return join(userDataFolder(environment, platform), 'guitai');
}

function userDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
}

/**
 * Makes this the only demonstration on the folder, so that none is emptied while it runs.
 *
 * @returns how to give it free, or null when a demonstration runs on it, or a counter one has left behind
 */
export async function holdDataFolder(folder: string): Promise<(() => Promise<void>) | null> {
  const release = await holdFolder(folder);
  if (release === null) return null;
  for (const counter of countersIn(folder)) {
    const free = await holdFolder(counter);
    if (free === null) {
      await release();
      return null;
    }
    await free();
  }
  return release;
}

function countersIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith('counter-'));
  return names.map((name) => join(folder, name));
}

/** Makes the folder ready to be written; null, or what is wrong in Chinese. */
export function prepareDataFolder(
  folder: string,
  fresh: boolean,
  leastBytes = leastFreeBytes,
): string | null {
  try {
    if (fresh) {
      const problem = emptyFolder(folder);
      if (problem !== null) return problem;
    }
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.probe-${randomUUID()}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    writeFileSync(join(folder, marker), '本文件夹由柜台演示程序使用,--fresh 会清空它。\n');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return `数据文件夹不可写:${folder}\n请检查权限,或用环境变量 GUITAI_DATA 指定另一个文件夹。(${reason})`;
  }
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= leastBytes
    ? null
    : `磁盘空间不足:${folder} 所在磁盘可用空间不到 600 MB。请清理磁盘,或用环境变量 GUITAI_DATA 换一个磁盘。`;
}

function emptyFolder(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder);
  if (names.length > 0 && !names.includes(marker)) {
    return `${folder} 不是演示程序的数据文件夹,--fresh 没有清空它。请改用空文件夹。`;
  }
  rmSync(folder, { recursive: true });
  return null;
}
