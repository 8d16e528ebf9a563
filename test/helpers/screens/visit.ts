import { takePicture } from '../take-picture.ts';
import { liMing } from '../type-opening.ts';
import { type Chapter, closeDialogs, closePage, dialog, openCode, press, type } from './walk.ts';

/** Parts of the client page after the first, in the order of their digits. */
const parts = [
  'accounts',
  'permissions',
  'suitability',
  'documents',
  'pictures',
  'todo',
  'story',
  'assets',
] as const;

/** The client page: masked, the ways of a visit, then open to read. Reader and keypad are the simulator's. */
export const visit: Chapter = async ({ branch, maker }, look) => {
  const { page } = maker;
  const devices = await branch.devices();
  const client = branch.data.clients[7];
  if (client === undefined) throw new Error('the demonstration has no clients');
  const tell = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const ask = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${devices}${path}`, ask);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  };

  await openCode(maker, '1001');
  await page.getByText('本页未选客户').waitFor();
  await look(maker, 'client-none');
  await press(maker, 'F2');
  await dialog(maker, '选择客户');
  await type(maker, client.name);
  await page.locator('.gt-hit').first().waitFor({ timeout: 30_000 });
  await look(maker, 'client-picker');
  await type(maker, ` ${client.idNumber}`);
  await press(maker, 'Control+a');
  await type(maker, client.idNumber);
  await page.getByText(/^共 1 位/).waitFor();
  await press(maker, 'Enter');
  await page.getByRole('region', { name: '客户资料' }).waitFor();
  await look(maker, 'client-masked');
  await press(maker, 'Alt+m');
  await dialog(maker, '查看明文');
  await look(maker, 'client-unmask');
  await press(maker, '5');
  await page.getByLabel('原因').waitFor();
  await look(maker, 'client-unmask-other');
  await closeDialogs(maker);

  await press(maker, 'F7');
  await dialog(maker, /客户到场/);
  await look(maker, 'visit-ways');
  await press(maker, '2');
  await page.getByLabel('有效期至').waitFor();
  await look(maker, 'visit-document');
  await press(maker, 'F8');
  await page.getByText('请录入证件号码。').waitFor();
  await look(maker, 'visit-document-refused');
  await press(maker, 'Escape', '4');
  await page.getByText('授权委托书').waitFor();
  await look(maker, 'visit-agent');
  await press(maker, '2');
  await page.getByLabel('有效期至').waitFor();
  for (const text of [liMing.idNumber, liMing.name, '0']) {
    await type(maker, text);
    await press(maker, 'Enter');
  }
  await press(maker, 'F8');
  await page.getByLabel('委托有效至').waitFor();
  await look(maker, 'visit-mandate-date');
  await type(maker, '20271231');
  await press(maker, 'Enter');
  await page.getByText('空格或 Enter 拍照').waitFor();
  await look(maker, 'visit-mandate');
  await closeDialogs(maker);

  await press(maker, 'F7', '1');
  await page.getByText(/请将客户的身份证放在/).waitFor();
  await look(maker, 'visit-read');
  await tell('/sim/card', { card: `client:${client.clientNo}` });
  await page.getByText('空格或 Enter 拍照').waitFor();
  await look(maker, 'visit-face');
  await takePicture(page, page.getByText('是否为同一人'));
  await look(maker, 'visit-face-taken');
  await press(maker, '1');
  await page.getByText(/✔ 到场/).waitFor();
  await look(maker, 'client-visited');
  for (const [at, name] of parts.entries()) {
    await press(maker, `${at + 2}`);
    await page
      .getByRole('tab', { selected: true })
      .filter({ hasText: `${at + 2}` })
      .waitFor();
    // Its figures are counted at the prices of now.
    if (name === 'assets') await page.getByText('资产合计').waitFor();
    await look(maker, `client-${name}`);
  }
  await press(maker, '1');

  await press(maker, 'F7');
  await dialog(maker, /客户到场/);
  await look(maker, 'visit-open');
  await press(maker, '3');
  await page.getByText('请客户在密码键盘上输入').waitFor();
  await look(maker, 'visit-password');
  await typed(tell);
  await page.getByText('Enter 重新输入').waitFor();
  await look(maker, 'visit-password-wrong');
  await closeDialogs(maker);
  await tell('/sim/card', { card: null });
  await closePage(maker);
};

/** A wrong password, as soon as the keypad asks. */
async function typed(tell: (path: string, body: object) => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await tell('/sim/keypad/type', { digits: '135790' });
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
