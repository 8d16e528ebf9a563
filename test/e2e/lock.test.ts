import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CounterPage, testProfile } from '../helpers/counter-page.ts';
import { liMing } from '../helpers/type-opening.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

const fresh = 'tea at half past nine';

describe('a counter that is left, handed over and tried, by keyboard only', () => {
  const profile = testProfile();
  let branch: TestBranch;
  let counter: CounterPage;
  let address: string;

  beforeAll(async () => {
    branch = await startTestBranch();
    address = (await branch.counter()).ready;
    counter = await profile.open(address);
    await counter.signIn('100023', 'yanshi-zhangmin');
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  const focused = () =>
    counter.page.evaluate(() => [document.activeElement?.id, document.activeElement?.tagName]);
  const open = async (code: string) => {
    await counter.page.keyboard.press('Alt+g');
    await counter.page.keyboard.type(code);
    await counter.page.keyboard.press('Enter');
  };
  const signOut = async () => {
    await counter.page.keyboard.press('Alt+q');
    const dialog = counter.page.getByRole('dialog', { name: '签退' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: '签退', exact: true }).press('Enter');
    await counter.page.getByRole('button', { name: 'Enter 签到' }).waitFor();
  };
  /** The panel's words after a try to sign in that is not taken. */
  const trySignIn = async (staff: string, password: string): Promise<string> => {
    const { page } = counter;
    await page.getByRole('button', { name: 'Enter 签到' }).waitFor();
    await page.keyboard.press('Enter');
    const panel = counter.panel();
    await panel.getByLabel('柜员号').fill(staff);
    await panel.getByLabel('密码').fill(password);
    await panel.getByLabel('密码').press('Enter');
    const wrong = panel.locator('#password-message[role=alert]');
    await wrong.waitFor();
    return (await wrong.textContent()) ?? '';
  };
  const leavePanel = async () => {
    await counter.panel().getByLabel('密码').press('Escape');
    await counter.page.getByRole('button', { name: 'Enter 签到' }).waitFor();
  };

  it('hides everything while locked, and gives focus and typing back', async () => {
    await counter.beginOpening(liMing, 'identity');
    await counter.page.keyboard.press('PageUp');
    const name = counter.page.getByRole('textbox', { name: '姓名' });
    await name.focus();
    const before = await focused();
    await counter.lock();
    expect(await counter.text()).not.toContain(liMing.idNumber);
    expect(await name.isVisible()).toBe(false);
    // No key of the work acts: neither a submission nor another tab, and Esc uncovers nothing.
    for (const key of ['F8', 'Alt+0', 'Escape', 'Tab', 'Tab', 'Tab', 'Tab']) {
      await counter.page.keyboard.press(key);
    }
    expect(await counter.page.locator('.gt-lock').isVisible()).toBe(true);
    expect(await counter.page.evaluate(() => document.activeElement?.closest('.gt-cover'))).toBe(
      null,
    );
    await counter.page.getByRole('button', { name: 'Enter 解锁' }).focus();
    await counter.unlock('yanshi-zhangmin');
    expect(await focused()).toEqual(before);
    expect(await name.inputValue()).toBe(liMing.name);
  });

  it('changes the password, told in words', async () => {
    await open('9007');
    await counter.page.getByRole('region', { name: '修改密码' }).waitFor();
    await counter.page.keyboard.press('F8');
    const panel = counter.panel();
    await panel.getByLabel('原密码').fill('yanshi-zhangmin');
    await panel.getByLabel('新密码', { exact: true }).fill('zhangmin123');
    expect(await panel.getByRole('list', { name: '密码规则' }).textContent()).toContain(
      '不含本人姓名或其拼音(未符合)',
    );
    await panel.getByLabel('新密码', { exact: true }).fill(fresh);
    await panel.getByLabel('再次输入新密码').fill(fresh);
    await panel.getByLabel('再次输入新密码').press('Enter');
    await expect.poll(() => counter.text(), { timeout: 15_000 }).toContain('密码已修改');
  });

  it('hands the draft over to a colleague, signed by both', async () => {
    await open('8003');
    await counter.page.getByRole('region', { name: '交接班' }).waitFor();
    await expect.poll(() => counter.text()).toContain('1 份');
    await counter.page.keyboard.insertText('印章已交');
    await counter.page.keyboard.press('F8');
    const panel = counter.panel();
    await panel.getByText('印章已交').waitFor();
    await panel.getByLabel('接班人柜员号').fill('100025');
    await panel.getByLabel('密码').fill('yanshi-wanglei');
    await panel.getByRole('button', { name: '接班' }).press('Enter');
    const box = counter.page.getByLabel('功能号或业务名称');
    const firstRun = counter.page.getByRole('region', { name: '入门' });
    await expect.poll(() => counter.text(), { timeout: 15_000 }).not.toContain('张敏 经办');
    await box.or(firstRun).waitFor();
    if (await firstRun.isVisible()) await counter.page.keyboard.press('Enter');
    await expect.poll(() => counter.text()).toContain('王磊');
    await counter.page.keyboard.press('Alt+1');
    await counter.page.getByRole('group', { name: '开立账户' }).waitFor();
    await counter.page.keyboard.press('PageDown');
    await expect
      .poll(() => counter.page.getByRole('textbox', { name: '姓名' }).inputValue())
      .toBe(liMing.name);
    const acts = (await branch.operatorList('entries?order=oldest')).length;
    expect(acts).toBeGreaterThan(0);
    await signOut();
  });

  it('takes the new password and no longer the old one', async () => {
    expect(await trySignIn('100023', 'yanshi-zhangmin')).toContain('密码不正确');
    await leavePanel();
    await counter.signIn('100023', fresh);
    await signOut();
  });

  it('keeps count of wrong tries with the browser’s profile deleted', async () => {
    for (const wrong of ['first guess', 'second guess']) {
      expect(await trySignIn('100025', wrong)).toBe('密码不正确,请重新输入。');
      await leavePanel();
    }
    expect(await trySignIn('100025', 'third guess')).toContain('已连续输错 3 次');
    expect(await counter.panel().getByRole('timer').textContent()).toMatch(/\d+ 秒后可以再试/);
    await profile.kill();
    profile.wipe();
    counter = await profile.open(address);
    // What the start found and mended is told first.
    const goOn = counter.page.getByRole('button', { name: /继续/ });
    await goOn.or(counter.page.getByRole('button', { name: 'Enter 签到' })).waitFor();
    if (await goOn.isVisible()) await goOn.press('Enter');
    expect(await trySignIn('100025', 'yanshi-wanglei')).toContain('已连续输错 3 次');
  });
});
