import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf } from '../../electron/services/enrolment.ts';
import { nodeFiles } from '../../electron/services/file-system.ts';
import { plainKeyFile } from '../../electron/services/key-store.ts';
import type { KeyCost } from '../../electron/services/sealed-key.ts';
import { openShell, type Shell } from '../../electron/services/shell.ts';
import type { ShellOptions } from '../../electron/services/shell-options.ts';
import type { PanelAnswer, PanelReply } from '../../shared/bridge/staff-keys.ts';
import type { ShellNews } from '../../shared/bridge/system.ts';
import { headOfficeTestKey } from '../helpers/people.ts';

/** A folder of this test's own, and how to remove it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'guitai-shell-'));
  return {
    path: join(root, 'counter'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** What the demonstration's enrolment notice says. */
export const enrolmentNotice = {
  code: 'ENROL-0101-02',
  fingerprint: fingerprintOf(headOfficeTestKey.publicKey),
};

/** A key opened as it is at a branch, in no time: what is tested with it is not how long guessing takes. */
export const quickKeyCost: KeyCost = { memoryKib: 64, passes: 1 };

/** A shell on the real disk, for what the tests change of it. */
export async function startShell(
  dataFolder: string,
  change: Partial<ShellOptions> = {},
): Promise<Shell> {
  return await openShell({
    host: 'browser',
    dataFolder,
    headOfficeUrl: null,
    demonstration: true,
    sealing: 'sealed',
    programVersion: '0.0.0-test',
    clock: () => Date.UTC(2026, 10, 23, 2),
    random: randomBytes,
    keyCost: quickKeyCost,
    files: nodeFiles,
    fetch,
    keyWrap: plainKeyFile,
    printer: { print: async () => ({ status: 'page' }) },
    applyLook: null,
    noteTrouble: () => undefined,
    armedMark: null,
    markEffects: { tell: () => undefined, die: () => undefined },
    freeBytes: async () => 10 ** 12,
    ...change,
  });
}

/** A window of the shell whose panel the test answers itself. */
export function openWindow(shell: Shell, id = 'window') {
  const news: ShellNews[] = [];
  const waiting: (() => void)[] = [];
  let isShown = false;
  const panelView = {
    show() {
      isShown = true;
      for (const go of waiting.splice(0)) go();
    },
    hide() {
      isShown = false;
    },
  };
  const clientView = { missing: () => null, open: () => null, close: () => undefined };
  const connection = shell.connect({ id, tell: (one) => news.push(one), panelView, clientView });
  return {
    ...connection,
    news,
    isPanelShown: () => isShown,
    /** Waits for the panel and gives an answer in it. */
    async answer(answer: PanelAnswer): Promise<PanelReply> {
      if (!isShown) await new Promise<void>((shown) => void waiting.push(shown));
      return await shell.panelChannel.answer(answer);
    },
  };
}
