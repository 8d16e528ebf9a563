import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoClients } from '../../scripts/demo-clients.ts';
import { type Simulator, startSimulator } from '../../scripts/device-simulator/simulator.ts';
import { KeypadAnswer, ReadAnswer } from '../../electron/services/devices/protocol.ts';
import { loadPasswordKey } from '../../headoffice/password-key.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { openDatabase } from '../../headoffice/db/open.ts';
import { uuidV7 } from '../../shared/values/ids.ts';
import { launchChromium, type LaunchedChromium } from '../helpers/chromium.ts';
import { headOfficeTestKey } from '../helpers/people.ts';

let simulator: Simulator;
let chromium: LaunchedChromium;
let page: Page;
let db: Database;
let profile: string;

beforeAll(async () => {
  db = await openDatabase({ memory: true });
  simulator = await startSimulator({
    port: 0,
    headOfficeKey: headOfficeTestKey.publicKey,
    clients: demoClients(40, 1),
  });
  profile = mkdtempSync(join(tmpdir(), 'guitai-devices-'));
  chromium = await launchChromium({ userDataDir: profile });
  page = await chromium.page();
});
afterAll(async () => {
  await chromium.close();
  await simulator.close();
  await db.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** As the shell asks a device. */
async function ask(address: string, body: object): Promise<unknown> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: 1, request: uuidV7(Date.now(), randomBytes), ...body }),
  });
  return await answer.json();
}

it('lays a document on the reader by keyboard, and takes it off', async () => {
  const read = async (waitMs: number): Promise<ReadAnswer> =>
    ReadAnswer.parse(await ask(`${simulator.idReader}v1/read`, { waitMs }));
  await page.goto(simulator.origin);
  const status = page.getByRole('status');
  await expect.poll(() => status.textContent()).toBe('读卡器正常,没有证件');
  const waiting = read(20_000);
  await expect.poll(() => status.textContent()).toContain('柜台正在等待读取');
  await page.getByRole('button', { name: /陈𬱖/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await waiting).toMatchObject({ card: { name: '阿依古丽\u00B7买买提' } });
  await expect.poll(() => status.textContent()).toContain('证件:阿依古丽·买买提');
  await page.getByRole('button', { name: '取走证件' }).press('Enter');
  await expect.poll(() => status.textContent()).toBe('读卡器正常,没有证件');
  await page.getByLabel('查找').fill('0101000007');
  const found = page.locator('#people button');
  await expect.poll(() => found.count()).toBe(1);
});

it('takes six digits by keyboard or mouse, shows them as dots only, and seals them', async () => {
  const { recipient, open } = await loadPasswordKey(db);
  const statement = {
    purpose: 'password-challenge' as const,
    challenge: '7d'.repeat(32),
    clientNo: '0101000007',
    counter: '0101-02',
    visit: uuidV7(Date.now(), randomBytes),
    recipient,
  };
  const challenge = { statement, signature: headOfficeTestKey.sign(statement) };
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${simulator.origin}/keypad`);
  const keys = page.getByRole('button');
  await expect.poll(() => page.getByText('待机').isVisible()).toBe(true);
  expect(await keys.count()).toBe(0);
  const waiting = ask(`${simulator.keypad}v1/password`, { waitMs: 20_000, challenge });
  await page.getByText('客户号 ****0007 · 终端 0101-02').waitFor();
  for (const digit of '749') await page.keyboard.press(digit);
  for (const digit of '3066') await page.getByRole('button', { name: digit, exact: true }).click();
  await expect.poll(() => page.locator('#dots').textContent()).toBe('●●●●●●');
  expect(await page.locator('body').innerText()).not.toContain('749');
  await page.keyboard.press('Enter');
  const answer = KeypadAnswer.parse(await waiting);
  if (answer.status !== 'sealed') throw new Error(answer.status);
  expect(await open(answer.box)).toMatchObject({
    password: '749306',
    clientNo: '0101000007',
    counter: '0101-02',
  });
  await page.getByText('待机').waitFor();
  expect(requests.every((url) => !url.includes('749'))).toBe(true);
});
