import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCharacter } from '../../shared/rulebook/identity/resident-number.ts';
import { crashMarks } from '../../shared/bridge/system.ts';
import { type CounterPage, testProfile, type TestProfile } from '../helpers/counter-page.ts';
import { liMing, type TypedOpening } from '../helpers/type-opening.ts';
import { startTestBranch, type TestBranch } from '../helpers/demo-branch.ts';

/** Marks of an act; those of a feed page follow. */
const actMarks = [
  'before-append',
  'after-write',
  'after-fsync',
  'after-answer',
  'after-dexie',
] as const;
const pageMarks = ['after-feed-append', 'mid-apply'] as const;

/** Another client for every mark. */
function client(index: number): TypedOpening {
  const digits = `1100001990030701${index}`;
  return { ...liMing, idNumber: `${digits}${checkCharacter(digits)}` };
}

describe('killed at every marked point', () => {
  let branch: TestBranch;
  let profile: TestProfile;

  beforeAll(async () => {
    branch = await startTestBranch();
    profile = testProfile();
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  /** Lets a clerk type until the mark is reached, then kills the browser; the shell has killed itself at its own. */
  async function killAt(mark: string, opening: TypedOpening): Promise<void> {
    // The first append of this program is the sign-in, the second the opening.
    const program = await branch.counter({ crashAt: `${mark}:2` });
    const counter = await profile.open(program.ready);
    await counter.signIn('100023', 'yanshi-zhangmin');
    await counter.typeOpening(opening);
    await counter.submit();
    await expect.poll(() => program.said(), { timeout: 30_000 }).toContain(`MARK ${mark}`);
    await profile.kill();
  }

  /** Signs in again and opens what there is of this client: the draft or case of the tray, or any case of the list. */
  async function comeBack(opening: TypedOpening, where: 'tray' | 'list'): Promise<CounterPage> {
    const counter = await profile.open((await branch.counter()).ready);
    await counter.signIn('100023', 'yanshi-zhangmin');
    const { page } = counter;
    await page.keyboard.press(where === 'tray' ? 'F4' : 'Alt+0');
    if (where === 'list') await page.getByRole('radio', { name: /全部/ }).click();
    await page
      .getByRole('row', { name: opening.idNumber.slice(-4) })
      .last()
      // A row that moves in the list between two clicks would open nothing.
      .press('Enter');
    return counter;
  }

  /** What was typed, chosen, answered and signed in every step is there again, and nothing is missing. */
  async function seeAllTyped(page: Page, opening: TypedOpening): Promise<void> {
    const typed = (name: string) => page.getByRole('textbox', { name }).inputValue();
    expect(await page.getByRole('checkbox', { name: /沪A/ }).isChecked()).toBe(true);
    await page.keyboard.press('PageDown');
    expect(await typed('姓名')).toBe(opening.name);
    expect(await typed('证件号码')).toBe(opening.idNumber);
    await page.keyboard.press('PageDown');
    expect(await typed('手机')).toBe(opening.mobile);
    expect(await typed('联系地址')).toBe(opening.address);
    await page.keyboard.press('PageDown');
    await page.getByText('C3(稳健)').first().waitFor();
    for (const step of ['银行与费用', '协议与密码', '材料']) {
      await page.keyboard.press('PageDown');
      await page.getByRole('heading', { name: step, exact: true }).waitFor();
    }
    await page.getByText('已齐全,按 F8 核对').waitFor();
  }

  /** Serial numbers of this client's openings at head office: more than one would be a second effect. */
  async function serialsOf(opening: TypedOpening): Promise<unknown[]> {
    const rows = await branch.operatorList('cases?business=account-opening');
    return rows
      .filter((row) => String(row['document']).endsWith(opening.idNumber.slice(-4)))
      .map((row) => row['serial']);
  }

  it.each(actMarks.map((mark, index) => ({ mark, index })))(
    '$mark: what was recorded is there, what was not can be submitted, once',
    async ({ mark, index }) => {
      const opening = client(index);
      await killAt(mark, opening);
      const counter = await comeBack(opening, 'tray');
      const { page } = counter;
      const form = page.getByRole('button', { name: /F8 核对/ });
      const serial = page.locator('h1[aria-label^="流水号"]:visible');
      await form.or(serial).first().waitFor();
      const wasRecorded = await serial.isVisible();
      if (!wasRecorded) {
        await seeAllTyped(page, opening);
        await counter.submit();
      }
      const shown = await counter.serial();
      await expect.poll(() => serialsOf(opening), { timeout: 30_000 }).toEqual([shown]);
      if (mark === 'before-append') expect(wasRecorded).toBe(false);
      if (mark !== 'before-append' && mark !== 'after-write') expect(wasRecorded).toBe(true);
    },
  );

  it.each(pageMarks.map((mark, index) => ({ mark, index: actMarks.length + index })))(
    '$mark: the page is applied once after the restart',
    async ({ mark, index }) => {
      // The first page of this program brings the sign-in back.
      const program = await branch.counter({ crashAt: `${mark}:1` });
      const signingIn = profile
        .open(program.ready)
        .then((counter) => counter.signIn('100023', 'yanshi-zhangmin'))
        // The browser is killed under it, at whatever step it is.
        .catch((error: unknown) => error);
      await expect.poll(() => program.said(), { timeout: 60_000 }).toContain(`MARK ${mark}`);
      await profile.kill();
      await signingIn;
      const opening = client(index);
      const counter = await profile.open((await branch.counter()).ready);
      await counter.signIn('100023', 'yanshi-zhangmin');
      await counter.typeOpening(opening);
      await counter.submit();
      const shown = await counter.serial();
      await counter.check('100025', 'yanshi-wanglei');
      await expect.poll(() => counter.stage().textContent(), { timeout: 90_000 }).toBe('已办结');
      expect(await serialsOf(opening)).toEqual([shown]);
    },
  );

  it.each(['before-append', 'after-fsync'] as const)(
    '%s of the approval: a decision is recorded once, or asked for again',
    async (mark) => {
      const opening = client(mark === 'before-append' ? 7 : 8);
      const program = await branch.counter({ crashAt: `${mark}:3` });
      const before = await profile.open(program.ready);
      await before.signIn('100023', 'yanshi-zhangmin');
      await before.typeOpening(opening);
      await before.submit();
      const shown = await before.serial();
      await before.check('100025', 'yanshi-wanglei');
      await expect.poll(() => program.said(), { timeout: 30_000 }).toContain(`MARK ${mark}`);
      await profile.kill();
      // Done already it is in no tray.
      const counter = await comeBack(opening, 'list');
      expect(await counter.serial()).toBe(shown);
      if (mark === 'before-append') {
        expect(await counter.stage().textContent()).toBe('待复核');
        await counter.check('100025', 'yanshi-wanglei');
      }
      await expect.poll(() => counter.stage().textContent(), { timeout: 90_000 }).toBe('已办结');
      expect(await serialsOf(opening)).toEqual([shown]);
    },
  );

  it('covers every mark there is', () => {
    // Those of evidence: test/electron/evidence-kill.test.ts.
    const others = crashMarks.filter((mark) => !mark.startsWith('evidence-'));
    expect([...actMarks, ...pageMarks].toSorted()).toEqual(others.toSorted());
  });
});
