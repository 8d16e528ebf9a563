import { type CounterPage, tickAll } from '../counter-page.ts';
import { liMing, type TypedOpening } from '../typed-opening.ts';
import { residentNumber } from '../whole-application.ts';
import {
  type Chapter,
  closePage,
  closePanel,
  dialog,
  panelReady,
  press,
  typeInPanel,
} from './walk.ts';

/** Somebody born on 1990-03-07, of no real number. */
export function somebody(name: string, sequence: string): TypedOpening {
  return { ...liMing, name, idNumber: residentNumber('110000', '19900307', sequence) };
}

/** An opening from the review to its slip; then one returned, one sent on, one left as a draft. */
export const opening: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  await press(maker, 'F8');
  await maker.serial();
  await look(maker, 'opening-waiting');
  await press(maker, 'F6');
  await dialog(maker, '撤回开户');
  await look(maker, 'opening-withdraw');
  await press(maker, 'Escape', 'F9');
  await panelReady(maker);
  await look(maker, 'approval-panel');
  await tickAll(maker.panel());
  // From the ticks on to the number.
  await press(maker, 'Enter');
  await typeInPanel(maker, '100023', 'yanshi-zhangmin');
  await maker.panel().getByRole('button', { name: /同意/ }).press('Enter');
  await maker
    .panel()
    .getByText(/不能由经办人本人|不能是经办人本人/)
    .waitFor();
  await look(maker, 'approval-panel-refused');
  await closePanel(maker);
  await maker.check('100025', 'yanshi-wanglei');
  await page.locator('.gt-tag-large.gt-tag-done:visible').waitFor({ timeout: 90_000 });
  await look(maker, 'opening-done');
  await press(maker, 'F10');
  await dialog(maker, '受理凭条');
  await look(maker, 'slip');
  await press(maker, 'F10');
  await page.getByText('凭条已打印 1 次').waitFor();
  await press(maker, 'F10');
  await dialog(maker, '受理凭条(补打)');
  await look(maker, 'slip-reprint');
  await press(maker, 'Escape');
  await closePage(maker);

  await submitted(maker, somebody('王五', '046'));
  await maker.check('100025', 'yanshi-wanglei', '联系地址不全,请补到门牌号。');
  await page.getByText('退回补正:由复核人退回').first().waitFor();
  await look(maker, 'opening-returned');
  await press(maker, 'Alt+t');
  await dialog(maker, '记录致电');
  await press(maker, '1');
  await look(maker, 'opening-call');
  await press(maker, 'Escape');
  await closePage(maker);

  await submitted(maker, somebody('孙七', '021'));
  await press(maker, 'Alt+F9');
  const asked = (await dialog(maker, '送复核')).getByRole('button', { name: /100021 陈静/ });
  await asked.waitFor();
  await look(maker, 'opening-send');
  await press(maker, (await asked.locator('kbd').textContent()) ?? '');
  await page
    .getByText(/待陈静复核 \d{2}:\d{2} 起/)
    .first()
    .waitFor();
  await look(maker, 'opening-asked');
  await closePage(maker);

  await maker.beginOpening(somebody('周八', '048'), 'identity');
  await closePage(maker);
  await press(maker, 'F4');
  await page.getByRole('radio', { name: /草稿 2$/ }).waitFor();
  await look(maker, 'tray');
  await page.keyboard.press('Alt+0');
  await page.getByRole('table', { name: '业务清单' }).waitFor();
  await look(maker, 'list');
};

/** Typed and submitted, and waiting for its check. */
export async function submitted(at: CounterPage, typed: TypedOpening): Promise<void> {
  await at.typeOpening(typed);
  await at.submit();
  await at.page.locator('.gt-tag-large.gt-tag-awaiting-approval:visible').waitFor();
}
