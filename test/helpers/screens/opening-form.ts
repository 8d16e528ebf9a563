import type { Page } from 'playwright-core';
import type { CounterPage } from '../counter-page.ts';
import { type Keys, keysOf } from '../keys.ts';
import { printWithoutWindow } from '../printing.ts';
import { openForm, openingParts, type OpeningPart } from '../type-opening.ts';
import { focused, printPaper } from '../type-papers.ts';
import { liMing } from '../typed-opening.ts';
import { evidence } from './evidence.ts';
import { type Chapter, closePage, dialog, press } from './walk.ts';

type LookAt = Parameters<Chapter>[1];

/** 1101 from the empty form through the three steps that are typed; the form stays open at the fourth. */
export const openingForm: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  await printWithoutWindow(page);
  const keys = keysOf(page);
  await openForm(page, keys);
  await look(maker, 'opening-empty');
  await press(maker, 'F7');
  await dialog(maker, /客户到场/);
  await look(maker, 'visit-newcomer');
  await leave(maker);
  await closePage(maker);
  await refused(maker, look);

  await openForm(page, keys);
  await typed(page, keys, 'need');
  await lookBack(maker, look, 'opening-need');
  await typed(page, keys, 'identity');
  await press(maker, 'PageUp');
  await page.getByText('名下无证券账户').first().waitFor();
  await look(maker, 'opening-identity');
  await press(maker, 'PageDown');
  await typed(page, keys, 'profile');
  await lookBack(maker, look, 'opening-profile');
};

/** What the client does, on the client's screen or on paper: steps 4 to 6, with their dialogs and papers. */
export const openingClient: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  const keys = keysOf(page);
  await assessment(maker, keys, look);
  await typed(page, keys, 'terms');
  await look(maker, 'opening-terms');
  await agreements(maker, keys, look);
};

/** Step 7, what can be printed and taken there, and the review, at which it stays. */
export const openingMaterials: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  await materials(maker, keysOf(page), look);
  await press(maker, 'F1');
  await dialog(maker, /帮助/);
  await look(maker, 'opening-help');
  await press(maker, 'Escape', 'F8');
  await page.getByRole('region', { name: '提交前核对' }).waitFor();
  await look(maker, 'opening-review');
};

/** A number with a wrong check character: told at its field, to which F8 leads. */
async function refused(at: CounterPage, look: LookAt): Promise<void> {
  await at.beginOpening({ ...liMing, name: '赵一', idNumber: '110000199003070123' }, 'identity');
  await press(at, 'PageUp', 'PageUp', 'F8');
  await at.page.getByRole('textbox', { name: '证件号码' }).and(at.page.locator(':focus')).waitFor();
  await at.page.locator('.gt-field-wrong').getByText('第 18 位校验不符').first().waitFor();
  await look(at, 'opening-refused');
  await closePage(at);
}

/** Step 4: on the client's screen, on paper, and what came of it. */
async function assessment(at: CounterPage, keys: Keys, look: LookAt): Promise<void> {
  const { page } = at;
  await focused(page, /客户屏作答/);
  await press(at, '1');
  await (await dialog(at, /^客户填写/)).getByText('在客户屏打开').waitFor();
  await look(at, 'opening-client-screen');
  await leave(at);
  await preview(at, look, '2', 'opening-questionnaire-paper');
  await printPaper(page, keys, '2');
  await page.getByRole('button', { name: /录入纸质答案/, disabled: false }).waitFor();
  await press(at, '3');
  await dialog(at, '录入纸质问卷的答案');
  await press(at, 'a', 'b');
  await look(at, 'opening-copy-answers');
  await press(at, 'F8');
  await page.getByText('第 3 题没有答案').waitFor();
  await look(at, 'opening-copy-answers-left');
  await leave(at);
  await typed(page, keys, 'assessment');
  await look(at, 'opening-assessment');
  await preview(at, look, 'F10', 'opening-result-paper');
  await press(at, '5');
  await dialog(at, /重新测评/);
  await look(at, 'opening-retest');
  await leave(at);
}

/** Step 6: the agreements as they are signed on paper, and one of them read. */
async function agreements(at: CounterPage, keys: Keys, look: LookAt): Promise<void> {
  const { page } = at;
  await press(at, 'PageDown');
  await focused(page, /客户屏签署/);
  await look(at, 'opening-unsigned');
  await preview(at, look, '2', 'opening-agreements-paper');
  await press(at, 'PageUp');
  await page
    .getByRole('textbox', { name: /佣金率/ })
    .and(page.locator(':focus'))
    .waitFor();
  await typed(page, keys, 'agreed');
  await look(at, 'opening-agreements');
  const first = page.getByRole('list', { name: '协议' }).getByRole('button').first();
  await first.press('Enter');
  await dialog(at);
  await look(at, 'opening-agreement-text');
  await leave(at);
}

/** Step 7: what can be printed, and pictures. */
async function materials(at: CounterPage, keys: Keys, look: LookAt): Promise<void> {
  const { page } = at;
  await press(at, 'PageDown');
  await focused(page, /打印个人开户申请表/);
  await preview(at, look, '1', 'opening-paper');
  await preview(at, look, '2', 'opening-materials-paper');
  await press(at, 'F10');
  await dialog(at, '打印');
  await look(at, 'opening-print-menu');
  await leave(at);
  await evidence(at, look);
  await press(at, 'PageUp');
  await focused(page, /客户屏签署/);
  await typed(page, keys, 'papers');
  await page.getByText('已齐全,按 F8 核对').waitFor();
  await look(at, 'opening-materials');
}

/** Esc, once: what takes a moment to close is waited for. */
async function leave(at: CounterPage): Promise<void> {
  await press(at, 'Escape');
  await at.page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** A paper as it will come out, left unprinted. */
async function preview(at: CounterPage, look: LookAt, key: string, name: string): Promise<void> {
  await press(at, key);
  await (await dialog(at)).getByRole('button', { name: 'F10 打印' }).waitFor();
  await look(at, name);
  await leave(at);
}

/** The step just filled in, from the one behind it. */
async function lookBack(at: CounterPage, look: LookAt, name: string): Promise<void> {
  await press(at, 'PageUp');
  await look(at, name);
  await press(at, 'PageDown');
}

async function typed(page: Page, keys: Keys, name: OpeningPart['name']): Promise<void> {
  for (const part of openingParts) {
    if (part.name === name) await part.type(page, keys, liMing);
  }
}
