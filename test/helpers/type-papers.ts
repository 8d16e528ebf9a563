import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Keys } from './keys.ts';
import { takePicture } from './take-picture.ts';
import type { TypedOpening } from './typed-opening.ts';

/** A paper is shown, and printed by F10. */
export async function printPaper(page: Page, keys: Keys, key: string): Promise<void> {
  await keys.press(key);
  const preview = page.locator('dialog[open]');
  await preview.getByRole('button', { name: 'F10 打印' }).waitFor();
  await keys.press('F10');
  await preview.waitFor({ state: 'detached' });
}

/** A signed paper is taken in, as a file. */
export async function scanPaper(page: Page, keys: Keys, key: string): Promise<void> {
  await keys.press(key);
  await giveFile(page, keys);
}

/** All documents and proofs this client brings, one page each: files, the first a picture where there is a camera. */
export async function takePieces(page: Page, keys: Keys, opening: TypedOpening): Promise<void> {
  const list = page.getByRole('list', { name: '材料清单' });
  for (const [at, piece] of piecesOf(opening).entries()) {
    await keys.press('F11');
    await list.locator(':focus').waitFor();
    // Over the page of the kind before.
    if (at > 0) await keys.press('ArrowDown', 'ArrowDown');
    await list.getByRole('button', { name: piece }).and(page.locator(':focus')).waitFor();
    await keys.press('Enter');
    if (opening.pictures === true && at === 0) await giveShot(page, keys);
    else await giveFile(page, keys);
  }
}

/** In the order of the list. */
function piecesOf({ agent, ownLabourIncome }: TypedOpening): readonly RegExp[] {
  return [
    /^证件正面/,
    /^证件反面/,
    ...(agent === undefined ? [] : [/^代理人证件正面/, /^代理人证件反面/, /^授权委托书/]),
    ...(ownLabourIncome === true ? [/^收入证明/] : []),
  ];
}

/** In the dialog for a page: a picture by the camera. */
async function giveShot(page: Page, keys: Keys): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  await keys.press('1');
  await dialog.getByRole('button', { name: 'Enter 拍照' }).waitFor();
  await takePicture(page, dialog.getByRole('button', { name: 'F8 留存' }));
  // What was taken is drawn before it can be kept.
  await dialog.getByAltText('待留存的图片').waitFor();
  await dialog.getByRole('button', { name: 'F8 留存', disabled: false }).waitFor();
  await keys.press('F8');
  await leave(page, keys);
}

/** In the dialog for a page: a file, by the system's own window. */
async function giveFile(page: Page, keys: Keys): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  await keys.press('2');
  // Shown a moment before it has the focus.
  const choose = dialog.getByRole('button', { name: 'Enter 选择文件' });
  await choose.and(page.locator(':focus')).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await keys.press('Enter');
  await (
    await chooser
  ).setFiles({
    name: 'page.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.4\n%${randomUUID()}\n%%EOF\n`),
  });
  await leave(page, keys);
}

/** The page is kept; where more may follow the dialog waits for them. */
async function leave(page: Page, keys: Keys): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await dialog
    .getByText(/已留存/)
    .or(page.locator('body:not(:has(dialog[open]))'))
    .first()
    .waitFor();
  if (await dialog.isVisible()) await keys.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Waits until a button or a choice has the focus. */
export async function focused(page: Page, name: RegExp): Promise<void> {
  await page
    .getByRole('button', { name })
    .or(page.getByRole('radio', { name }))
    .and(page.locator(':focus'))
    .waitFor();
}
