import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder, whatever the current one is. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Path of a project-relative file or folder. */
export const inProject = (...parts: readonly string[]): string => join(projectRoot, ...parts);

/**
 * Runs a tool of node_modules by its script file and gives its exit code.
 * The script is started with this Node, because on Windows node_modules/.bin holds `.cmd` files
 * that only a shell can start.
 */
export async function runTool(script: string, args: readonly string[]): Promise<number> {
  const path = inProject('node_modules', script);
  if (!existsSync(path)) throw new Error(`${script} is not installed: run npm ci first.`);
  const child = spawn(process.execPath, [path, ...args], { cwd: projectRoot, stdio: 'inherit' });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal) console.error(`${script} was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}

/** Whether this module file is the one that was started. */
export const isStarted = (moduleUrl: string): boolean =>
  process.argv[1] !== undefined && fileURLToPath(moduleUrl) === process.argv[1];
