import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CounterPage, liMing, testProfile } from '../helpers/counter-page.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

/** Pictures for people to look at; never compared. */
const artefacts = process.env['GUITAI_SCREENSHOTS'] ?? '';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

describe('every screen', () => {
  const profile = testProfile();
  let branch: TestBranch;
  let counter: CounterPage;

  beforeAll(async () => {
    branch = await startTestBranch();
    counter = await profile.open((await branch.counter()).ready);
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  async function look(name: string): Promise<void> {
    for (const size of sizes) {
      await counter.page.setViewportSize(size);
      const overflow = await counter.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} at ${size.width}`).toBeLessThanOrEqual(0);
      if (artefacts !== '') {
        mkdirSync(artefacts, { recursive: true });
        // Hiding the caret would take an inline style.
        const path = join(artefacts, `${name}-${size.width}.png`);
        await counter.page.screenshot({ path, caret: 'initial' });
      }
    }
    const { violations } = await new AxeBuilder({ page: counter.page }).analyze();
    expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }

  it('fits both sizes and has no violation axe can find', async () => {
    const { page } = counter;
    await page.getByRole('button', { name: /签到/ }).waitFor({ timeout: 60_000 });
    await look('sign-in');
    await page.keyboard.press('Enter');
    await counter.panel().getByLabel('密码').waitFor();
    await look('sign-in-panel');
    await page.keyboard.press('Escape');
    await counter.signIn('100023', 'yanshi-zhangmin');
    await look('list-empty');
    await counter.typeOpening({ ...liMing, idNumber: '110000199003070123', mobile: '123' });
    await page.keyboard.press('F8');
    await expect.poll(() => counter.text()).toContain('第 18 位校验不符');
    await look('form-refused');
    await counter.typeOpening(liMing);
    await look('form');
    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
    await look('help');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    await page.getByRole('region', { name: '提交前核对' }).waitFor();
    await look('review');
    await page.keyboard.press('F8');
    await counter.serial();
    await look('awaiting-approval');
    await page.keyboard.press('F9');
    await counter.panel().getByLabel('密码').waitFor();
    // The whole panel is in view: nothing of a decision is below an edge.
    await expect
      .poll(() =>
        counter
          .panel()
          .locator('html')
          .evaluate((html) => html.scrollHeight - html.clientHeight),
      )
      .toBeLessThanOrEqual(0);
    await look('approval-panel');
    await page.keyboard.press('Escape');
    await counter.check('100025', 'yanshi-wanglei');
    await expect.poll(() => counter.stage().textContent(), { timeout: 30_000 }).toBe('已办结');
    await look('done');
    await page.keyboard.press('F10');
    await page.getByRole('dialog').waitFor();
    await look('slip');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+0');
    await look('list');
  });

  it('needs nothing its content security policy forbids', () => {
    expect(counter.blocked).toEqual([]);
  });
});
