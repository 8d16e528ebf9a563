import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserHost, startBrowserHost } from '../../electron/browser-host.ts';
import type { Shell } from '../../electron/services/shell.ts';
import { build } from '../../scripts/build.ts';
import { inProject } from '../../scripts/run.ts';
import { bridgeOver } from '../../shared/bridge/client.ts';
import type { ClientTask } from '../../shared/bridge/client-task.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { takeOutcome } from '../../shared/bridge/outcome.ts';
import { axeFindings } from '../helpers/axe-findings.ts';
import { launchChromium, type LaunchedChromium } from '../helpers/chromium.ts';
import { pageFolder } from '../electron/built-shell.ts';
import { startShell, temporaryFolder } from '../electron/shell-kit.ts';
import { bearerFor, openSocket, type TestSocket } from '../electron/socket-client.ts';

const questionnaire: ClientTask = {
  kind: 'questionnaire',
  title: '投资者风险承受能力问卷',
  client: '李*',
  questionnaire: 'Q-2026-1',
  questions: [
    {
      id: 'q1',
      text: '您的主要收入来源是',
      several: false,
      options: [
        '工资、劳务报酬',
        '生产经营所得',
        '利息、股息、转让等金融性资产收入',
        '出租、出售房地产等非金融性资产收入',
        '无固定收入',
      ].map((text, at) => ({ code: 'ABCDE'[at] ?? '', text })),
    },
    {
      id: 'q2',
      text: '您可用于投资的资产数额(包括金融资产和不动产)为',
      several: false,
      options: [
        '不超过 50 万元人民币',
        '50 万至 300 万元(不含)',
        '300 万至 1000 万元(不含)',
        '1000 万元以上',
      ].map((text, at) => ({ code: 'ABCD'[at] ?? '', text })),
    },
    {
      id: 'q3',
      text: '您打算重点投资于哪些种类的投资品种',
      several: true,
      options: [
        '债券、货币市场基金、债券基金等固定收益类',
        '股票、混合型基金、偏股型基金等权益类',
        '期货、期权等金融衍生品',
        '其他产品或者服务',
        '融资融券',
        '复杂或高风险金融产品',
        '境外资产',
        '黄金',
        '暂未决定',
      ].map((text, at) => ({ code: 'ABCDEFGHI'[at] ?? '', text })),
    },
  ],
};
const paragraphs = Array.from(
  { length: 24 },
  (_, at) =>
    `${at + 1}. 投资者在参与证券交易前,应当认真阅读相关业务规则及本风险揭示书,充分了解证券市场蕴含的风险,根据自身的财务状况、实际需求、风险承受能力审慎作出投资决定。`,
);
const agreements: ClientTask = {
  kind: 'agreements',
  client: '李*',
  documents: [
    { code: 'RISK', version: '2026-1', title: '证券交易风险揭示书', paragraphs, minReadSeconds: 1 },
    {
      code: 'NOTE',
      version: '2026-1',
      title: '客户须知',
      paragraphs: ['请妥善保管密码。'],
      minReadSeconds: 0,
    },
  ],
};
const confirm: ClientTask = {
  kind: 'confirm',
  client: '李*',
  title: '开户资料',
  lines: [
    { label: '姓名', value: '李明' },
    { label: '证件号码', value: '110***********0124' },
    { label: '手机', value: '168****1234' },
    { label: '联系地址', value: '北京市东城区某街 1 号' },
  ],
  statement: '本人确认以上资料真实、准确、完整。',
};
const result: ClientTask = {
  kind: 'result',
  client: '李*',
  title: '风险测评结果',
  level: 'C4 积极型',
  score: '68 分',
  validTo: '2028-11-23',
  meaning: [
    '您可以购买风险等级不高于 R4 的产品或者服务。',
    '高于该等级的,我公司会另行告知并请您确认。',
  ],
  statement: '本人已知悉测评结果。',
};

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];

let folder: ReturnType<typeof temporaryFolder>;
let profile: string;
let shell: Shell;
let host: BrowserHost;
let chromium: LaunchedChromium;
let socket: TestSocket;
let bridge: Bridge;
let page: Page;
const blocked: string[] = [];

beforeAll(async () => {
  await build(['client-screen']);
  folder = temporaryFolder();
  profile = mkdtempSync(join(tmpdir(), 'guitai-client-'));
  shell = await startShell(folder.path, { clock: () => Date.now() });
  host = await startBrowserHost({
    shell,
    port: 0,
    panelPort: 0,
    clientPort: 0,
    clientScreen: true,
    counterPage: pageFolder,
    panelPage: pageFolder,
    clientPage: inProject('dist', 'client-screen'),
    random: randomBytes,
    noteTrouble: () => undefined,
  });
  const { origin } = host;
  const token = new URL(host.address).hash.slice('#token='.length);
  const greeting = { bearer: await bearerFor(origin, token) };
  socket = await openSocket(`${origin.replace('http', 'ws')}/bridge`, { origin }, greeting);
  bridge = bridgeOver(
    async (service, method, args) => takeOutcome(await socket.call({ service, method, args })),
    () => () => undefined,
  );
  chromium = await launchChromium({ userDataDir: profile });
  page = await openClientPage();
});
afterAll(async () => {
  await chromium.close();
  await host.close();
  await shell.close();
  folder.remove();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

afterEach(async () => {
  // A test that failed leaves its task to nobody.
  await bridge.clientScreen.cancel();
});

async function openClientPage(): Promise<Page> {
  const { address } = await bridge.clientScreen.open();
  if (address === null) throw new Error('the browser host gives an address');
  const opened = await chromium.page();
  opened.setDefaultTimeout(15_000);
  opened.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) blocked.push(message.text());
  });
  await opened.setViewportSize({ width: 1366, height: 768 });
  await opened.goto(address);
  await opened.getByRole('heading', { name: /欢迎光临/ }).waitFor();
  return opened;
}

/** Axe finds nothing, nothing is wider than the screen, and the one action is on it, at every size. */
async function isFit(_name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  for (const size of sizes) {
    await page.setViewportSize(size);
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
    });
    expect({ size, over }).toEqual({ size, over: { across: 0, down: 0 } });
    const action = page.locator('.cs-button-main');
    if ((await action.count()) === 0) continue;
    const main = await action.last().boundingBox();
    if (main === null) throw new Error('the action is not on the screen');
    expect(main.y + main.height).toBeLessThanOrEqual(size.height);
    expect(main.height).toBeGreaterThanOrEqual(48);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function sign(): Promise<void> {
  const box = await page.getByRole('img', { name: '签名区' }).boundingBox();
  if (box === null) throw new Error('no area to sign in');
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1)
    await page.mouse.move(box.x + 60 + step * 25, box.y + 60 + (step % 2) * 70);
  await page.mouse.up();
}

describe('the client’s page in a browser', () => {
  it('answers a questionnaire by keys alone, looks it over, changes an answer and submits', async () => {
    const outcome = bridge.clientScreen.show(questionnaire);
    await page.getByRole('heading', { name: /1\. 您的主要收入来源是/ }).waitFor();
    await isFit('question');
    await page.keyboard.press('Enter');
    await page.getByText('请选择一项。').last().waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('请选择一项。');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^2\./ }).waitFor();
    await page.getByText('300 万至 1000 万元(不含)').click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^3\./ }).waitFor();
    await page.keyboard.press('9');
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await page.keyboard.press('9');
    await isFit('several');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '请核对您的答案' }).waitFor();
    await isFit('review');
    await page.getByRole('button', { name: '修改第 1 题' }).click();
    await page.keyboard.press('1');
    await page.getByRole('button', { name: '回到核对' }).click();
    await page.getByText('工资、劳务报酬').waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    expect(await outcome).toMatchObject({
      status: 'done',
      kind: 'questionnaire',
      answers: { q1: ['A'], q2: ['C'], q3: ['A', 'B'] },
    });
    await page.getByText('已提交,谢谢。请稍候。').waitFor();
    await isFit('idle');
    // Nothing of the former client is left.
    const left = await page.content();
    for (const word of ['李', '工资', '问卷']) expect(left).not.toContain(word);
    const told = socket.news.flatMap((one) =>
      one.kind === 'client-screen' && one.progress !== null ? [one.progress] : [],
    );
    expect(told).toContainEqual(expect.objectContaining({ step: 'answering', at: 3, of: 3 }));
    expect(JSON.stringify(told)).not.toMatch(/"[A-I]"|工资/);
  });

  it('reads each paper to its end and for its time, and signs', async () => {
    const outcome = bridge.clientScreen.show(agreements);
    const agree = page.getByRole('button', { name: '我已阅读并同意' });
    await page.getByRole('heading', { name: '证券交易风险揭示书' }).waitFor();
    await isFit('paper');
    expect(await agree.count()).toBe(0);
    await page.keyboard.press('End');
    await agree.waitFor();
    await agree.click();
    await page.getByRole('heading', { name: '客户须知' }).waitFor();
    await agree.click();
    await page.getByRole('heading', { name: '请签名' }).waitFor();
    await isFit('sign');
    await page.getByRole('button', { name: '提交签名' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('还没有签名');
    await sign();
    await page.getByRole('button', { name: '提交签名' }).click();
    const answer = await outcome;
    if (answer.status !== 'done' || answer.kind !== 'agreements') throw new Error('not signed');
    expect(answer.documents.map(({ code }) => code)).toEqual(['RISK', 'NOTE']);
    const [risk] = answer.documents;
    expect((risk?.readTo ?? 0) - (risk?.readFrom ?? 0)).toBeGreaterThanOrEqual(1000);
    // A real picture with something on it.
    expect([...answer.signature.bytes.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(answer.signature.bytes.length).toBeGreaterThan(1000);
  });

  it('confirms data, or says which line is wrong', async () => {
    const outcome = bridge.clientScreen.show(confirm);
    await page.getByRole('heading', { name: '请核对以下内容' }).waitFor();
    await isFit('confirm');
    await page.getByRole('button', { name: '有误' }).click();
    await isFit('wrong');
    await page.getByRole('button', { name: '告知工作人员更正' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('请选择有误的项目。');
    await page.getByRole('checkbox', { name: /手机/ }).check();
    await page.getByRole('button', { name: '告知工作人员更正' }).click();
    expect(await outcome).toMatchObject({ status: 'done', kind: 'confirm', wrong: ['手机'] });
  });

  it('shows a result and has it signed; the client may stop at any time', async () => {
    const stopped = bridge.clientScreen.show(result);
    await page.getByRole('heading', { name: /C4 积极型/ }).waitFor();
    await isFit('result');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '要停止吗' }).waitFor();
    await isFit('stop');
    await page.getByRole('button', { name: '我要停一下' }).click();
    expect(await stopped).toMatchObject({ status: 'declined', reason: 'pause' });
    await page.getByText('已停止,没有提交。请稍候。').waitFor();

    const signed = bridge.clientScreen.show(result);
    await page.getByRole('button', { name: '去签名' }).click();
    await sign();
    await page.getByRole('button', { name: '提交签名' }).click();
    expect(await signed).toMatchObject({ status: 'done', kind: 'result' });
  });

  it('shows nothing of a task that was taken back', async () => {
    const outcome = bridge.clientScreen.show(confirm);
    await page.getByText('李明').waitFor();
    await bridge.clientScreen.cancel();
    expect(await outcome).toEqual({ status: 'cancelled' });
    await page.getByText('请稍候。').waitFor();
    expect(await page.getByText('李明').count()).toBe(0);
  });

  it('goes on in a window that is opened anew; the one before shows that it is cut off', async () => {
    const outcome = bridge.clientScreen.show(confirm);
    await page.getByText('李明').waitFor();
    const before = page;
    const { address } = await bridge.clientScreen.open();
    page = await chromium.page();
    await page.goto(address ?? '');
    await page.getByText('李明').waitFor();
    await before.getByRole('heading', { name: '客户屏已断开' }).waitFor();
    expect(await before.getByText('李明').count()).toBe(0);
    await page.getByRole('button', { name: '确认无误' }).click();
    expect(await outcome).toMatchObject({ status: 'done', wrong: [] });
    // The ticket was good for one opening.
    await page.reload();
    await page.getByRole('heading', { name: '客户屏已断开' }).waitFor();
    expect(await bridge.clientScreen.state()).toMatchObject({ status: 'not-open' });
  });

  it('keeps to the content security policy', () => {
    expect(blocked).toEqual([]);
  });
});
