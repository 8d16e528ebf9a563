import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCharacter } from '../../shared/rulebook/identity/resident-number.ts';
import { type CounterPage, testProfile, tickAll } from '../helpers/counter-page.ts';
import { liMing } from '../helpers/type-opening.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

/** A valid number of a person born on 1990-03-07. */
function documentOf(sequence: string): string {
  const digits = `11000019900307${sequence}`;
  return `${digits}${checkCharacter(digits)}`;
}

describe('openings at the counter, by keyboard only', () => {
  const profile = testProfile();
  let branch: TestBranch;
  let counter: CounterPage;

  beforeAll(async () => {
    // The first day of a branch, with nothing prepared: other tests begin with a copy.
    branch = await startTestBranch({ fresh: true });
    counter = await profile.open((await branch.counter()).ready);
    await counter.signIn('100023', 'yanshi-zhangmin');
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  it('takes one from the form to head office’s numbers, once', async () => {
    await counter.typeOpening(liMing);
    await counter.submit();
    const serial = await counter.serial();
    expect(serial).toBe('0101-02-1-000002');
    expect(await counter.stage().textContent()).toBe('待复核');
    // A second F8 is the same act, or none.
    await counter.page.keyboard.press('F8');
    await counter.check('100025', 'yanshi-wanglei');
    await expect.poll(() => counter.stage().textContent(), { timeout: 90_000 }).toBe('已办结');
    expect(await counter.serial()).toBe(serial);
    const numbers = counter.page.getByRole('region', { name: '账户号码' });
    await expect.poll(() => numbers.textContent()).toMatch(/沪A 账户A\d{9}/);
    const entries = await branch.operatorList('entries?order=oldest');
    expect(entries.map((entry) => [entry['serial'], entry['verdict']])).toEqual([
      ['0101-02-1-000001', 'accepted'],
      [serial, 'accepted'],
      ['0101-02-1-000003', 'accepted'],
    ]);
  });

  it('prints the slip with the serial number, and marks what is printed again', async () => {
    const { page } = counter;
    await page.keyboard.press('F10');
    const slip = page.getByRole('dialog');
    await slip.getByText('0101-02-1-000002').first().waitFor();
    expect(await slip.getByText(liMing.idNumber).count()).toBe(0);
    expect(await slip.getByText('补打').count()).toBe(0);
    // The browser's own print window would wait for a person.
    await page.evaluate(() => {
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get: () => null });
    });
    await page.keyboard.press('F10');
    await expect.poll(() => counter.text()).toContain('凭条已打印 1 次');
    // The print is entered before the paper comes, and the window closes after it.
    await slip.waitFor({ state: 'detached' });
    await page.keyboard.press('F10');
    await slip.getByText('补打').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('refuses a document that has just been opened, at its field', async () => {
    await counter.beginOpening(liMing, 'identity');
    await expect.poll(() => counter.text()).toContain('该证件已在本营业部开户');
    await counter.page.keyboard.press('F8');
    const number = counter.page.getByRole('textbox', { name: '证件号码' });
    const described = (await number.getAttribute('aria-describedby')) ?? '';
    expect(await counter.page.locator(`[id="${described}"]`).textContent()).toContain(
      '该证件已在本营业部开户',
    );
    expect(await counter.page.getByRole('region', { name: '提交前核对' }).count()).toBe(0);
  });

  it('goes back to the clerk when the checker refuses, with the checker’s words', async () => {
    await counter.typeOpening({ ...liMing, name: '赵六', idNumber: documentOf('013') });
    await counter.submit();
    await counter.serial();
    await counter.check('100025', 'yanshi-wanglei', '地址不全');
    await expect.poll(() => counter.text()).toContain('退回补正:由复核人退回');
    expect(await counter.text()).toContain('地址不全');
  });

  it('refuses the maker as checker, and a wrong password, in the panel', async () => {
    const { page } = counter;
    await counter.typeOpening({ ...liMing, name: '孙七', idNumber: documentOf('021') });
    await counter.submit();
    await counter.serial();
    await page.keyboard.press('F9');
    const panel = counter.panel();
    await panel.getByLabel('柜员号').fill('100023');
    await panel.getByLabel('密码').fill('yanshi-zhangmin');
    await tickAll(panel);
    await panel.getByRole('button', { name: /同意/ }).press('Enter');
    await expect
      .poll(() => panel.locator('body').textContent())
      .toContain('复核不能由经办人本人办理');
    await panel.getByLabel('柜员号').fill('100025');
    await panel.getByLabel('密码').fill('wrong-password');
    await panel.getByRole('button', { name: /同意/ }).press('Enter');
    await expect.poll(() => panel.locator('body').textContent()).toContain('密码');
    await panel.getByLabel('密码').press('Escape');
    await panel.locator('body').waitFor({ state: 'detached' });
    expect(await counter.stage().textContent()).toBe('待复核');
  });

  it('withdraws before the decision, after asking', async () => {
    const { page } = counter;
    await page.keyboard.press('F6');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('F8');
    await expect.poll(() => counter.stage().textContent()).toBe('已撤回');
  });
});
