import type { Locator } from 'playwright-core';
import type { CounterPage } from '../counter-page.ts';
import { type Chapter, closeDialogs, dialog, press } from './walk.ts';
import { takePicture } from '../take-picture.ts';

/** F11: a page by camera, turned, cropped and kept; the ways of a file and of a signature; a page seen large. */
export async function evidence(at: CounterPage, look: Parameters<Chapter>[1]): Promise<void> {
  const { page } = at;
  const rows = page.getByRole('list', { name: '材料清单' }).getByRole('button');
  const inHand = (row: Locator): Promise<void> => row.and(page.locator(':focus')).waitFor();
  await press(at, 'F11');
  await inHand(rows.filter({ hasText: /^证件正面/ }));
  await press(at, 'Enter');
  await dialog(at, '采集证件正面');
  await look(at, 'evidence-source');
  await press(at, '1');
  await page.getByRole('button', { name: 'Enter 拍照' }).waitFor();
  await look(at, 'evidence-camera');
  await takePicture(page, page.getByRole('button', { name: 'F8 留存' }));
  await look(at, 'evidence-edit');
  await page.getByAltText('待留存的图片').waitFor();
  await press(at, 'c');
  await page.getByRole('button', { name: 'Enter 裁好' }).waitFor();
  await look(at, 'evidence-crop');
  await press(at, 'Enter', 'F8');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  // The page kept comes into the list between the rows of the pieces.
  const kept = rows.filter({ hasText: /证件正面\s*\d\d:/ });
  await kept.waitFor();
  await press(at, 'F11', 'ArrowDown');
  await inHand(kept);
  await press(at, 'Enter');
  await page.getByRole('dialog', { name: /^证件正面\(/ }).waitFor();
  await look(at, 'evidence-viewer');
  await press(at, 'Escape');
  await inHand(kept);
  await press(at, 'ArrowDown', 'Enter');
  await dialog(at, '采集证件反面');
  await press(at, '2');
  await page.getByRole('button', { name: 'Enter 选择文件' }).waitFor();
  await look(at, 'evidence-file');
  await closeDialogs(at);
  await rows.filter({ hasText: /^签名/ }).press('Enter');
  await (await dialog(at, /^采集/)).getByRole('button', { name: /手写签名/ }).press('Enter');
  await page.getByLabel('签名区').waitFor();
  await look(at, 'evidence-sign');
  await closeDialogs(at);
  await look(at, 'evidence');
}
