import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CounterPage } from './counter-page.ts';
import type { Keys } from './keys.ts';
import { steadyAnswers } from './questionnaire.ts';
import { focused } from './type-papers.ts';

/**
 * In step 4: the client's page is opened beside the counter's; there the client answers all questions by keys, looks
 * them over, submits, and signs the letter with the result, while the counter sees how far they are.
 */
export async function answerOnClientScreen(
  { page }: Pick<CounterPage, 'page'>,
  keys: Keys,
): Promise<void> {
  await focused(page, /客户屏作答/);
  await keys.press('1');
  const dialog = page.getByRole('dialog', { name: /^客户填写/ });
  const client = await openClientScreen(page, keys, dialog);
  const answers = Object.values(steadyAnswers);
  const of = answers.length;
  for (const [at, codes] of answers.entries()) {
    await client.getByRole('heading', { name: new RegExp(`^${at + 1}\\.`) }).waitFor();
    const progress = `客户正在填写 第 ${at + 1}/${of} 题,已答 ${at} 题。`;
    await dialog.getByText(progress).waitFor();
    for (const code of codes) await client.keyboard.press(`${'ABCDEFGHI'.indexOf(code) + 1}`);
    await client.keyboard.press('Enter');
  }
  await client.getByRole('heading', { name: '请核对您的答案' }).waitFor();
  await dialog.getByText(`客户已答 ${of}/${of} 题,正在核对答案。`).waitFor();
  await client.getByRole('button', { name: '提交' }).press('Enter');

  const letter = page.getByRole('dialog', { name: /^客户确认/ });
  await letter.waitFor();
  await client.getByRole('heading', { name: /^您的结果是 C3/ }).waitFor();
  await client.getByRole('button', { name: '去签名' }).press('Enter');
  await letter.getByText('客户正在签名。').waitFor();
  await sign(client);
  await letter.waitFor({ state: 'detached' });
  await page.bringToFront();
  await page.getByText(/客户屏已签 \d\d:\d\d/).waitFor();
  await client.getByText('已提交,谢谢。请稍候。').waitFor();
  // Nothing of the client is left on their screen.
  expect(await client.locator('body').innerText()).not.toMatch(/C3|问卷/);
  await client.close();
}

/** In step 6, with one agreement left: the client reads it to its end, for as long as that takes, and signs it there. */
export async function readOnClientScreen(
  { page }: Pick<CounterPage, 'page'>,
  keys: Keys,
  title: string,
): Promise<void> {
  await focused(page, /客户屏签署\(1 份\)/);
  await keys.press('1');
  const dialog = page.getByRole('dialog', { name: /^客户阅读/ });
  const client = await openClientScreen(page, keys, dialog);
  await client.getByRole('heading', { name: title }).waitFor();
  await dialog.getByText('客户正在阅读').waitFor();
  const agree = client.getByRole('button', { name: '我已阅读并同意' });
  await client.keyboard.press('End');
  expect(await agree.count()).toBe(0);
  await agree.press('Enter');
  await client.getByRole('heading', { name: '请签名' }).waitFor();
  await sign(client);
  await dialog.waitFor({ state: 'detached' });
  await client.close();
  await page.bringToFront();
}

async function openClientScreen(page: Page, keys: Keys, dialog: Locator): Promise<Page> {
  await dialog.getByRole('link', { name: '在客户屏打开' }).waitFor();
  const opened = page.context().waitForEvent('page');
  await keys.press('F8');
  return await opened;
}

/** Draws a line as a hand would, and submits it. */
async function sign(client: Page): Promise<void> {
  const area = await client.getByRole('img', { name: '签名区' }).boundingBox();
  if (area === null) throw new Error('no area to sign in');
  await client.bringToFront();
  await client.mouse.move(area.x + 60, area.y + 60);
  await client.mouse.down();
  for (let step = 1; step <= 12; step += 1) {
    await client.mouse.move(area.x + 60 + step * 25, area.y + 60 + (step % 2) * 70);
  }
  await client.mouse.up();
  await client.getByRole('button', { name: '提交签名' }).press('Enter');
}
