import type { Page } from 'playwright-core';
import { type Keys, keysOf } from './keys.ts';
import { steadyAnswers } from './questionnaire.ts';
import type { TypedOpening } from './typed-opening.ts';
import { typeIdentity } from './type-identity.ts';
import { focused, printPaper, scanPaper, takePieces } from './type-papers.ts';

export { liMing, type TypedOpening } from './typed-opening.ts';

/** A part of the typing, with the step of the form it begins in, counted from 0. */
export interface OpeningPart {
  readonly name: 'need' | 'identity' | 'profile' | 'assessment' | 'terms' | 'agreed' | 'papers';
  readonly begins: number;
  readonly type: (page: Page, keys: Keys, opening: TypedOpening) => Promise<void>;
}

/** All parts in their order: each ends where the next one begins. */
export const openingParts: readonly OpeningPart[] = [
  { name: 'need', begins: 0, type: typeNeed },
  { name: 'identity', begins: 1, type: typeIdentity },
  { name: 'profile', begins: 2, type: typeProfile },
  { name: 'assessment', begins: 3, type: answerOnPaper },
  { name: 'terms', begins: 3, type: agreeTerms },
  { name: 'agreed', begins: 4, type: signOnPaper },
  { name: 'papers', begins: 5, type: takeDocument },
];

/**
 * Opens 1101 and fills in all of it by the keyboard and by the paper route, up to where F8 may be pressed. Pages are
 * given as files. Gives the number of keys it took.
 */
export async function typeOpening(page: Page, opening: TypedOpening): Promise<number> {
  const keys = keysOf(page);
  await openForm(page, keys);
  for (const part of openingParts) await part.type(page, keys, opening);
  return keys.count;
}

/** An empty form, by the function's code. */
export async function openForm(page: Page, keys: Keys): Promise<void> {
  await keys.press('Alt+g', '1', '1', '0', '1', 'Enter');
  await page.getByRole('group', { name: '开立账户' }).waitFor();
}

/** 沪A and 深A, new, designated; no permission, no referrer; the bank now where there is one. */
async function typeNeed(page: Page, keys: Keys, { bank }: TypedOpening): Promise<void> {
  await keys.press('1', '2', 'Enter', 'Enter', 'Enter', 'Enter');
  await focused(page, /现在签约/);
  if (bank === undefined) await keys.press('2');
  await keys.press('Enter', 'Enter', 'Enter');
}

/** How the client is reached and lives; everything else as it is for nearly everybody. */
async function typeProfile(
  page: Page,
  keys: Keys,
  { mobile, address, life, taxedIn }: TypedOpening,
): Promise<void> {
  await page.getByRole('textbox', { name: '手机' }).and(page.locator(':focus')).waitFor();
  await keys.enter(mobile);
  await keys.press('Enter');
  await keys.enter(address);
  await keys.press('Enter', 'Enter');
  for (const text of life?.texts ?? ['04', '某某科技有限公司', '20', '01']) await keys.enter(text);
  await keys.press(life?.fundSource ?? '1', 'Enter');
  if (taxedIn === undefined) await keys.press('Enter');
  else {
    await keys.press('2', 'Enter');
    await keys.enter(taxedIn.country);
    await keys.enter(taxedIn.number);
  }
  await keys.press('Enter', 'Enter', 'Enter', 'Enter');
}

/** The questionnaire is printed, the client's crosses are copied, the letter is printed; both are taken in, signed. */
async function answerOnPaper(page: Page, keys: Keys): Promise<void> {
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
  await printPaper(page, keys, '2');
  await page.getByRole('button', { name: /扫描告知书/, disabled: false }).waitFor();
  await scanPaper(page, keys, '3');
  await scanPaper(page, keys, '4');
}

/** The bank where there is one; the usual commission, paid by the company. */
async function agreeTerms(page: Page, keys: Keys, { bank }: TypedOpening): Promise<void> {
  await keys.press('PageDown');
  if (bank !== undefined) {
    await page.getByRole('combobox', { name: '存管银行' }).and(page.locator(':focus')).waitFor();
    await keys.enter(bank.code);
    await keys.enter(bank.card);
  }
  await page
    .getByRole('textbox', { name: /佣金率/ })
    .and(page.locator(':focus'))
    .waitFor();
}

/** All agreements are printed, signed on one page, and that page is taken in. */
async function signOnPaper(page: Page, keys: Keys): Promise<void> {
  await keys.press('PageDown');
  await focused(page, /客户屏签署/);
  await printPaper(page, keys, '2');
  await page.getByRole('button', { name: /扫描签署页/, disabled: false }).waitFor();
  await scanPaper(page, keys, '3');
}

/** The application, printed, signed and taken in; then documents and proofs. */
async function takeDocument(page: Page, keys: Keys, opening: TypedOpening): Promise<void> {
  await keys.press('PageDown');
  await signApplication(page, keys);
  await takePieces(page, keys, opening);
}

/** In the last step: the application is printed, signed and taken in, also once more. */
export async function signApplication(page: Page, keys: Keys): Promise<void> {
  await focused(page, /打印个人开户申请表/);
  await printPaper(page, keys, '1');
  const scan = page.getByRole('button', { name: '扫描开户申请表' });
  await page.getByRole('listitem').filter({ hasText: '开户申请表已打印' }).waitFor();
  await keys.press('Tab', 'Tab');
  await scan.and(page.locator(':focus')).waitFor();
  await scanPaper(page, keys, 'Enter');
}
