import { type Chapter, closePanel, dialog, panelReady, press, type, typeInPanel } from './walk.ts';

/** From the card of the sign-in to the empty tray; then what the frame itself shows. */
export const signIn: Chapter = async ({ branch, maker, checker }, look) => {
  const { page } = maker;
  await page.getByRole('button', { name: /签到/ }).waitFor({ timeout: 60_000 });
  await look(maker, 'sign-in');
  await press(maker, 'Enter');
  await panelReady(maker);
  await look(maker, 'sign-in-panel');
  await typeInPanel(maker, '100023', 'no-such-password');
  await maker.panel().locator('.gt-field-wrong').waitFor();
  await look(maker, 'sign-in-refused');
  await closePanel(maker);
  await press(maker, 'Enter');
  await panelReady(maker);
  await maker.panel().getByRole('button', { name: '首次签到' }).press('Enter');
  await maker.panel().getByLabel('一次性签到码').waitFor();
  await typeInPanel(maker, '100025', '123456');
  await page.keyboard.type('wanglei2026');
  await maker.panel().getByText('✔ 至少').waitFor();
  await look(maker, 'first-sign-in-panel');
  await closePanel(maker);

  await press(maker, 'Enter');
  await typeInPanel(maker, '100023', 'yanshi-zhangmin');
  await page.getByRole('region', { name: '入门' }).waitFor({ timeout: 60_000 });
  await look(maker, 'first-run');
  await press(maker, 'Enter');
  await page.getByText('没有待办').waitFor();
  await look(maker, 'tray-empty');
  await press(maker, 'F1');
  await dialog(maker, '帮助');
  await look(maker, 'help');
  await press(maker, 'Escape', 'Alt+0');
  await page
    .getByText(/没有.*业务/)
    .first()
    .waitFor();
  await look(maker, 'list-empty');
  await press(maker, 'F4', 'Alt+g');
  await type(maker, '开');
  await page.getByRole('option', { name: /1101/ }).waitFor();
  await look(maker, 'box-functions');
  await press(maker, 'Escape', 'Alt+g');
  await type(maker, branch.data.clients[7]?.name.slice(0, 1) ?? '');
  await page.locator('.gt-box-hit .gt-tabular').nth(1).waitFor({ timeout: 30_000 });
  await look(maker, 'box-clients');
  await press(maker, 'Escape', 'Alt+q');
  await dialog(maker, '签退');
  await look(maker, 'sign-out');
  await press(maker, 'Escape');
  await checker.signIn('100021', 'yanshi-chenjing');
};
