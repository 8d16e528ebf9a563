import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, contrastFindings } from '../helpers/axe-findings.ts';
import { chapters, noting, restOfMenu } from '../helpers/screen-walk.ts';
import { openStage, type OpenStage } from '../helpers/screens/stage.ts';
import type { Seen } from '../helpers/screens/walk.ts';
import { textsCut } from '../helpers/texts-cut.ts';

/** Pictures for people to look at; never compared. */
const artefacts = process.env['GUITAI_SCREENSHOTS'] ?? '';

const usual = { width: 1366, height: 768 };
const sizes = [{ width: 1920, height: 1080 }, usual];
/** 1366×768 at 150 %. */
const small = { width: 911, height: 512 };
const alsoSmall = new Set(['opening-review', 'client-accounts', 'tray']);

async function picture(page: Page, name: string): Promise<void> {
  if (artefacts === '') return;
  mkdirSync(artefacts, { recursive: true });
  // Hiding the caret would take an inline style.
  await page.screenshot({ path: join(artefacts, `${name}.png`), caret: 'initial' });
}

/** Whether something is wider than the window, or a word that matters is cut. */
async function misfits(page: Page, size: typeof usual): Promise<readonly string[]> {
  await page.setViewportSize(size);
  const cut = await Promise.all(page.frames().map((frame) => frame.evaluate(textsCut)));
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const wide = overflow > 0 ? [`wider than the window by ${overflow}`] : [];
  return [...wide, ...cut.flat()].map((words) => `at ${size.width}: ${words}`);
}

/** What is wrong with a screen, in both sizes and both shades. */
async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const size of alsoSmall.has(name) ? [small, ...sizes] : sizes) {
    faults.push(...(await misfits(page, size)));
    await picture(page, `${name}-${size.width}`);
  }
  faults.push(...(await axeFindings(page)));
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-dark`);
  // Nothing but the colours is another in the dark.
  const dark = await contrastFindings(page);
  faults.push(...dark.map((words) => `in the dark: ${words}`));
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

describe('every screen', () => {
  // One fault does not keep the walk from the screens behind it.
  const faults: string[] = [];
  const walk = noting(async ({ page }: Seen, name) => {
    faults.push(...(await faultsOf(page, name)).map((words) => `${name}: ${words}`));
  });
  let stage: OpenStage;

  beforeAll(async () => {
    stage = await openStage();
  });

  afterAll(async () => {
    await stage.close();
  });

  it.each(Object.entries(chapters))(
    'fits both sizes and has no violation axe can find in light and dark: %s',
    async (_, chapter) => {
      await chapter(stage, walk.look);
      expect(faults.splice(0)).toEqual([]);
    },
  );

  it('has been looked at: every function in the menus of maker and supervisor', async () => {
    const menu = await restOfMenu(stage, walk.look, walk.shown);
    expect(faults.splice(0)).toEqual([]);
    expect(menu.size).toBeGreaterThan(0);
    expect([...menu].filter((code) => !walk.shown.has(code))).toEqual([]);
  });

  it('needs nothing its content security policy forbids', () => {
    expect([...stage.maker.blocked, ...stage.checker.blocked]).toEqual([]);
  });
});
