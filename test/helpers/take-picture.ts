import type { Locator, Page } from 'playwright-core';

/** Takes a picture by Space; a camera that has only just opened may have none yet. */
export async function takePicture(page: Page, taken: Locator): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    await page.keyboard.press('Space');
    // Not again before a busy machine has shown it: there the space bar would keep it.
    const isShown = await taken.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  await taken.waitFor();
}
