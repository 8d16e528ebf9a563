import { printWithoutWindow } from '../printing.ts';
import { checkCharacter } from '../../../shared/rulebook/identity/resident-number.ts';
import { type CounterPage, tickAll } from '../counter-page.ts';
import { liMing, type TypedOpening } from '../type-opening.ts';
import {
  type Chapter,
  closeDialogs,
  closePage,
  closePanel,
  dialog,
  openCode,
  panelReady,
  press,
  takePicture,
  typeInPanel,
} from './walk.ts';

/** Somebody born on 1990-03-07, of no real number. */
export function somebody(name: string, sequence: string): TypedOpening {
  const digits = `11000019900307${sequence}`;
  return { ...liMing, name, idNumber: `${digits}${checkCharacter(digits)}` };
}

/** An opening from the empty form to its slip; then one returned, one sent on, one left as a draft. */
export const opening: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  await printWithoutWindow(maker.page);
  await openCode(maker, '1101');
  await page.getByRole('textbox', { name: '姓名' }).waitFor();
  await look(maker, 'opening-empty');
  await press(maker, 'F7');
  await dialog(maker, /客户到场/);
  await look(maker, 'visit-newcomer');
  await press(maker, 'Escape');
  await closePage(maker);

  await maker.typeOpening({ ...liMing, name: '赵一', idNumber: '110000199003070123', mobile: '1' });
  await press(maker, 'F8');
  await page.getByText('第 18 位校验不符').waitFor();
  await look(maker, 'opening-refused');
  await closePage(maker);

  await maker.typeOpening(liMing);
  await press(maker, 'F10');
  await dialog(maker, /申请表/);
  await look(maker, 'opening-paper');
  await press(maker, 'F10');
  await page.getByText(/申请表已打印/).waitFor();
  await look(maker, 'opening-form');
  await evidence(maker, look);
  await press(maker, 'F1');
  await dialog(maker, /帮助/);
  await look(maker, 'opening-help');
  await press(maker, 'Escape', 'F8');
  await page.getByRole('region', { name: '提交前核对' }).waitFor();
  await look(maker, 'opening-review');
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
  await page.locator('.gt-tag-large.gt-tag-done:visible').waitFor({ timeout: 30_000 });
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

  await submitted(maker, somebody('王五', '444'));
  await maker.check('100025', 'yanshi-wanglei', '联系地址不全,请补到门牌号。');
  await page.getByText('退回补正:由复核人退回').first().waitFor();
  await look(maker, 'opening-returned');
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

  await maker.typeOpening(somebody('周八', '048'));
  await closePage(maker);
  await press(maker, 'F4');
  await page.getByRole('radio', { name: /草稿 2$/ }).waitFor();
  await look(maker, 'tray');
  await page.keyboard.press('Alt+0');
  await page.getByRole('table', { name: '业务清单' }).waitFor();
  await look(maker, 'list');
};

/** F11: a page by camera, turned, cropped and kept; the ways of a file and of a signature; a page seen large. */
async function evidence(at: CounterPage, look: Parameters<Chapter>[1]): Promise<void> {
  const { page } = at;
  await press(at, 'F11', 'Enter');
  await dialog(at, '采集证件正面');
  await look(at, 'evidence-source');
  await press(at, '1');
  await page.getByRole('button', { name: 'Enter 拍照' }).waitFor();
  await look(at, 'evidence-camera');
  await takePicture(at, page.getByRole('button', { name: 'F8 留存' }));
  await look(at, 'evidence-edit');
  await page.getByAltText('待留存的图片').waitFor();
  await press(at, 'c');
  await page.getByRole('button', { name: 'Enter 裁好' }).waitFor();
  await look(at, 'evidence-crop');
  await press(at, 'Enter', 'F8');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  // The page kept comes into the list between the rows of the pieces.
  const rows = page.getByRole('list', { name: '材料清单' }).getByRole('button');
  const kept = rows.filter({ hasText: '第 1 页' });
  await kept.first().waitFor();
  await press(at, 'F11');
  await rows.and(page.locator(':focus')).waitFor();
  await press(at, 'ArrowDown');
  await kept.and(page.locator(':focus')).waitFor();
  await press(at, 'Enter');
  await page.getByRole('dialog', { name: /第 1 页/ }).waitFor();
  await look(at, 'evidence-viewer');
  await press(at, 'Escape');
  await kept.and(page.locator(':focus')).waitFor();
  await press(at, 'ArrowDown', 'ArrowDown', 'Enter');
  await dialog(at, '采集签字文件');
  await press(at, '2');
  await page.getByRole('button', { name: 'Enter 选择文件' }).waitFor();
  await look(at, 'evidence-file');
  await closeDialogs(at);
  await press(at, 'F11', 'ArrowDown', 'Enter');
  await (await dialog(at, /^采集/)).getByRole('button', { name: /手写签名/ }).press('Enter');
  await page.getByLabel('签名区').waitFor();
  await look(at, 'evidence-sign');
  await closeDialogs(at);
  await look(at, 'evidence');
}

/** Typed and submitted, and waiting for its check. */
export async function submitted(at: CounterPage, typed: TypedOpening): Promise<void> {
  await at.typeOpening(typed);
  await at.submit();
  await at.page.locator('.gt-tag-large.gt-tag-awaiting-approval:visible').waitFor();
}
