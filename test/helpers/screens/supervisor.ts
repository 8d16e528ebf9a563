import { tickAll } from '../counter-page.ts';
import {
  type Chapter,
  closePage,
  closePanel,
  dialog,
  openCode,
  panelReady,
  press,
  type,
  typeInPanel,
} from './walk.ts';

/** Board, inbox, review and register at the supervisor's counter. */
export const supervisor: Chapter = async ({ checker }, look) => {
  const { page } = checker;
  await openCode(checker, '7000');
  await page.getByRole('table', { name: '等待复核、授权' }).waitFor();
  await look(checker, 'board');
  await closePage(checker);
  await openCode(checker, '7001');
  // The list has the focus once it is read: before that Enter would open nothing.
  await page.getByRole('table', { name: '授权收件箱' }).locator('tr:focus').waitFor();
  await look(checker, 'inbox');
  await press(checker, 'Enter');
  const review = page.getByRole('group', { name: /^复核 / });
  await review.getByText('逐项核对').waitFor();
  await look(checker, 'review');
  await press(checker, 'F9');
  await review.getByText(/还有 \d 项未勾选/).waitFor();
  await look(checker, 'review-unticked');
  await tickAll(review);
  await press(checker, 'F9');
  await panelReady(checker);
  await look(checker, 'review-panel');
  await typeInPanel(checker, 'yanshi-chenjing');
  await checker.panel().getByRole('button', { name: /同意/ }).press('Enter');
  await page.getByText(/^已同意 /).waitFor();
  await look(checker, 'inbox-decided');
  await closePage(checker);
  await openCode(checker, '7002');
  await page.getByRole('table', { name: '授权登记簿' }).waitFor();
  await look(checker, 'register');
  await press(checker, 'Alt+E');
  await dialog(checker, '导出清单');
  await look(checker, 'register-export');
  await press(checker, 'Escape');
  await closePage(checker);
};

/** 7003, from the empty form to a delegation in force and its end. */
export const delegation: Chapter = async ({ checker }, look) => {
  const { page } = checker;
  await openCode(checker, '7003');
  await page.getByLabel('受托人').waitFor();
  await press(checker, 'F8');
  await page.getByText('请至少选择一项权限。').waitFor();
  await look(checker, 'delegation-refused');
  await page.getByLabel('受托人').press('Control+a');
  await type(checker, '100023');
  await press(checker, 'Enter', '1', 'Enter', 'Enter', 'Enter');
  await type(checker, '本人外出培训一天。');
  await look(checker, 'delegation-form');
  await press(checker, 'F8');
  await panelReady(checker);
  await look(checker, 'delegation-panel');
  await typeInPanel(checker, 'yanshi-chenjing');
  await press(checker, 'Enter');
  await checker.serial();
  await look(checker, 'delegation-waiting');
  await checker.check('100001', 'yanshi-zhoujianguo');
  await page.getByText('生效中').waitFor();
  await look(checker, 'delegation');
  await press(checker, 'F6');
  await dialog(checker, '撤销转授权');
  await look(checker, 'delegation-end');
  await press(checker, 'Escape');
  await closePage(checker);
};

/** The teller learns quietly what was decided elsewhere. */
export const decided: Chapter = async ({ maker }, look) => {
  await maker.page.getByText(/已由陈静复核通过/).waitFor({ timeout: 30_000 });
  await look(maker, 'decided-elsewhere');
  await press(maker, 'Alt+r');
  await maker.serial();
  await closePanelIfAny(maker);
  await closePage(maker);
};

async function closePanelIfAny(at: Parameters<typeof closePanel>[0]): Promise<void> {
  if ((await at.page.locator('dialog[open]').count()) > 0) await closePanel(at);
}
