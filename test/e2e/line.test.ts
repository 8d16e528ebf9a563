import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CounterPage, testProfile } from '../helpers/counter-page.ts';
import { liMing } from '../helpers/type-opening.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

describe('without a line to head office', () => {
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

  it('says so, goes on, and reads 待下发 until head office is back', async () => {
    await expect.poll(() => counter.text(), { timeout: 30_000 }).toContain('在线');
    await branch.stopHeadOffice();
    await expect.poll(() => counter.text(), { timeout: 60_000 }).toMatch(/离线\(自 \d\d:\d\d/);
    await counter.typeOpening(liMing);
    await counter.submit();
    const serial = await counter.serial();
    await counter.check('100025', 'yanshi-wanglei');
    await expect.poll(() => counter.stage().textContent()).toBe('已受理');
    expect(await counter.page.getByRole('region', { name: '账户号码' }).textContent()).toContain(
      '待下发',
    );
    await expect.poll(() => counter.text()).toMatch(/待传\s*2/);

    await branch.startHeadOffice();
    await expect.poll(() => counter.stage().textContent(), { timeout: 90_000 }).toBe('已办结');
    expect(await counter.serial()).toBe(serial);
    await expect.poll(() => counter.text()).toMatch(/待传\s*0/);
    expect(await branch.operatorList('cases?business=account-opening')).toHaveLength(1);
  });

  it('lets people sign in and finds everything with the browser’s profile deleted', async () => {
    await branch.stopHeadOffice();
    await profile.kill();
    profile.wipe();
    counter = await profile.open((await branch.counter()).ready);
    await counter.signIn('100023', 'yanshi-zhangmin');
    await counter.page.keyboard.press('Alt+0');
    await counter.page.getByRole('radio', { name: /^5 已办结/ }).click();
    await expect.poll(() => counter.text()).toContain('0101-02-1-000002');
    await expect.poll(() => counter.text()).toContain('李*');
    // The client head office had made is known here too: the document is refused.
    await counter.beginOpening(liMing, 'identity');
    await counter.page.keyboard.press('F8');
    await expect.poll(() => counter.text()).toContain('该证件已在本营业部开户');
    await branch.startHeadOffice();
  });
});
