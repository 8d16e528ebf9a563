import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { raiseAlarms } from '../../headoffice/alarms.ts';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import { axeFindings } from '../helpers/axe-findings.ts';
import { launchChromium, type LaunchedChromium } from '../helpers/chromium.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';

/** Pictures for people to look at; never compared. */
const artefacts = process.env['GUITAI_SCREENSHOTS'] ?? '';

const folder = mkdtempSync(join(tmpdir(), 'guitai-page-'));
const complaints: string[] = [];
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let browser: LaunchedChromium;
let page: Page;
let token = '';

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8201');
  app = buildApp(kit.headOffice);
  const { office } = kit.headOffice;
  token = await makeOperatorToken(office, '赵运维');
  const counter = await kit.counter('01');
  await kit.counter('02');
  const session = counter.signIn(await kit.person('maker'));
  const data = testApplication();
  counter.act(session, { business: 'account-opening', type: 'SubmitOpening', data });
  await kit.exchange(counter);
  await raiseAlarms(db, office.clock(), [
    { branch: '8201', counter: '8201-01', code: 'OUTBOX_FAILING', detail: 'effect x' },
  ]);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchChromium({ userDataDir: join(folder, 'profile') });
  page = await browser.page();
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(10_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(address);
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await db.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

async function picture(name: string): Promise<void> {
  if (artefacts === '') return;
  mkdirSync(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, `headoffice-${name}.png`), caret: 'initial' });
}

async function look(name: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `width of ${name}`).toBeLessThanOrEqual(0);
  await picture(name);
  expect({ name, found: await axeFindings(page) }).toEqual({ name, found: [] });
}

const text = (): Promise<string> => page.locator('main').innerText();
const go = (name: string): Promise<void> => page.getByRole('link', { name }).press('Enter');
const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const press = (name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).press('Enter');

it('tells a wrong token in words, and takes the right one', async () => {
  const field = page.getByLabel('操作令牌');
  await field.waitFor();
  await look('sign-in');
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await expect.poll(text).toContain('令牌应为 64 位');
  await field.fill('0'.repeat(64));
  await page.keyboard.press('Enter');
  await expect.poll(text).toContain('令牌不正确或已过期');
  await field.fill(token);
  await page.keyboard.press('Enter');
  await row('8201-01').waitFor();
  expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(1);
});

it('shows counters, and stops one for a reason, all by keyboard', async () => {
  await expect.poll(() => row('8201-01').innerText()).toContain('1-2');
  expect(await row('8201-02').innerText()).toContain('从未联系');
  await look('counters');
  await row('8201-01').getByRole('button', { name: '冻结…' }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await press('冻结');
  await expect.poll(() => page.getByRole('alert').last().innerText()).toContain('请填写原因');
  await look('freeze');
  await page.getByLabel('原因').fill('终端失窃报案');
  await press('冻结');
  await expect.poll(() => row('8201-01').innerText()).toContain('已冻结');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe('解冻…');
  // What is told anew leaves the focus where it is.
  const refreshed = page.waitForResponse((answer) => answer.url().includes('/counters'), {
    timeout: 15_000,
  });
  await refreshed;
  expect(await focused()).toBe('解冻…');
});

it('shows alarms, entries, cases and people, each readable and filtered', async () => {
  await go('告警(1)');
  await expect.poll(text).toContain('外部报送失败');
  await look('alarms');
  await row('外部报送失败').getByRole('button', { name: '关闭…' }).press('Enter');
  await page.getByLabel('原因').fill('线路已恢复');
  await press('关闭告警');
  await expect.poll(() => row('外部报送失败').innerText()).toContain('赵运维 已关闭');

  await go('流水');
  await row('SubmitOpening').waitFor();
  await picture('entries');
  await page.getByLabel('审核').selectOption('refused');
  await expect.poll(text).toContain('没有符合条件的流水');
  expect(page.url()).toContain('verdict=refused');

  await go('业务');
  await row('个人开户').waitFor();
  expect(await row('个人开户').innerText()).toContain('测***');
  await look('cases');
  await page.getByLabel('状态').selectOption('done');
  await expect.poll(() => row('个人开户').count()).toBe(0);
  await page.getByLabel('状态').selectOption('');
  await page.getByRole('button', { name: '显示明文…' }).press('Enter');
  await page.getByLabel('原因').fill('客户投诉核查');
  await press('显示明文');
  await expect.poll(() => row('个人开户').innerText()).toContain('测试客户');
  await picture('unmasked');
  await press('恢复遮蔽');
  await expect.poll(() => row('个人开户').innerText()).toContain('测***');

  const downloading = page.waitForEvent('download');
  await press('导出 CSV');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('业务.csv');
  await go('柜员');
  await row('820104').waitFor();
  await picture('staff');
  await row('820104').getByRole('button', { name: '发签到码…' }).press('Enter');
  await press('发码');
  await expect.poll(() => page.locator('.code').innerText()).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  await page.keyboard.press('Escape');
  await row('820104').getByRole('button', { name: '撤销权限…' }).press('Enter');
  await page.getByLabel('原因').fill('已离职,交接完毕');
  await press('撤销权限');
  await expect.poll(() => row('820104').innerText()).toContain('已撤销');
});

it('publishes a notice, shows who has read it, and takes it back', async () => {
  await go('公告');
  await expect.poll(text).toContain('还没有发布过公告');
  await press('发布公告…');
  await page.getByLabel('标题').fill('国庆休市安排');
  await page.getByLabel('内容').fill('10 月 1 日至 8 日休市。');
  await page.getByLabel('营业部(可多选)').selectOption('all');
  await page.getByLabel('每位柜员须确认已读').press('Space');
  await look('notice');
  await press('发布');
  await expect.poll(() => row('国庆休市安排').innerText()).toContain('0 / 4 人');
  await picture('notices');
  await row('国庆休市安排').getByRole('button', { name: '阅读情况…' }).press('Enter');
  await expect.poll(() => page.getByRole('dialog').innerText()).toContain('未读');
  await page.keyboard.press('Escape');
  await row('国庆休市安排').getByRole('button', { name: '撤回…' }).press('Enter');
  await press('撤回');
  await expect.poll(() => row('国庆休市安排').innerText()).toContain('已撤回');
});

it('is as readable in the dark, and needs nothing its policy forbids', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark');
  // Answers other than success are told to the console by the browser itself.
  expect(complaints.filter((line) => !line.includes('status of 401'))).toEqual([]);
});

it('asks for the token again once it holds no more, and keeps nothing', async () => {
  await db.query('update operator_tokens set expires_at = 0');
  await go('终端');
  await expect.poll(text).toContain('令牌不正确或已过期');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});
