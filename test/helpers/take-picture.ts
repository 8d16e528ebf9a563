import type { Locator, Page } from 'playwright-core';

/** Takes a picture by Space; a camera that has only just opened may have none yet. */
export async function takePicture(page: Page, taken: Locator): Promise<void> {
  for (let tries = 0; tries < 20 && !(await taken.isVisible()); tries += 1) {
    await page.keyboard.press('Space');
    await page.waitForTimeout(200);
  }
  await taken.waitFor();
}
