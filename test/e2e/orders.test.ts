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
    await page.getByRole('dialog', { name: '选择客户' }).waitFor({ state: 'detached' });
  }

  /** A client who may buy what is middling risky and has some money. */
  async function chooseBuyer(): Promise<void> {
    const at = branch.data.clients.findIndex(
      ({ riskLevel, riskValidTo = '' }, index) =>
        index > 0 && index % 4 === 0 && riskLevel === 'C4' && riskValidTo > '2026-11-23',
    );
    await chooseClient(at);
    await counter.page.locator('input[id$="-security"]:focus').waitFor();
  }

  /** Types a ticket of 100 shares up to its review, ordered by a recorded call. */
  async function typeTicket(priceKeys: readonly string[]): Promise<void> {
    const { page } = counter;
    const at = (field: string) => page.locator(`input[id$="-${field}"]:focus`);
    await page.keyboard.type('pfyh');
    await page.getByRole('option', { name: /600000/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[id$="-type"] :focus').waitFor();
    await page.keyboard.press('Enter');
    await at('price').waitFor();
    for (const key of priceKeys) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await at('quantity').waitFor();
    await page.keyboard.type('100');
    await page.keyboard.press('Enter');
    await page.locator('[id$="-instruction"] :focus').waitFor();
    await page.keyboard.press('2');
    await page.getByLabel('录音编号').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('R-20261123-001');
    await page.keyboard.press('Enter');
    await page.keyboard.type('0959');
  }

  it('buys by a recorded call, and follows the order to the fill', async () => {
    const { page } = counter;
    await openCode(counter, '2001');
    await look('order-none');
    await chooseBuyer();
    await look('order-empty');
    await page.keyboard.type('pfyh');
    await page.getByRole('option', { name: /600000/ }).waitFor();
    await look('order-hits');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    // Wrong first: what is missing stands at its field, and nothing is lost.
    await page.keyboard.press('F8');
    await page.getByText('请选择证券').first().waitFor();
    // Some ticks above what is asked, so that it is filled also when the market moves meanwhile.
    await typeTicket(['/', ...Array.from({ length: 15 }, () => '+')]);
    await page.getByText('需冻结').first().waitFor();
    await look('order-typed');
    await counter.submit();
    expect(await counter.serial()).toBe('0101-02-1-000002');
    await page.getByText('已成', { exact: true }).first().waitFor({ timeout: 30_000 });
    await look('order-case');
    const text = await counter.text();
    expect(text).toContain('交易所已收');
    expect(text).toMatch(/成交与费用[^]*冻结资金\s*0\.00/);
    const [entry] = await branch.operatorList('cases');
    expect(entry).toMatchObject({ business: 'order', stage: 'done' });
    // What was bought is the client's, at the price of now.
    await openCode(counter, '1001');
    await page.getByRole('heading', { name: '客户资料' }).waitFor();
    await page.keyboard.press('9');
    await page.getByText('金额和数量为脱敏显示').waitFor();
    await page.keyboard.press('Alt+m');
    await page.getByRole('dialog', { name: '查看明文' }).waitFor();
    await page.keyboard.press('1');
    await page.getByText('当前显示明文').waitFor();
    const held = page.getByRole('table', { name: '持仓' }).getByRole('row', { name: /600000/ });
    await held.waitFor();
    expect(await held.textContent()).toMatch(/浦发银行\d/);
    await page.getByText(/演示行情.*秒前/).waitFor();
    await look('order-assets');
  });

  it('takes an instruction without a line, and sends it only after the client has confirmed it', async () => {
    const { page } = counter;
    await branch.stopHeadOffice();
    await openCode(counter, '2001');
    await chooseBuyer();
    await typeTicket(['1', '1', '.', '9']);
    await page
      .getByText(/没有实时行情/)
      .locator('visible=true')
      .first()
      .waitFor({ timeout: 30_000 });
    await look('order-offline');
    await counter.submit();
    expect(await counter.serial()).toBe('0101-02-1-000004');
    await page.getByText('尚未报送交易所').first().waitFor();
    await look('order-captured');
    await branch.startHeadOffice();
    await openCode(counter, '2006');
    await page.getByText('在线', { exact: true }).waitFor({ timeout: 60_000 });
    // Back on the line it still waits: nothing is sent by itself.
    await page.getByText('可以,待客户确认').waitFor({ timeout: 30_000 });
    await look('orders-to-confirm');
    await page.keyboard.press('F8');
    await page.getByRole('dialog').waitFor();
    await look('order-confirm');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.keyboard.type('本人');
    await page.keyboard.press('Enter');
    await page.keyboard.type('R-20261123-002');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1000');
    await look('order-confirm-typed');
    await page.keyboard.press('F8');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await openCode(counter, '2004');
    // On the market, filled or not: that is for the market to say.
    await page
      .getByText(/^(?:已报|部成|已成)$/)
      .locator('visible=true')
      .nth(1)
      .waitFor({ timeout: 30_000 });
    await look('orders-of-the-day');
    await openCode(counter, '2005');
    await page
      .getByText(/浦发银行/)
      .locator('visible=true')
      .first()
      .waitFor();
    await look('fills-of-the-day');
    expect(counter.blocked).toEqual([]);
  });
});
