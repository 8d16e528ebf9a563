import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildProgram } from '../../scripts/child-program.ts';
import { checkCharacter } from '../../shared/rulebook/identity/resident-number.ts';
import { type CrashMark, crashMarks } from '../../shared/bridge/system.ts';
import { type CounterPage, testProfile, type TestProfile } from '../helpers/counter-page.ts';
import { liMing, type TypedOpening } from '../helpers/type-opening.ts';
import {
  startTestBranch,
  type TestBranch,
  type TestCounterOptions,
} from '../helpers/demo-branch.ts';

/** Of the same name each time, under a document of their own. */
function client(index: number): TypedOpening {
  const digits = `1100001990030701${index}`;
  return { ...liMing, idNumber: `${digits}${checkCharacter(digits)}` };
}

/** Killed again and again as it is submitted: first from its draft, then each time the checker has sent it back. */
const first = client(1);
/** Killed when all but its draft is settled, then twice as it is approved. */
const second = client(2);

/**
 * One counter that is killed at one mark after the other. Each test begins where the last one has come back to, in a
 * program armed for the next mark: what was typed outlives every kill, and need not be typed for every mark.
 */
describe('killed at every marked point', () => {
  let branch: TestBranch;
  let profile: TestProfile;
  let program: ChildProgram;
  let counter: CounterPage;
  const reached = new Set<CrashMark>();

  beforeAll(async () => {
    branch = await startTestBranch();
    profile = testProfile();
  });

  afterAll(async () => {
    await profile.close();
    await branch.close();
  });

  /** Starts the program anew and signs in, which is the first append it makes. */
  async function start(options: TestCounterOptions = {}): Promise<void> {
    program = await branch.counter(options);
    counter = await profile.open(program.ready);
    await counter.signIn('100023', 'yanshi-zhangmin');
  }

  /** Waits for the mark, then kills the browser; the shell has killed itself at its own. */
  async function dieAt(mark: CrashMark): Promise<void> {
    await expect.poll(() => program.said(), { timeout: 60_000 }).toContain(`MARK ${mark}`);
    await profile.kill();
    reached.add(mark);
  }

  const form = () => counter.page.getByRole('button', { name: /F8 核对/ });
  const approve = () => counter.check('100025', 'yanshi-wanglei');

  /** Opens what there is of this client: the draft or case of the tray, or any case of the list. */
  async function openFrom(where: 'tray' | 'list', { idNumber }: TypedOpening): Promise<void> {
    const { page } = counter;
    await page.keyboard.press(where === 'tray' ? 'F4' : 'Alt+0');
    if (where === 'list') await page.getByRole('radio', { name: /全部/ }).click();
    await page
      .getByRole('row', { name: idNumber.slice(-4) })
      .last()
      // A row that moves in the list between two clicks would open nothing.
      .press('Enter');
  }

  /** Whether the tray opens the case, not the form with the draft. */
  async function wasRecorded(opening: TypedOpening): Promise<boolean> {
    await openFrom('tray', opening);
    const serial = counter.page.locator('h1[aria-label^="流水号"]:visible');
    await form().or(serial).first().waitFor();
    return await serial.isVisible();
  }

  /** The checker sends the opening back: its form stands complete again. */
  async function sendBack(): Promise<void> {
    await counter.check('100025', 'yanshi-wanglei', '请重新提交');
    await form().waitFor();
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

  /** Serial numbers of this client's openings at head office, and the acts it has decided on them, oldest first. */
  async function atHeadOffice({ idNumber }: TypedOpening) {
    const rows = await branch.operatorList('cases?business=account-opening');
    const cases = rows.filter((row) => String(row['document']).endsWith(idNumber.slice(-4)));
    const ids = cases.map((row) => row['caseId']);
    const entries = await branch.operatorList('entries?order=oldest');
    return {
      serials: cases.map((row) => row['serial']),
      acts: entries.filter((row) => ids.includes(row['caseId'])).map((row) => row['command']),
    };
  }

  /** Head office has the case in hand and these acts of it: one more would be a second effect. */
  async function seeAtHeadOffice(opening: TypedOpening, acts: readonly string[]): Promise<void> {
    const serials = [await counter.serial()];
    await expect.poll(() => atHeadOffice(opening), { timeout: 30_000 }).toEqual({ serials, acts });
  }

  it.each(['after-feed-append', 'mid-apply'] as const)(
    '%s: the counter starts again, and its line goes on after the page',
    async (mark) => {
      // The first page of this program brings the sign-in back.
      program = await branch.counter({ crashAt: `${mark}:1` });
      const signingIn = profile
        .open(program.ready)
        .then((opened) => opened.signIn('100023', 'yanshi-zhangmin'))
        // The browser is killed under it, at whatever step it is.
        .catch((error: unknown) => error);
      await dieAt(mark);
      await signingIn;
      await start();
      await expect.poll(() => counter.text(), { timeout: 30_000 }).toMatch(/待传\s*0/);
    },
  );

  it('before-append: nothing is recorded, and the draft is found again with all that was typed', async () => {
    await start({ crashAt: 'before-append:2' });
    await counter.typeOpening(first);
    await counter.submit();
    await dieAt('before-append');
    await start({ crashAt: 'after-write:2' });
    expect(await wasRecorded(first)).toBe(false);
    await seeAllTyped(counter.page, first);
    expect(await atHeadOffice(first)).toEqual({ serials: [], acts: [] });
  });

  it('after-write: the draft found again was submitted, once', async () => {
    await counter.submit();
    await dieAt('after-write');
    // Between the sign-in and the next submission it is sent back.
    await start({ crashAt: 'after-fsync:3' });
    // A killed program leaves what it wrote to the system; only a power cut may lose it.
    expect(await wasRecorded(first)).toBe(true);
    await seeAtHeadOffice(first, ['SubmitOpening']);
  });

  it.each([
    { mark: 'after-fsync', next: 'after-answer:3', times: 1 },
    { mark: 'after-answer', next: 'after-dexie:2', times: 2 },
  ] as const)(
    '$mark: what was sent back was submitted again, once',
    async ({ mark, next, times }) => {
      await sendBack();
      await counter.submit();
      await dieAt(mark);
      await start({ crashAt: next });
      expect(await wasRecorded(first)).toBe(true);
      const again = Array.from({ length: times }, () => ['DecideApproval', 'SubmitOpening']).flat();
      await seeAtHeadOffice(first, ['SubmitOpening', ...again]);
    },
  );

  it('after-dexie: the case is opened, not the draft that was left, and is there once', async () => {
    await counter.typeOpening(second);
    await counter.submit();
    await dieAt('after-dexie');
    await start({ crashAt: 'before-append:2' });
    expect(await wasRecorded(second)).toBe(true);
    await seeAtHeadOffice(second, ['SubmitOpening']);
  });

  it('before-append of the approval: nothing is decided, and it can be asked for again', async () => {
    await approve();
    await dieAt('before-append');
    await start({ crashAt: 'after-fsync:2' });
    expect(await wasRecorded(second)).toBe(true);
    expect(await counter.stage().textContent()).toBe('待复核');
    await seeAtHeadOffice(second, ['SubmitOpening']);
  });

  it('after-fsync of the approval: the decision is recorded once, and the pages since every kill lead to 已办结', async () => {
    await approve();
    await dieAt('after-fsync');
    await start();
    // Done already it is in no tray.
    await openFrom('list', second);
    await expect.poll(() => counter.stage().textContent(), { timeout: 90_000 }).toBe('已办结');
    await seeAtHeadOffice(second, ['SubmitOpening', 'DecideApproval']);
  });

  it('has been killed at every mark there is', () => {
    // Those of evidence: test/electron/evidence-kill.test.ts.
    const others = crashMarks.filter((mark) => !mark.startsWith('evidence-'));
    expect([...reached].toSorted()).toEqual(others.toSorted());
  });
});
