import type { Page } from 'playwright-core';
import type { TestBranch } from './demo-branch.ts';

/** In step 6: the client types a new trading password twice on the simulated keypad. */
export async function setPassword(page: Page, branch: TestBranch): Promise<void> {
  const part = page.getByRole('region', { name: '交易密码' });
  await part.getByRole('button', { name: /在密码键盘上设置/ }).focus();
  await page.keyboard.press('5');
  await page.getByRole('dialog', { name: /设置交易密码/ }).waitFor();
  const keypad = `${await branch.devices()}/sim/keypad/type`;
  for (let times = 0; times < 2; times += 1) await typeDigits(keypad, '749306');
  await part.getByText(/已设置 \d\d:\d\d/).waitFor();
}

/** As soon as the keypad asks. */
async function typeDigits(keypad: string, digits: string): Promise<void> {
  const ask = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ digits }),
  };
  for (let tries = 1; !(await fetch(keypad, ask)).ok; tries += 1) {
    if (tries === 100) throw new Error('the keypad does not ask');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
