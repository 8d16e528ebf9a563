import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CounterPage, testProfile, tickAll } from '../helpers/counter-page.ts';
import { liMing } from '../helpers/type-opening.ts';
import { residentNumber } from '../helpers/whole-application.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

/** Counts what a mouse or finger would do, from before anything of the page runs. */
async function watchPointer(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { count: 0 };
    Object.defineProperty(window, 'pointerEventsSeen', { value: seen });
    for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
      window.addEventListener(kind, () => (seen.count += 1), { capture: true });
  });
}

const pointerEvents = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (window as unknown as { readonly pointerEventsSeen: { readonly count: number } })
        .pointerEventsSeen.count,
  );

describe('an approval through the inbox, between two counters, by keyboard only', () => {
  const profiles = { maker: testProfile(), checker: testProfile() };
  let branch: TestBranch;
  let maker: CounterPage;
  let checker: CounterPage;

  beforeAll(async () => {
    branch = await startTestBranch();
    const [one, two] = [
      await branch.counter({ terminal: '0101-02' }),
      await branch.counter({ terminal: '0101-01' }),
    ];
    maker = await profiles.maker.open(one.ready);
    checker = await profiles.checker.open(two.ready);
    await maker.signIn('100023', 'yanshi-zhangmin');
    await checker.signIn('100025', 'yanshi-wanglei');
    await watchPointer(maker.page);
    await watchPointer(checker.page);
  });

  afterAll(async () => {
    await Promise.all(Object.values(profiles).map((profile) => profile.close()));
    await branch.close();
  });

  it('lets the teller send a submission on and go on working, and the checker decide it elsewhere', async () => {
    await maker.typeOpening(liMing);
    await maker.submit();
    const serial = await maker.serial();
    // Whoever decides here sees first what is decided and what is not as usual, whatever the window's height.
    await maker.page.keyboard.press('F9');
    const walkUp = maker.panel();
    await walkUp.getByLabel('逐项核对').getByRole('checkbox').first().waitFor();
    const title = walkUp.getByRole('heading', { name: `复核 1101 个人开户 ${serial}` });
    const flag = walkUp.getByText('⚠ 未核验到场');
    const isShown = async () =>
      await flag.evaluate(
        (it, head) => {
          const { top, bottom } = it.getBoundingClientRect();
          return top >= (head?.getBoundingClientRect().bottom ?? 0) && bottom <= window.innerHeight;
        },
        await title.elementHandle(),
      );
    await expect.poll(isShown).toBe(true);
    const agree = walkUp.getByRole('button', { name: 'F9 同意' });
    const { bottom, height } = await agree.evaluate((it) => ({
      bottom: it.getBoundingClientRect().bottom,
      height: window.innerHeight,
    }));
    expect(bottom).toBeLessThanOrEqual(height);
    await maker.page.keyboard.press('Escape');
    await maker.page.getByRole('dialog').waitFor({ state: 'detached' });
    // 送复核: the digit chooses; the teller's case says who is waited for since when.
    await maker.page.keyboard.press('Alt+F9');
    const dialog = maker.page.getByRole('dialog');
    const wang = dialog.getByRole('button', { name: /100025 王磊/ });
    await wang.waitFor();
    await maker.page.keyboard.press((await wang.locator('kbd').textContent()) ?? '');
    await dialog.waitFor({ state: 'detached' });
    const waits = /待王磊复核 \d{2}:\d{2} 起/;
    await maker.page.getByText(waits).first().waitFor();
    // The teller goes on with the next client.
    const next = { ...liMing, name: '王五', idNumber: residentNumber('110000', '19900307', '105') };
    await maker.beginOpening(next, 'identity');

    await checker.page.keyboard.press('Alt+g');
    await checker.page.keyboard.type('7001');
    await checker.page.keyboard.press('Enter');
    const inbox = checker.page.getByRole('table', { name: '授权收件箱' });
    const row = inbox.getByRole('row', { name: /李\*.*0101-02.*100023.*王磊/ });
    await row.waitFor({ timeout: 30_000 });
    expect(await inbox.textContent()).not.toContain(liMing.idNumber);
    await expect.poll(() => row.evaluate((it) => it === document.activeElement)).toBe(true);
    await checker.page.keyboard.press('Enter');
    const review = checker.page.getByRole('group', { name: `复核 ${serial}` });
    await review.getByText(liMing.idNumber).waitFor();
    // Unticked it is not decided.
    await checker.page.keyboard.press('F9');
    await review.getByText(/还有 \d 项未勾选/).waitFor();
    await tickAll(review);
    await checker.page.keyboard.press('F9');
    const panel = checker.panel();
    await panel.getByLabel('密码').waitFor();
    expect(await panel.getByLabel(/柜员号/).count()).toBe(0);
    await panel.getByLabel('密码').fill('yanshi-wanglei');
    await panel.getByRole('button', { name: /同意/ }).press('Enter');
    await checker.page.getByText(`已同意 ${serial} 个人开户 李*。`).waitFor();

    // A quiet notice at the teller's, while another form is being typed; Alt+R opens the case.
    const notice = new RegExp(`新:${serial} 已由王磊复核通过`);
    await maker.page.getByText(notice).waitFor({ timeout: 30_000 });
    await maker.page.keyboard.press('Alt+r');
    await expect
      .poll(() => maker.stage().textContent(), { timeout: 90_000 })
      .toMatch(/已受理|已办结/);
    await expect.poll(() => maker.stage().textContent(), { timeout: 90_000 }).toBe('已办结');
    expect(await maker.serial()).toBe(serial);
    // What was typed meanwhile is still there.
    await maker.page.keyboard.press('Alt+2');
    await maker.page.getByRole('textbox', { name: '手机' }).waitFor();
    await maker.page.keyboard.press('PageUp');
    expect(await maker.page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('王五');
  });

  it('prints the slip at the teller’s counter, with the checker’s name', async () => {
    const { page } = maker;
    await page.keyboard.press('Alt+1');
    await page.evaluate(() => {
      // The browser's own print window would wait for a person.
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get: () => null });
    });
    await page.keyboard.press('F10');
    await page.getByRole('dialog').getByText('100025 王磊').first().waitFor();
    await page.keyboard.press('F10');
    await expect.poll(() => maker.text()).toContain('凭条已打印 1 次');
    expect(await pointerEvents(maker.page)).toBe(0);
    expect(await pointerEvents(checker.page)).toBe(0);
  });
});
