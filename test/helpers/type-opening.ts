import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { countCodePoints } from '../../shared/values/text.ts';
import { steadyAnswers } from './questionnaire.ts';

/** What a clerk types into an opening; the rest is what an ordinary client has. */
export interface TypedOpening {
  readonly name: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly address: string;
}

/** A valid opening; numbers of no real person. */
export const liMing: TypedOpening = {
  name: '李明',
  idNumber: '110000199003070124',
  mobile: '16800001234',
  address: '北京市东城区某街 1 号',
};

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

/**
 * Opens 1101 and fills in all of it by the keyboard, by the paper route and without a bank, up to where F8 may be
 * pressed. Pages are given as files. Gives the number of keys it took.
 */
export async function typeOpening(page: Page, opening: TypedOpening): Promise<number> {
  const keys = keysOf(page);
  await keys.press('Alt+g', '1', '1', '0', '1', 'Enter');
  await page.getByRole('group', { name: '开立账户' }).waitFor();
  await typeNeed(page, keys);
  await typeIdentity(page, keys, opening);
  await typeProfile(page, keys, opening);
  await answerOnPaper(page, keys);
  await agreeTerms(page, keys);
  await signOnPaper(page, keys);
  await takeDocument(page, keys);
  return keys.count;
}

/** 沪A and 深A, new, designated; the bank later; no permission, no referrer. */
export async function typeNeed(page: Page, keys: Keys): Promise<void> {
  await keys.press('1', '2', 'Enter', 'Enter', 'Enter', 'Enter');
  await focused(page, /现在签约/);
  await keys.press('2', 'Enter', 'Enter', 'Enter');
}

/** A resident's card of 20 years, its holder at the counter. */
export async function typeIdentity(
  page: Page,
  keys: Keys,
  { name, idNumber }: TypedOpening,
): Promise<void> {
  await page.getByRole('combobox', { name: '证件类型' }).and(page.locator(':focus')).waitFor();
  await keys.press('Enter');
  await keys.enter(idNumber);
  await keys.enter(name);
  await keys.enter('20200501');
  await keys.enter('20400501');
  await keys.press('Enter', 'Enter', 'Enter');
}

/** An employee who lives on wages; everything else as it is for nearly everybody. */
export async function typeProfile(
  page: Page,
  keys: Keys,
  { mobile, address }: TypedOpening,
): Promise<void> {
  await page.getByRole('textbox', { name: '手机' }).and(page.locator(':focus')).waitFor();
  await keys.enter(mobile);
  await keys.press('Enter');
  await keys.enter(address);
  await keys.press('Enter', 'Enter');
  for (const text of ['04', '某某科技有限公司', '20', '01']) await keys.enter(text);
  await keys.press('1', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter', 'Enter');
}

/** The questionnaire is printed, the client's crosses are copied, the signed paper is taken in. */
export async function answerOnPaper(page: Page, keys: Keys): Promise<void> {
  await focused(page, /客户屏作答/);
  await printPaper(page, keys, '2');
  await page.getByRole('button', { name: /录入纸质答案/, disabled: false }).waitFor();
  await keys.press('3');
  await page.getByRole('dialog', { name: '录入纸质问卷的答案' }).waitFor();
  for (const codes of Object.values(steadyAnswers)) {
    await keys.press(...codes.map((code) => code.toLowerCase()));
    if (codes.length > 1) await keys.press('Enter');
  }
  await keys.press('F8');
  await page.getByRole('button', { name: /扫描问卷/ }).waitFor();
  await keys.press('3');
  await giveFile(page, keys, '2');
}

/** The usual commission, paid by the company. */
export async function agreeTerms(page: Page, keys: Keys): Promise<void> {
  await keys.press('PageDown');
  await page
    .getByRole('textbox', { name: /佣金率/ })
    .and(page.locator(':focus'))
    .waitFor();
}

/** All agreements are printed, signed on one page, and that page is taken in. */
export async function signOnPaper(page: Page, keys: Keys): Promise<void> {
  await keys.press('PageDown');
  await focused(page, /客户屏签署/);
  await printPaper(page, keys, '2');
  await page.getByRole('button', { name: /扫描签署页/, disabled: false }).waitFor();
  await keys.press('3');
  await giveFile(page, keys, '2');
}

/** The application, printed, signed and taken in; then both sides of the document. */
export async function takeDocument(page: Page, keys: Keys): Promise<void> {
  await keys.press('PageDown');
  await focused(page, /打印个人开户申请表/);
  await printPaper(page, keys, '1');
  const scan = page.getByRole('button', { name: '扫描开户申请表' });
  await page.getByRole('listitem').filter({ hasText: '开户申请表已打印' }).waitFor();
  // Two stops of Tab away.
  await scan.focus();
  await keys.press('Enter');
  await giveFile(page, keys, '2');
  for (const at of [0, 2]) {
    await keys.press('F11');
    await page.getByRole('list', { name: '材料清单' }).getByRole('button').first().waitFor();
    for (let step = 0; step < at; step += 1) await keys.press('ArrowDown');
    await keys.press('Enter');
    await giveFile(page, keys, '2');
  }
}

/** A paper is shown, and printed by F10. */
async function printPaper(page: Page, keys: Keys, digit: string): Promise<void> {
  await keys.press(digit);
  const preview = page.locator('dialog[open]');
  await preview.getByRole('button', { name: 'F10 打印' }).waitFor();
  await keys.press('F10');
  await preview.waitFor({ state: 'detached' });
}

/** In the dialog for a page: a file, by the system's own window. */
async function giveFile(page: Page, keys: Keys, digit: string): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  await keys.press(digit);
  const choose = dialog.getByRole('button', { name: 'Enter 选择文件' });
  await choose.waitFor();
  const chooser = page.waitForEvent('filechooser');
  await keys.press('Enter');
  await (
    await chooser
  ).setFiles({
    name: 'page.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.4\n%${randomUUID()}\n%%EOF\n`),
  });
  await dialog
    .getByText(/已留存/)
    .or(page.locator('body:not(:has(dialog[open]))'))
    .first()
    .waitFor();
  if (await dialog.isVisible()) await keys.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function focused(page: Page, name: RegExp): Promise<void> {
  await page
    .getByRole('button', { name })
    .or(page.getByRole('radio', { name }))
    .and(page.locator(':focus'))
    .waitFor();
}
