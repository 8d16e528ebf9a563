import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { walkScreens } from '../test/helpers/screen-walk.ts';
import { openStage } from '../test/helpers/screens/stage.ts';
import { build } from './build.ts';
import { manualPictures, picturesFolder } from './manual-pictures.ts';
import { isStarted } from './run.ts';

/**
 * `npm run screenshots`: walks through the running program and takes the pictures of the manual, so that they
 * stay true. `-- --all FOLDER` takes every screen, to look at.
 */
async function screenshots(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { all: { type: 'string' } } });
  const wanted = values.all === undefined ? manualPictures() : null;
  const folder = values.all ?? picturesFolder;
  if (!hasChineseFont()) {
    console.error('No Chinese font: install one first (Noto Sans CJK), or every word is a box.');
    return 1;
  }
  await build();
  mkdirSync(folder, { recursive: true });
  const missing = new Set(wanted);
  const stage = await openStage();
  try {
    await walkScreens(stage, async ({ page }, name) => {
      if (wanted !== null && !wanted.has(name)) return;
      missing.delete(name);
      await page.setViewportSize({ width: 1366, height: 768 });
      // Hiding the caret would take an inline style, which the page's policy forbids.
      await page.screenshot({ path: join(folder, `${name}.png`), caret: 'initial' });
    });
  } finally {
    await stage.close();
  }
  if (wanted !== null) dropOthers(folder, wanted);
  for (const name of missing) console.error(`The walk comes to no screen called ${name}.`);
  return missing.size === 0 ? 0 : 1;
}

/** The packaged Chromium has no font of its own, and a machine may have none either. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family']).length > 0;
  } catch {
    return false;
  }
}

function dropOthers(folder: string, wanted: ReadonlySet<string>): void {
  for (const file of readdirSync(folder)) {
    if (!wanted.has(file.replace(/\.png$/, ''))) rmSync(join(folder, file));
  }
}

if (isStarted(import.meta.url)) process.exitCode = await screenshots(process.argv.slice(2));
