import { somebody } from './opening.ts';
import {
  type Chapter,
  closePage,
  closePanel,
  dialog,
  openCode,
  panelReady,
  press,
} from './walk.ts';

/** Without head office: what says so, what still works, and what waits until the line is back. */
export const offline: Chapter = async ({ branch, maker, checker }, look) => {
  const { page } = maker;
  await branch.stopHeadOffice();
  await page.getByText(/当前离线/).waitFor({ timeout: 60_000 });
  await look(maker, 'offline');
  await maker.beginOpening(somebody('吴九', '064'), 'identity');
  await press(maker, 'PageUp');
  await look(maker, 'offline-checks');
  await closePage(maker);
  await maker.typeOpening(somebody('郑十', '080'));
  await press(maker, 'F8');
  await page.getByText(/当前离线:受理后号码待下发/).waitFor();
  await look(maker, 'offline-review');
  await press(maker, 'F8');
  await page.locator('.gt-tag-large.gt-tag-awaiting-approval:visible').waitFor();
  await press(maker, 'Alt+F9');
  await dialog(maker, '送复核');
  await look(maker, 'offline-send');
  await press(maker, 'Escape');
  await maker.check('100025', 'yanshi-wanglei');
  await page
    .getByText(/号码待下发/)
    .first()
    .waitFor();
  await look(maker, 'offline-accepted');
  await press(maker, 'F6');
  await dialog(maker, '作废开户');
  await look(maker, 'opening-void');
  await press(maker, 'Escape', 'F10');
  await dialog(maker, '受理凭条');
  await look(maker, 'offline-slip');
  await press(maker, 'Escape');
  await closePage(maker);
  await openCode(maker, '9001');
  await page.getByRole('table', { name: '待传流水' }).waitFor();
  await look(maker, 'offline-exchange');
  await closePage(maker);
  await openCode(maker, '9007');
  await press(maker, 'F8');
  await panelReady(maker);
  await look(maker, 'offline-password-panel');
  await closePanel(maker);
  await closePage(maker);
  await openCode(checker, '7001');
  await checker.page
    .getByText(/离线时远程复核不可用/)
    .first()
    .waitFor({ timeout: 60_000 });
  await look(checker, 'offline-inbox');
  await closePage(checker);
  await branch.startHeadOffice();
  for (const at of [maker, checker]) {
    await at.page.locator('.gt-line-online').waitFor({ timeout: 60_000 });
  }
};
