import type { TestBranch } from '../demo-branch.ts';
import {
  type Chapter,
  closePage,
  closePanel,
  dialog,
  openCode,
  panelReady,
  press,
  type Stage,
  type,
} from './walk.ts';

/** Publishes a notice as an operator of head office does. */
async function publish(branch: TestBranch, body: object): Promise<void> {
  const answer = await fetch(`${branch.headOfficeUrl}/v1/operator/notices`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${branch.operatorToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ branches: ['0101'], until: null, ...body }),
  });
  if (!answer.ok) throw new Error(`notices: ${answer.status} ${await answer.text()}`);
}

/** 9010: head office's notices arrive while one works. */
export const notices: Chapter = async ({ branch, maker }, look) => {
  const { page } = maker;
  const text =
    '自 2026 年 12 月 1 日起,客户有效身份证件到期前 90 天,柜台顶部显示到期日。请在办理任何业务时提醒客户及时换领,换领后办理资料变更。';
  await publish(branch, { title: '证件到期提醒', text, mustRead: true });
  await publish(branch, { title: '打印机耗材领取', text: '请到综合部领取。', mustRead: false });
  await page.getByText(/证件到期提醒.*另有 1 条未读/).waitFor({ timeout: 30_000 });
  await look(maker, 'notice-banner');
  await press(maker, 'Alt+n');
  await page.getByRole('table', { name: '总部公告' }).getByRole('row').nth(2).waitFor();
  await look(maker, 'notices');
  await page.getByRole('table', { name: '总部公告' }).locator('tr:focus').waitFor();
  await press(maker, 'Enter');
  await page.getByRole('article', { name: '证件到期提醒' }).waitFor();
  await look(maker, 'notice');
  await press(maker, 'F8');
  await page.getByRole('table', { name: '总部公告' }).getByText('已读').waitFor();
  await closePage(maker);
};

/** The pages of the system, one line each, and what lies behind their keys. */
export const system: Chapter = async (stage, look) => {
  const { maker } = stage;
  const { page } = maker;
  await openCode(maker, '9001');
  await page.getByText('总部已收至').waitFor();
  await look(maker, 'exchange');
  await closePage(maker);
  await openCode(maker, '9004');
  await page.getByRole('table', { name: '设备' }).waitFor();
  await look(maker, 'devices');
  await press(maker, '2');
  await page.getByText('请把证件放在读卡器上').waitFor();
  await look(maker, 'devices-reading');
  await press(maker, 'Escape');
  await page.getByText('已取消试读').waitFor();
  await closePage(maker);
  await openCode(maker, '9005');
  await page.getByRole('table', { name: '可补打的凭条' }).waitFor();
  await look(maker, 'reprint');
  await closePage(maker);
  await journal(stage, look);
  await openCode(maker, '9007');
  await page.getByText('首次签到后未修改').waitFor();
  await look(maker, 'password');
  await press(maker, 'F8');
  await panelReady(maker);
  await look(maker, 'password-panel');
  await closePanel(maker);
  await closePage(maker);
  await plainPage(stage, look, '9009', 'key-map');
  await plainPage(stage, look, '9011', 'appearance');
  await plainPage(stage, look, '9012', 'first-run-page');
  await rules(stage, look);
};

/** 9013: the tables, one of them, the calendar, and a rule tried with its example. */
const rules: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  await openCode(maker, '9013');
  await look(maker, 'rules');
  await type(maker, '涨跌幅');
  await look(maker, 'rules-found');
  await press(maker, 'ArrowDown', 'Enter');
  await page.getByText('该日适用').first().waitFor();
  await look(maker, 'rules-table');
  await press(maker, 'Escape');
  await page.getByLabel('查找规则表').waitFor();
  await press(maker, 'F8');
  await page.getByLabel('查找试算').waitFor();
  await page.keyboard.type('hk_fee');
  await press(maker, 'ArrowDown', 'Enter');
  await page.getByText('F8 试算').last().waitFor();
  await press(maker, 'F8');
  await page.getByText('项全部符合').waitFor();
  await look(maker, 'rules-trial');
  await closePage(maker);
};

/** 9006: the list, one entry's proof, a verification. */
const journal: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  await openCode(maker, '9006');
  await page.getByRole('table', { name: '业务流水' }).locator('tr:focus').waitFor();
  await look(maker, 'journal');
  await press(maker, 'ArrowDown', 'ArrowDown', 'Enter');
  await page.getByText('该笔流水的证明').waitFor();
  await look(maker, 'journal-proof');
  await press(maker, 'Escape');
  await page.getByRole('table', { name: '业务流水' }).waitFor();
  await press(maker, 'F8');
  await page.getByRole('region', { name: '核验流水' }).waitFor();
  await press(maker, 'F8');
  await page.getByText('全部相符').waitFor();
  await look(maker, 'journal-verified');
  await closePage(maker);
};

/** A page that shows all it has at once. */
async function plainPage(
  { maker }: Stage,
  look: Parameters<Chapter>[1],
  code: string,
  name: string,
): Promise<void> {
  await openCode(maker, code);
  await look(maker, name);
  await closePage(maker);
}

/** Lock, unlock, hand-over: whose window it is. */
export const session: Chapter = async ({ maker }, look) => {
  const { page } = maker;
  await openCode(maker, '8003');
  await page.getByRole('table', { name: '未了事项' }).waitFor();
  await look(maker, 'hand-over');
  await press(maker, 'F8');
  await panelReady(maker);
  await look(maker, 'hand-over-panel');
  await closePanel(maker);
  await closePage(maker);
  await press(maker, 'Alt+l');
  await dialog(maker, '已锁屏');
  await look(maker, 'locked');
  await press(maker, 'F9');
  await panelReady(maker);
  await look(maker, 'end-session-panel');
  await closePanel(maker);
  await press(maker, 'Enter');
  await panelReady(maker);
  await look(maker, 'unlock-panel');
  await page.keyboard.type('yanshi-zhangmin');
  await press(maker, 'Enter');
  await page.locator('.gt-lock').waitFor({ state: 'detached' });
};
