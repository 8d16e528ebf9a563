import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { findChromium } from '../../test/helpers/chromium.ts';

/** A browser that shows a page; nobody looks into it. */
export interface OpenChromium {
  /** Ends it in its own time, so that the profile can be opened again; what is left after a while is killed. */
  close(): Promise<void>;
}

const patienceMs = 10_000;

/**
 * Opens a page by its address on the command line. No DevTools client is attached: one makes commits up to twice as slow.
 */
export async function openChromium(
  profile: string,
  address: string,
  further: readonly string[] = [],
): Promise<OpenChromium> {
  const { executablePath, args, env } = await findChromium();
  const child = spawn(
    executablePath,
    ['--headless', `--user-data-dir=${profile}`, ...args, ...further, address],
    // A process group of its own, so that the whole of it can be ended.
    { detached: true, stdio: 'ignore', env: { ...process.env, ...env } },
  );
  const ended = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', () => done());
  });
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // The group has ended.
    }
  };
  const killAtExit = (): void => end('SIGKILL');
  process.once('exit', killAtExit);
  return {
    async close() {
      child.kill('SIGTERM');
      await Promise.race([ended, delay(patienceMs, undefined, { ref: false })]);
      end('SIGKILL');
      await ended;
      process.off('exit', killAtExit);
    },
  };
}
