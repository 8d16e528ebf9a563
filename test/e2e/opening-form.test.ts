import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOnClientScreen, readOnClientScreen } from '../helpers/client-answers.ts';
import { testProfile } from '../helpers/counter-page.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';
import { type Keys, keysOf } from '../helpers/keys.ts';
import { openingDesk, type OpeningDesk } from '../helpers/opening-desk.ts';
import { closePage, dialog, press, type } from '../helpers/screens/walk.ts';
import { stepFaults } from '../helpers/step-faults.ts';
import { openForm, openingParts, signApplication, typeOpening } from '../helpers/type-opening.ts';
import { elder, liMing, type TypedOpening, withBank } from '../helpers/typed-opening.ts';
import { residentNumber } from '../helpers/whole-application.ts';

/** What an ordinary opening with a bank takes from Alt+G to the serial number: fewer are welcome, more are not. */
const mostKeys = 209;

describe('the form of an opening', () => {
  const profile = testProfile();
  let branch: TestBranch;
  let desk: OpeningDesk;

  beforeAll(async () => {
    branch = await startTestBranch();
    desk = await openingDesk(branch, profile);
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  const region = (name: string) => desk.counter().page.getByRole('region', { name });

  /** Types the parts named, one after another. */
  async function typeParts(keys: Keys, opening: TypedOpening, ...names: readonly string[]) {
    for (const part of openingParts) {
      if (names.includes(part.name)) await part.type(desk.counter().page, keys, opening);
    }
  }

  const current = () =>
    desk.counter().page.getByRole('navigation', { name: '开户步骤' }).locator('[aria-current]');

  /** From the last step back to the first: what is wrong with each. */
  async function faultsOfSteps(name: string): Promise<readonly string[]> {
    const { page } = desk.counter();
    const faults: string[] = [];
    for (let step = 7; step >= 1; step -= 1) {
      await current().getByText(`${step} `).waitFor();
      faults.push(...(await stepFaults(page, `${name}, step ${step}`)));
      if (step > 1) await page.keyboard.press('PageUp');
    }
    return faults;
  }

  it('lets the client answer, sign the result and read an agreement on a screen of their own; every step fits and is accessible', async () => {
    const counter = desk.counter();
    const { page } = counter;
    const client = { ...liMing, idNumber: residentNumber('110000', '19900307', '014') };
    const keys = keysOf(page);
    await openForm(page, keys);
    await typeParts(keys, client, 'need', 'identity', 'profile');
    await answerOnClientScreen(counter, keys);
    await typeParts(keys, client, 'terms', 'agreed');
    // The client wants a bank after all: what is signed stands, and one agreement more is read on the screen.
    await press(counter, 'PageUp', 'PageUp', 'PageUp', 'PageUp', 'PageUp');
    await page.getByRole('radio', { name: /现在签约/ }).press('1');
    await press(counter, 'PageDown', 'PageDown', 'PageDown');
    await typeParts(keys, withBank, 'terms');
    await press(counter, 'PageDown');
    await readOnClientScreen(counter, keys, '客户交易结算资金第三方存管协议');
    const custody = page.getByRole('list', { name: '协议' }).getByText(/已签\(客户屏\)/);
    await custody.waitFor();
    expect(await custody.count()).toBe(1);
    await typeParts(keys, client, 'papers');
    await region('缺项').getByText('已齐全,按 F8 核对').waitFor();
    expect(await faultsOfSteps('ordinary')).toEqual([]);
    await desk.submit();
    await desk.approve('100025');
    await desk.reads('已办结');
    await closePage(counter);
  });

  it('fits and is accessible with an agent’s fields open, and with everything that is missing told', async () => {
    const counter = desk.counter();
    const { page } = counter;
    const keys = keysOf(page);
    await openForm(page, keys);
    await typeParts(keys, elder, 'need', 'identity', 'profile');
    // From another step: F8 looks others up before it jumps, and a key pressed meanwhile would go with the jump.
    await press(counter, 'PageUp', 'F8');
    await current().getByText('4 ').waitFor();
    await press(counter, 'PageDown', 'PageDown', 'PageDown');
    expect(await faultsOfSteps('with an agent')).toEqual([]);
    await closePage(counter);
  });

  it(`takes at most ${mostKeys} keys for an ordinary client with a bank, from Alt+G to the serial number`, async () => {
    const { page } = desk.counter();
    const typed = await typeOpening(page, withBank);
    await desk.submit();
    expect(typed + ['F8', 'F8'].length).toBeLessThanOrEqual(mostKeys);
    await closePage(desk.counter());
  });

  it('comes back from the clearing house with the reason at its field, is mended and done; the call is noted', async () => {
    const counter = desk.counter();
    const { page } = counter;
    const idNumber = residentNumber('110000', '19900307', '444');
    // With a line the counter knows of the three accounts itself, and F8 is refused.
    await branch.stopHeadOffice();
    await desk.sawOffline();
    await typeOpening(page, { ...liMing, name: '王五', idNumber });
    const serial = await desk.submit();
    await desk.approve('100025');
    await desk.reads('已受理');
    await branch.startHeadOffice();
    await page.getByText('退回补正:由总部退回').waitFor({ timeout: 90_000 });
    // The form stands there again, prefilled, at the step of the reason.
    expect(await current().textContent()).toContain('1 需求');
    expect(await page.getByRole('checkbox', { name: /沪A/ }).isChecked()).toBe(true);
    expect(await region('缺项').getByRole('button').count()).toBe(1);
    const reason = '中登反馈:该投资者名下沪市A股账户已满3户,不能再开立沪A账户。';
    const accounts = page.getByRole('group', { name: '开立账户' });
    const described = (await accounts.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain(reason);
    expect(await region('缺项').textContent()).toContain(`退回:${reason}`);
    const contact = page.getByRole('status', { name: '联系客户' });
    expect(await contact.textContent()).toMatch(/须客户到场.*尚未致电客户/);

    await press(counter, 'Alt+t');
    const call = await dialog(counter, '记录致电');
    await press(counter, '1');
    await call.getByRole('radio', { name: /已联系上/ }).press('1');
    await call.getByLabel('说明').focus();
    await type(counter, '告知只开深A,请带身份证来。');
    await press(counter, 'F8');
    await call.waitFor({ state: 'detached' });
    await expect.poll(() => contact.textContent()).toMatch(/已致电 1 次,最近已联系上/);

    // Without the Shanghai account it can be done; what was signed before is void.
    await page.getByRole('checkbox', { name: /沪A/ }).focus();
    const keys = keysOf(page);
    await keys.press('1');
    await keys.press('F8');
    await page.getByText('内容已修改,已打印的作废,请收回后重新打印').waitFor();
    await signApplication(page, keys);
    const again = await desk.submit();
    expect(again).not.toBe(serial);
    await desk.approve('100025');
    await desk.reads('已办结');
    expect(await region('账户号码').textContent()).toMatch(/深A 账户\d{10}/);
    expect(counter.blocked).toEqual([]);
  });
});
