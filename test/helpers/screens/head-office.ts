import type { Chapter } from './walk.ts';

/** The views of head office's page, by the words of its links. */
const views: readonly (readonly [string, string, string])[] = [
  ['终端', '0101-02', 'office-counters'],
  ['告警', '', 'office-alarms'],
  ['流水', 'SubmitOpening', 'office-entries'],
  ['业务', '个人开户', 'office-cases'],
  ['开户', '', 'office-openings'],
  ['待筛查', '', 'office-held'],
  ['柜员', '100023', 'office-staff'],
  ['公告', '证件到期提醒', 'office-notices'],
];

/** Head office's page, with the token of the demonstration's operator. */
export const headOffice: Chapter = async ({ branch, maker }, look) => {
  const page = await maker.page.context().newPage();
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(branch.headOfficeUrl);
  await page.getByLabel('操作令牌').waitFor();
  await look({ page }, 'office-sign-in');
  await page.getByLabel('操作令牌').focus();
  await page.keyboard.type(branch.operatorToken);
  await page.keyboard.press('Enter');
  await page.getByRole('row').filter({ hasText: '0101-02' }).waitFor();
  for (const [link, shows, name] of views) {
    await page.getByRole('link', { name: link }).press('Enter');
    if (shows !== '') await page.getByRole('row').filter({ hasText: shows }).first().waitFor();
    await look({ page }, name);
  }
  await page.close();
};
