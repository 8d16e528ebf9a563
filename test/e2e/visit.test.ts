import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { axeFindings } from '../helpers/axe-findings.ts';
import { type CounterPage, testProfile } from '../helpers/counter-page.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

const setupRows = z.object({
  rows: z.array(z.object({ register: z.string(), key: z.string(), body: z.json() })),
});
const clientBody = z.object({ clientNo: z.string(), name: z.string(), idNumber: z.string() });

describe('a client at the counter, by keyboard only', () => {
  // Chromium's own moving picture stands for the camera; nobody is asked whether it may be used.
  const profile = testProfile([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ]);
  let branch: TestBranch;
  let counter: CounterPage;
  let reader: Page;

  beforeAll(async () => {
    branch = await startTestBranch();
    const devices = await branch.devices();
    counter = await profile.open((await branch.counter()).ready);
    reader = await counter.page.context().newPage();
    await reader.goto(devices);
    await counter.page.bringToFront();
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  async function accessible(name: string): Promise<void> {
    expect({ name, found: await axeFindings(counter.page) }).toEqual({ name, found: [] });
  }

  it('is found, verified by document and face, and head office has the visit with its pictures', async () => {
    const { page } = counter;
    const client = aClient(branch);
    await counter.signIn('100023', 'yanshi-zhangmin');
    await page.keyboard.press('Alt+g');
    await page.keyboard.type(client.idNumber);
    await expect.poll(() => page.getByRole('option', { name: /^1001/ }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '客户资料' }).waitFor();
    const bar = page.getByRole('region', { name: '当前客户' });
    await expect.poll(() => bar.innerText()).toContain('未核验');
    expect(await counter.text()).not.toContain(client.idNumber);
    await accessible('1001');

    await reader.getByLabel('查找').fill(client.clientNo);
    await expect.poll(() => reader.locator('#people button').count()).toBe(1);
    await reader.locator('#people button').press('Enter');
    await page.bringToFront();
    await page.keyboard.press('F7');
    await page.getByText('请选择核验方式。').waitFor();
    await accessible('visit');
    await page.keyboard.press('1');
    await page.getByText('空格或 Enter 拍照').waitFor();
    expect(await page.getByText('模拟设备').isVisible()).toBe(true);
    await accessible('faces');
    await page.keyboard.press('Space');
    await page.getByRole('img', { name: '现场照片' }).waitFor();
    await page.keyboard.press('1');
    await expect.poll(() => bar.innerText()).toMatch(/✔ 到场 10:0\d 证件人像核验/);
    expect(await counter.text()).toContain(client.idNumber);
    expect(await isFocusKept(page)).toBe(true);
    await accessible('visited');

    const visits = async () =>
      (await branch.operatorList('cases')).filter((row) => row['business'] === 'visit');
    await expect.poll(async () => (await visits()).length, { timeout: 15_000 }).toBe(1);
    expect((await visits())[0]).toMatchObject({ stage: 'done' });
    expect(counter.blocked).toEqual([]);
  });
});

/** A client of the demonstration with a document that is valid for years. */
function aClient(branch: TestBranch): z.infer<typeof clientBody> {
  const { rows } = setupRows.parse(JSON.parse(branch.data.setup));
  const found = rows.find(({ register, key }) => register === 'client' && key === '0101000008');
  return clientBody.parse(found?.body);
}

/** Whether keys still go somewhere: the page itself listens, and no dead element has the focus. */
async function isFocusKept(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.activeElement?.isConnected === true);
}
