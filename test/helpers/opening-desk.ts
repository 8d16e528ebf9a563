import { expect } from 'vitest';
import type { CounterPage, TestProfile } from './counter-page.ts';
import type { TestBranch } from './demo-branch.ts';
import { type Keys, keysOf } from './keys.ts';
import { printWithoutWindow } from './printing.ts';
import { focused } from './type-papers.ts';
import { openForm, openingParts, type OpeningPart, signApplication } from './type-opening.ts';
import type { TypedOpening } from './typed-opening.ts';

/** What comes between the first key and the last. */
export interface Interruptions {
  /** The browser is killed once this is typed. */
  readonly killedAfter: OpeningPart['name'];
  /** Called once a part is typed; the next one begins where it is. */
  readonly after?: Partial<Readonly<Record<OpeningPart['name'], () => Promise<void>>>>;
  /** A field that is changed after the application was printed and signed, and its step counted from the last. */
  readonly change: { readonly stepsBack: number; readonly field: RegExp; readonly text: string };
}

/** One counter with its clerk, whose browser may be killed and comes back. */
export interface OpeningDesk {
  /** The browser there is now. */
  counter(): CounterPage;
  /** Fills in a whole opening up to F8, whatever comes between. */
  type(opening: TypedOpening, between: Interruptions): Promise<void>;
  /** Presses F8 twice, and gives the serial number. */
  submit(): Promise<string>;
  /** Each of them agrees in turn at this counter. */
  approve(...people: readonly Approver[]): Promise<void>;
  /** Where the opening stands, waited for. */
  reads(stage: string): Promise<void>;
  /** Waits until the counter has seen that head office is away. */
  sawOffline(): Promise<void>;
}

/** Who decides: 王磊 as checker, 陈静 as supervisor. */
export type Approver = keyof typeof passwords;

const passwords = { '100025': 'yanshi-wanglei', '100021': 'yanshi-chenjing' } as const;

/** Signs 张敏 in at 0101-02. */
export async function openingDesk(branch: TestBranch, profile: TestProfile): Promise<OpeningDesk> {
  const { ready } = await branch.counter();
  const open = async (): Promise<CounterPage> => {
    const opened = await profile.open(ready);
    await opened.signIn('100023', 'yanshi-zhangmin');
    await printWithoutWindow(opened.page);
    return opened;
  };
  let counter = await open();

  /** A power cut, and the draft found again where the clerk finds it: complete as far as it was typed. */
  const killAndComeBack = async (typed: TypedOpening, goesOnAt: OpeningPart): Promise<Keys> => {
    await draftRow(counter, typed).press('Enter');
    await form(counter).waitFor();
    await profile.kill();
    counter = await open();
    await draftRow(counter, typed).press('Enter');
    await form(counter).waitFor();
    const { page } = counter;
    const rail = page.getByRole('navigation', { name: '开户步骤' }).getByRole('button');
    const keys = keysOf(page);
    for (let step = 0; step < goesOnAt.begins; step += 1) {
      await expect.poll(() => rail.nth(step).textContent()).toContain('已齐');
      await keys.press('PageDown');
    }
    return keys;
  };

  /** The printed application is void, F8 is refused, until it is printed and signed once more. */
  const changeAfterPrinting = async ({ stepsBack, field, text }: Interruptions['change']) => {
    const { page } = counter;
    const keys = keysOf(page);
    for (let step = 0; step < stepsBack; step += 1) await keys.press('PageUp');
    await page.getByRole('textbox', { name: field }).focus();
    await keys.press('Control+a');
    await keys.enter(text);
    const missing = page.getByRole('region', { name: '缺项' });
    await missing.getByText(/开户申请表打印后内容已修改,原件作废/).waitFor();
    await keys.press('F8');
    await focused(page, /打印个人开户申请表/);
    expect(await page.getByRole('region', { name: '提交前核对' }).count()).toBe(0);
    await page.getByText('内容已修改,已打印的作废,请收回后重新打印').waitFor();
    await signApplication(page, keys);
    await missing.getByText('已齐全,按 F8 核对').waitFor();
  };

  return {
    counter: () => counter,
    async type(opening, { killedAfter, after = {}, change }) {
      let keys = keysOf(counter.page);
      await openForm(counter.page, keys);
      for (const [at, part] of openingParts.entries()) {
        await part.type(counter.page, keys, opening);
        await after[part.name]?.();
        const next = openingParts[at + 1];
        if (part.name === killedAfter && next !== undefined) {
          keys = await killAndComeBack(opening, next);
        }
      }
      await changeAfterPrinting(change);
    },
    async submit() {
      await counter.submit();
      const serial = await counter.serial();
      expect(await counter.stage().textContent()).toBe('待复核');
      return serial;
    },
    async approve(...people) {
      for (const staff of people) {
        await counter.check(staff, passwords[staff]);
        const { page } = counter;
        await page.getByRole('region', { name: '办理情况' }).getByText(`${staff} `).waitFor();
      }
    },
    async reads(stage) {
      await expect.poll(() => counter.stage().textContent(), { timeout: 90_000 }).toBe(stage);
    },
    async sawOffline() {
      await expect.poll(() => counter.text(), { timeout: 60_000 }).toMatch(/离线\(自 \d\d:\d\d/);
    },
  };
}

/** In the tray, opened by F4: what is not kept yet is kept when the form is left. */
function draftRow(counter: CounterPage, { idNumber }: TypedOpening) {
  return {
    async press(key: string) {
      await counter.page.keyboard.press('F4');
      await counter.page
        .getByRole('row', { name: idNumber.slice(-4) })
        .last()
        .press(key);
    },
  };
}

const form = ({ page }: CounterPage) => page.getByRole('button', { name: /F8 核对/ });
