import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { launchChromium, type LaunchedChromium } from './chromium.ts';
import { printWithoutWindow } from './printing.ts';
import { keysOf } from './keys.ts';
import { openForm, openingParts, type OpeningPart, typeOpening } from './type-opening.ts';
import type { TypedOpening } from './typed-opening.ts';

/** A browser profile that outlives its browser, to be killed, reopened or deleted. */
export interface TestProfile {
  readonly folder: string;
  open(address: string): Promise<CounterPage>;
  /** Ends the browser as a power cut would. */
  kill(): Promise<void>;
  /** Forgets everything the browser kept. The browser must be ended. */
  wipe(): void;
  close(): Promise<void>;
}

/** A new profile in a folder of its own; `args` are the browser's, e.g. for a camera. */
export function testProfile(args: readonly string[] = []): TestProfile {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-profile-'));
  let chromium: LaunchedChromium | null = null;
  return {
    folder,
    async open(address) {
      chromium ??= await launchChromium({ userDataDir: folder, args });
      const page = await chromium.page();
      page.setDefaultTimeout(15_000);
      await page.setViewportSize({ width: 1366, height: 768 });
      // A chooser is answered by the test. Waited for only as the key is pressed, the browser may open its own first.
      page.on('filechooser', () => undefined);
      const blocked: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) blocked.push(message.text());
      });
      await page.goto(address);
      return counterPage(page, blocked);
    },
    async kill() {
      await chromium?.kill();
      chromium = null;
    },
    wipe() {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    async close() {
      await chromium?.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The counter as a clerk uses it: by keyboard only. */
export interface CounterPage {
  readonly page: Page;
  /** What the content security policy has blocked since the page was opened. */
  readonly blocked: readonly string[];
  signIn(staff: string, password: string): Promise<void>;
  /** Opens 1101 and fills in all of it by the paper route, without submitting. Gives the number of keys. */
  typeOpening(opening: TypedOpening): Promise<number>;
  /** Opens 1101 and types its parts up to this one; the form stands where the next one begins. */
  beginOpening(opening: TypedOpening, last: OpeningPart['name']): Promise<void>;
  /** F8 to the review, F8 to submit, without waiting for the outcome. */
  submit(): Promise<void>;
  /** The serial number shown for the case in hand; waits until there is one. */
  serial(): Promise<string>;
  /** Walk-up: the panel, another person's number and password, and their decision. */
  check(staff: string, password: string, refuseWith?: string): Promise<void>;
  /** Alt+L, and waits for the cover. */
  lock(): Promise<void>;
  /** The same person's password on the cover; waits until it is gone, unless something is refused. */
  unlock(password: string): Promise<void>;
  /** The shell's panel, an origin of its own. */
  panel(): FrameLocator;
  stage(): Locator;
  /** All text shown, panel left out. */
  text(): Promise<string>;
}

/** Confirms everything the panel asks to look at before agreeing. */
export async function tickAll(panel: FrameLocator | Locator): Promise<void> {
  const ticks = panel.getByRole('group', { name: '逐项核对' }).getByRole('checkbox');
  for (const tick of await ticks.all()) await tick.press('Space');
}

const boxName = '功能号、业务名称或客户';
const panelFrame = 'iframe[title="密码窗口内容"]';

function counterPage(page: Page, blocked: readonly string[]): CounterPage {
  const panel = () => page.frameLocator(panelFrame);
  return {
    page,
    blocked,
    async signIn(staff, password) {
      const begin = page.getByRole('button', { name: /签到/ });
      // What the start check found and mended is told first.
      const goOn = page.getByRole('button', { name: /继续/ });
      await begin.or(goOn).waitFor({ timeout: 60_000 });
      if (await goOn.isVisible()) await goOn.press('Enter');
      await begin.waitFor();
      await page.keyboard.press('Enter');
      await panel().getByLabel('柜员号').fill(staff);
      await panel().getByLabel('密码').fill(password);
      await panel().getByRole('button', { name: /^签到/ }).press('Enter');
      const box = page.getByLabel(boxName);
      // At a person's first time on this profile the counter says how one works here.
      const firstRun = page.getByRole('region', { name: '入门' });
      await box.or(firstRun).waitFor({ timeout: 60_000 });
      if (await firstRun.isVisible()) await page.keyboard.press('Enter');
      await box.waitFor();
    },
    async typeOpening(opening) {
      await printWithoutWindow(page);
      return await typeOpening(page, opening);
    },
    async beginOpening(opening, last) {
      await printWithoutWindow(page);
      const keys = keysOf(page);
      await openForm(page, keys);
      for (const part of openingParts) {
        await part.type(page, keys, opening);
        if (part.name === last) return;
      }
    },
    async submit() {
      await page.keyboard.press('F8');
      await page.getByRole('region', { name: '提交前核对' }).waitFor();
      await page.keyboard.press('F8');
    },
    async serial() {
      const heading = page.locator('h1[aria-label^="流水号"]:visible');
      await heading.waitFor({ timeout: 30_000 });
      return (await heading.textContent()) ?? '';
    },
    async check(staff, password, refuseWith) {
      await page.locator('.gt-tag-large.gt-tag-awaiting-approval:visible').waitFor();
      await page.keyboard.press('F9');
      await panel().getByLabel('柜员号').fill(staff);
      await panel().getByLabel('密码').fill(password);
      if (refuseWith === undefined) {
        await tickAll(panel());
        await panel().getByRole('button', { name: /同意/ }).press('Enter');
      } else {
        await panel().getByRole('button', { name: /退回/ }).press('Enter');
        await panel().getByLabel('原因', { exact: true }).fill('5');
        await panel().getByLabel('1 其他 说明').fill(refuseWith);
        await panel().getByRole('button', { name: /退回/ }).press('Enter');
      }
      await page.locator(panelFrame).waitFor({ state: 'detached' });
    },
    async lock() {
      await page.keyboard.press('Alt+l');
      await page.getByRole('heading', { name: '已锁屏' }).waitFor();
    },
    async unlock(password) {
      await page.keyboard.press('Enter');
      await panel().getByLabel('密码').fill(password);
      await panel().getByLabel('密码').press('Enter');
      await page.locator('.gt-lock').waitFor({ state: 'detached' });
    },
    panel,
    text: () => page.locator('body').innerText(),
    stage: () => page.locator('.gt-tag-large:visible'),
  };
}
