import { randomBytes } from 'node:crypto';
import { clockFrom } from '../../electron/services/clock.ts';
import { nodeFiles } from '../../electron/services/file-system.ts';
import { plainKeyFile } from '../../electron/services/key-store.ts';
import { openShell, type Shell } from '../../electron/services/shell.ts';
import { beganAt } from './template.ts';

/** The shell's services over a data folder, as electron/browser-host-cli.ts opens them; without a line to head office. */
export async function openBenchShell(dataFolder: string): Promise<Shell> {
  return await openShell({
    host: 'browser',
    dataFolder,
    headOfficeUrl: null,
    demonstration: true,
    sealing: 'sealed',
    programVersion: '0.0.0-bench',
    // A minute after the sign-in of the journal.
    clock: clockFrom(beganAt + 60_000),
    random: randomBytes,
    files: nodeFiles,
    fetch,
    keyWrap: plainKeyFile,
    printer: { print: async () => ({ status: 'page' }) },
    applyLook: null,
    noteTrouble,
    armedMark: null,
    markEffects: { tell: () => undefined, die: () => undefined },
  });
}

/** What goes wrong in a benchmark must be seen: it would be measured. */
export function noteTrouble(what: string, error?: unknown): void {
  console.error(`bench: ${what}`, error ?? '');
}
