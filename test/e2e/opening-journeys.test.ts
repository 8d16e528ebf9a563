import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testProfile } from '../helpers/counter-page.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';
import { type Approver, openingDesk, type OpeningDesk } from '../helpers/opening-desk.ts';
import { openCode, press, shownTab, type } from '../helpers/screens/walk.ts';
import { elder, hongKong, minor, withBank } from '../helpers/typed-opening.ts';
import { setPassword } from '../helpers/type-password.ts';

describe('whole openings, each killed, cut off and changed after printing on its way', () => {
  // Chromium's own moving picture stands for the camera; nobody is asked whether it may be used.
  const profile = testProfile([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ]);
  let branch: TestBranch;
  let desk: OpeningDesk;

  beforeAll(async () => {
    branch = await startTestBranch();
    await branch.devices();
    desk = await openingDesk(branch, profile);
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  const region = (name: string) => desk.counter().page.getByRole('region', { name });
  const way = () => desk.counter().page.getByRole('list', { name: '办理进度' });

  /** A supervisor is asked too, and what is recorded is no acceptance before both have agreed. */
  async function waitsForBoth(): Promise<void> {
    const words = '等待复核和主管授权。都通过后即为已受理。';
    expect(await region('办理情况').textContent()).toContain(words);
  }

  /** Head office stops before the decision and comes back after it: nothing is asked of the clerk twice. */
  async function acceptedOffline(serial: string, ...people: readonly Approver[]): Promise<void> {
    await branch.stopHeadOffice();
    await desk.approve(...people);
    await desk.reads('已受理');
    await desk.sawOffline();
    await region('办理情况').getByText('已受理。当前离线,号码待下发').waitFor();
    expect(await region('账户号码').textContent()).toContain('待下发');
    await branch.startHeadOffice();
    await isDone(serial);
  }

  /** Its numbers are there, and head office has it once. */
  async function isDone(serial: string): Promise<void> {
    await desk.reads('已办结');
    expect(await desk.counter().serial()).toBe(serial);
    const numbers = region('账户号码');
    await expect.poll(() => numbers.textContent()).toMatch(/沪A 账户A\d{9}/);
    expect(await numbers.textContent()).not.toContain('待下发');
    const rows = await branch.operatorList('cases?business=account-opening');
    expect(rows.filter((row) => row['serial'] === serial)).toMatchObject([{ stage: 'done' }]);
  }

  it('opens for an ordinary client with a bank and a password, found by F2 afterwards and shown in 1001', async () => {
    await desk.type(withBank, {
      killedAfter: 'terms',
      after: { agreed: () => setPassword(desk.counter().page, branch) },
      change: { stepsBack: 2, field: /佣金率/, text: '3' },
    });
    await acceptedOffline(await desk.submit(), '100025');
    expect(await way().textContent()).toContain('✓ 银行确认');
    // Nothing is left to do: the bank has signed, the password is set.
    expect(await region('待办事项').count()).toBe(0);

    const counter = desk.counter();
    const { page } = counter;
    await openCode(counter, '1001');
    await press(counter, 'F2');
    await page.getByRole('dialog', { name: '选择客户' }).waitFor();
    await type(counter, withBank.idNumber);
    await page.getByText(/^共 1 位/).waitFor();
    await press(counter, 'Enter');
    const client = region('客户资料');
    await client.waitFor();
    expect(await client.textContent()).not.toContain(withBank.idNumber);
    await press(counter, '2');
    await expect.poll(() => client.textContent()).toMatch(/证券账户 2.*沪A.*新开已指定.*深A/);
    expect(await client.textContent()).toContain('存管银行中国工商银行');
    expect(await client.textContent()).toContain('签约状态已签约');
    await press(counter, 'Alt+w');
    await shownTab(counter, '1001').waitFor({ state: 'detached' });
  });

  it('opens for a boy of 16 on his own income: two people agree, and the document is a picture', async () => {
    await desk.type(minor, {
      killedAfter: 'identity',
      change: { stepsBack: 4, field: /联系地址/, text: '新疆乌鲁木齐市天山区某路 2 号' },
    });
    const serial = await desk.submit();
    await waitsForBoth();
    await acceptedOffline(serial, '100025', '100021');
    const pictures = desk.counter().page.getByRole('list', { name: '影像材料' });
    expect(await pictures.getByRole('img', { name: '证件正面' }).isVisible()).toBe(true);
  });

  it('opens for a resident of Hong Kong, typed without a line: 待公安核查 until head office is back', async () => {
    await branch.stopHeadOffice();
    await desk.sawOffline();
    await desk.type(hongKong, {
      killedAfter: 'agreed',
      after: {
        async identity() {
          const { page } = desk.counter();
          await page.keyboard.press('PageUp');
          const checks = region('身份核查');
          await expect.poll(() => checks.textContent()).toContain('待公安核查(离线)');
          expect(await checks.textContent()).toContain('待中登核查(离线)');
          await page.keyboard.press('PageDown');
        },
      },
      change: { stepsBack: 4, field: /手机/, text: '16800001239' },
    });
    await acceptedOffline(await desk.submit(), '100025');
    expect(await way().textContent()).toContain('✓ 总部审核');
  });

  it('opens for somebody of 72 with an agent and a mandate: two people agree', async () => {
    await desk.type(elder, {
      killedAfter: 'assessment',
      after: {
        async agreed() {
          const agreements = desk.counter().page.getByRole('list', { name: '协议' });
          await agreements.getByText('高龄投资者风险提示书').waitFor();
          await agreements.getByText('代理开户告知书').waitFor();
        },
      },
      change: { stepsBack: 5, field: /委托至/, text: '20270831' },
    });
    const serial = await desk.submit();
    await waitsForBoth();
    await acceptedOffline(serial, '100025', '100021');
    expect(desk.counter().blocked).toEqual([]);
  });
});
