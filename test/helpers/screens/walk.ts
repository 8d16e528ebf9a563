import type { Locator, Page } from 'playwright-core';
import type { CounterPage } from '../counter-page.ts';
import type { TestBranch } from '../demo-branch.ts';

/** What a screen is seen in: a counter, or head office's page. */
export interface Seen {
  readonly page: Page;
}

/** Called at every screen the walk comes to, while it stands still; each name comes once in a walk. */
export type Look = (at: Seen, name: string) => Promise<void>;

/** Two counters of one branch: 0101-02 with the maker 张敏, 0101-01 with the supervisor 陈静. */
export interface Stage {
  readonly branch: TestBranch;
  readonly maker: CounterPage;
  readonly checker: CounterPage;
}

/** A part of the walk, by keyboard only. It begins at the pages where the one before has ended. */
export type Chapter = (stage: Stage, look: Look) => Promise<void>;

/** Presses keys one after another. */
export async function press({ page }: Seen, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Types what an input method may have composed. */
export async function type({ page }: Seen, text: string): Promise<void> {
  await page.keyboard.insertText(text);
}

/** Opens a function by its code in the box, and waits until its page is the one shown. */
export async function openCode(at: Seen, code: string): Promise<void> {
  await press(at, 'Alt+g');
  await at.page.keyboard.type(code);
  await press(at, 'Enter');
  await shownTab(at, code).waitFor();
}

/** The tab in front, when it is of this function. */
export function shownTab({ page }: Seen, code: string): Locator {
  return page.locator('.gt-tab-shown', { hasText: code });
}

/** Leaves the page shown, so that the next one is not the tenth. */
export async function closePage(at: Seen): Promise<void> {
  const tabs = at.page.locator('.gt-tab');
  const before = await tabs.count();
  // A dialog just left by Esc still holds the keys until it is gone.
  await at.page.locator('dialog[open]').first().waitFor({ state: 'detached' });
  await press(at, 'Alt+w');
  await tabs.nth(before - 1).waitFor({ state: 'detached' });
}

/** Waits for a dialog, by its title where there may be two. */
export async function dialog({ page }: Seen, name?: string | RegExp): Promise<Locator> {
  const found = page.getByRole('dialog', name === undefined ? {} : { name });
  await found.first().waitFor();
  return found.first();
}

/** Esc, until no dialog is open. */
export async function closeDialogs(at: Seen): Promise<void> {
  const open = at.page.locator('dialog[open]');
  for (let tries = 0; (await open.count()) > 0; tries += 1) {
    if (tries > 8) throw new Error('a dialog does not close by Esc');
    await press(at, 'Escape');
    // What closes is gone with the next frame; what steps back stays.
    await at.page.waitForTimeout(60);
  }
}

/** Types into the shell's panel where its focus is, field by field, each left by Enter. */
export async function typeInPanel(at: CounterPage, ...fields: readonly string[]): Promise<void> {
  for (const text of fields) {
    await at.panel().locator('input:focus').waitFor();
    await press(at, 'Control+a');
    await at.page.keyboard.type(text);
    await press(at, 'Enter');
  }
}

/** Waits until the panel is there with the focus in it, and as high as it asked to be. */
export async function panelReady(at: CounterPage): Promise<void> {
  await at.panel().locator('input:focus').waitFor();
  const html = at.panel().locator('html');
  for (let tries = 0; tries < 20; tries += 1) {
    if (await html.evaluate((page) => page.scrollHeight <= page.clientHeight)) return;
    // What is higher than the window stays so, and scrolls.
    await at.page.waitForTimeout(50);
  }
}

/** Cancels the panel by Esc. */
export async function closePanel(at: CounterPage): Promise<void> {
  await press(at, 'Escape');
  await at.panel().locator('body').waitFor({ state: 'detached' });
}
