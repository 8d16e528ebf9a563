import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ElectronDouble, until } from './electron-double.ts';

/** Stands for Electron's binary: `electron-program <main> …args` runs the built main under the double until it quits. */
const [, , mainPath = '', ...args] = process.argv;
const double = new ElectronDouble(mkdtempSync(join(tmpdir(), 'guitai-electron-')));
await double.start(mainPath, args);
await until(() => double.calls.some((call) => /^(?:quit|exit \d)$/.test(call)), 10 ** 6);
process.exit(double.calls.includes('quit') ? 0 : 1);
