import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../helpers/axe-findings.ts';
import { type CounterPage, testProfile } from '../helpers/counter-page.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';
import { openCode } from '../helpers/screens/walk.ts';

/** Pictures for people to look at; never compared. */
const artefacts = process.env['GUITAI_SCREENSHOTS'] ?? '';

describe('orders, by keyboard only', () => {
  const profile = testProfile();
  let branch: TestBranch;
  let counter: CounterPage;

  beforeAll(async () => {
    branch = await startTestBranch();
    counter = await profile.open((await branch.counter()).ready);
    await counter.signIn('100023', 'yanshi-zhangmin');
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  async function look(name: string): Promise<void> {
    const { page } = counter;
    if (artefacts !== '') {
      mkdirSync(artefacts, { recursive: true });
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: join(artefacts, `${name}-${width}.png`), caret: 'initial' });
      }
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    expect({ name, found: await axeFindings(page) }).toEqual({ name, found: [] });
  }

  /** The client chosen by number, by F2. */
  async function chooseClient(at: number): Promise<void> {
    const { page } = counter;
    const client = branch.data.clients[at];
    if (client === undefined) throw new Error('the demonstration has no such client');
    await page.keyboard.press('F2');
    await page.getByRole('dialog', { name: '选择客户' }).waitFor();
    await page.keyboard.type(client.idNumber);
    await page.getByText(/^共 1 位/).waitFor();
    await page.keyboard.press('Enter');
  }

  it('buys by a recorded call, and follows the order to the fill', async () => {
    const { page } = counter;
    await openCode(counter, '2001');
    await look('order-none');
    const at = branch.data.clients.findIndex(
      ({ riskLevel, riskValidTo = '' }, index) =>
        index > 0 && index % 4 === 0 && riskLevel === 'C4' && riskValidTo > '2026-11-23',
    );
    await chooseClient(at);
    const security = page.getByLabel('证券', { exact: true });
    await security.waitFor();
    await look('order-empty');
    await page.keyboard.type('pfyh');
    await page.getByRole('option', { name: /600000/ }).waitFor();
    await look('order-hits');
    await page.keyboard.press('Enter');
    await page.getByText('演示行情').waitFor();
    await look('order-security');
    await page.keyboard.press('Enter');
    await page.keyboard.press('/');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.keyboard.type('100');
    await page.keyboard.press('Enter');
    await page.keyboard.press('2');
    await page.waitForTimeout(300);
    await look('order-typed');
    await page.getByLabel('录音编号').focus();
    await page.keyboard.type('R-20261123-001');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    console.log(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300)));
    await page.keyboard.type('0959');
    await page.keyboard.press('F8');
    await page.waitForTimeout(1500);
    await look('order-review');
    await page.keyboard.press('F8');
    console.log(await counter.serial());
    await page.waitForTimeout(6000);
    await look('order-case');
    console.log(await counter.text());
  });
});
