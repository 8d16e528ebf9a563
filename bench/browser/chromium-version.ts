import { spawnSync } from 'node:child_process';
import { findChromium } from '../../test/helpers/chromium.ts';

/** What the browser of the pages calls itself; null where there is none, for the parts that need no browser. */
export async function chromiumVersion(): Promise<string | null> {
  const found = await findChromium().catch(() => null);
  if (found === null) return null;
  const { executablePath, args, env } = found;
  const { stdout } = spawnSync(executablePath, [...args, '--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return stdout.trim();
}
