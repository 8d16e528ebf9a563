import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CounterStart,
  demonstrationFolder,
  startCounter,
} from '../../scripts/demonstration.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { builtShell } from './built-shell.ts';
import { enrolmentNotice } from './shell-kit.ts';
import { startSmallHeadOffice, type SmallHeadOffice } from './small-head-office.ts';

const root = mkdtempSync(join(tmpdir(), 'guitai-start-'));
const electron = join(root, 'electron');
const folder = demonstrationFolder(root);
let office: SmallHeadOffice;

beforeAll(async () => {
  await builtShell();
  office = await startSmallHeadOffice(() => Date.now());
  office.invite('CODE-100023', { staff: '100023', name: '张敏' });
  const program = fileURLToPath(import.meta.resolve('./electron-program.ts'));
  const words = [process.execPath, '--import', import.meta.resolve('tsx'), program];
  writeFileSync(electron, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')} "$@"\n`);
  chmodSync(electron, 0o755);
});
afterAll(async () => {
  await office.close();
  rmSync(root, { recursive: true, force: true });
});

const start = (change: Partial<CounterStart> = {}): CounterStart => ({
  terminal: '0101-02',
  electron,
  headOffice: office.url,
  port: 17_801,
  clientPort: 17_805,
  clock: new Date().toISOString(),
  seal: false,
  devices: 'http://127.0.0.1:17804',
  setup: {
    fingerprint: enrolmentNotice.fingerprint,
    terminals: [{ counter: '0101-02', code: enrolmentNotice.code }],
    staff: [{ staff: '100023', code: 'CODE-100023' }],
    operatorToken: '',
  },
  people: [
    {
      staff: '100023',
      name: '张敏',
      roles: ['maker'],
      checker: false,
      password: 'yanshi-zhangmin',
    },
  ],
  ...change,
});

describe.skipIf(process.platform === 'win32')('the built main, started as `npm start` does', () => {
  it('takes every option of a demonstration, says READY, and stops in good order', async () => {
    const counter = await startCounter(folder, start());
    expect(counter.ready).toBe('electron');
    expect(office.heard.map(({ path }) => path)).toContain(protocolPaths.enrolment);
    expect([...office.documents.keys()]).toEqual(['100023']);
    expect(existsSync(folder.counter('0101-02'))).toBe(true);
    await counter.stop();
    expect(await counter.ended).toBe(0);
  });

  it('is waited for no longer than until Ctrl-C', async () => {
    const pidFile = join(root, 'pid');
    const silent = join(root, 'silent');
    writeFileSync(silent, `#!/bin/sh\necho $$ > '${pidFile}'\nexec sleep 60\n`, { mode: 0o755 });
    const controller = new AbortController();
    const waiting = startCounter(folder, start({ electron: silent, signal: controller.signal }));
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toMatch(/\d\n/);
    controller.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    expect(() => process.kill(Number(readFileSync(pidFile, 'utf8')), 0)).toThrow('ESRCH');
  });
});
