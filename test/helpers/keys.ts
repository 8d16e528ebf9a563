import type { Page } from 'playwright-core';
import { countCodePoints } from '../../shared/values/text.ts';

/** Presses keys one after another, as a clerk does; each is counted. */
export interface Keys {
  press(...keys: readonly string[]): Promise<void>;
  /** Text, then Enter; counted as the keys it takes with an input method of one key a character. */
  enter(text: string): Promise<void>;
  readonly count: number;
}

export function keysOf(page: Page): Keys {
  let count = 0;
  return {
    async press(...keys) {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
    async enter(text) {
      count += countCodePoints(text) + 1;
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    },
    get count() {
      return count;
    },
  };
}
