import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedMaker, registerRow, rowsOnly } from '../../test/helpers/feed-maker.ts';
import { type ScreenKit, screenKit, wang, zhang } from '../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../test/helpers/test-counter.ts';
import { orderRows, placeOrder } from '../../test/helpers/order-screen.tsx';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import { takeClient, useClients } from '../session/clients-store.ts';
import { useSession } from '../session/session-store.ts';
import { TabProvider } from '../session/tab.tsx';
import { ClientPage } from './ClientPage.tsx';

const clientNo = '0101000007';
const idNumber = '110000199003070124';
const li = { clientNo, name: '李明', idKind: 'RESIDENT', idNumber };
const row = {
  ...li,
  sex: 'F',
  birthDate: '1990-03-07',
  mobile: '16800001234',
  capitalAccount: '010100000007',
  ymt: '180000000007',
  shA: 'A900000007',
  szA: '0200000007',
  tier: 'STANDARD',
  openedOn: '2020-05-18',
  idValidFrom: '2006-12-30',
  idValidUntil: '2026-12-30',
  nationality: 'CHN',
  address: '北京市东城区某街 1 号',
  investorType: 'ORDINARY',
  riskLevel: 'C4',
  riskScore: 66,
  riskValidTo: '2026-11-01',
  lowestCategory: false,
  amlRating: 'LOWER',
  permissions: [
    { permission: 'CHINEXT', state: 'OPEN' },
    { permission: 'STAR', state: 'AWAITING_RECORDING' },
  ],
  securities: [
    { kind: 'SH_A', number: 'A900000007', linked: false, designated: true },
    { kind: 'SZ_A', number: '0200000007', linked: true, designated: false },
  ],
  bank: { bank: 'ICBC', card: '6222020000000000005', state: 'AWAITING_CLIENT' },
};

let kit: ScreenKit;
let opened: string[];

beforeEach(async () => {
  opened = [];
  kit = await screenKit([zhang, wang]);
});
afterEach(() => {
  cleanup();
  useClients.setState({ byTab: {}, inClear: {} });
});

async function show(
  body: Parameters<typeof registerRow>[3] = row,
  others: readonly RegisterRow[] = [],
): Promise<void> {
  const page = new FeedMaker('0101-02').page([
    rowsOnly([registerRow('client', clientNo, 1, body), ...others]),
  ]);
  await kit.counter.exchange.takePage(page);
  takeClient('t', li);
  kit.render(
    <TabProvider id="t">
      <ClientPage
        active
        menu={[]}
        onOpen={({ caseId }) => opened.push(caseId)}
        onBack={() => undefined}
      />
    </TabProvider>,
  );
  await screen.findByRole('heading', { name: '客户资料' });
}

const actor = (): Actor => useSession.getState().signedIn!.actor;
const part = () => screen.getByRole('tabpanel');

/** An opening of the same document, sent back by the checker, the client not called yet. */
async function returnedOpening(): Promise<string> {
  const outcome = await kit.counter.submit(actor(), anApplication(1, { name: '李明', idNumber }));
  if (outcome.status === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  const { caseId } = outcome;
  kit.clock.now += 60_000;
  await kit.counter.decide(actor(), caseId, wang, 'refuse', { comment: '照片不清' });
  return caseId;
}

describe('the parts of the client page', () => {
  it('are chosen by digits, each with what the register says, masked', async () => {
    await show();
    expect(screen.getByRole('tab', { name: '1 概况' })).toHaveAttribute('aria-selected', 'true');
    expect(screen.queryByText('李明')).toBeNull();
    expect(part()).toHaveTextContent('C4(积极)');
    await kit.user.keyboard('2');
    expect(part()).toHaveTextContent('中国工商银行');
    expect(part()).toHaveTextContent('待客户到银行确认');
    const accounts = within(screen.getByRole('table', { name: '证券账户' }));
    expect(accounts.getByRole('row', { name: /沪A账户 .*新开 已指定/ })).toBeVisible();
    expect(accounts.getByRole('row', { name: /深A账户 .*加挂 —/ })).toBeVisible();
    expect(part()).not.toHaveTextContent('A900000007');
    await kit.user.keyboard('3');
    const permissions = within(screen.getByRole('table', { name: '权限' }));
    expect(permissions.getByRole('row', { name: '创业板 ✓ 已开通' })).toBeVisible();
    expect(permissions.getByRole('row', { name: '科创板 待双录' })).toBeVisible();
    expect(permissions.getByRole('row', { name: '北交所 未开通' })).toBeVisible();
    await kit.user.keyboard('4');
    expect(part()).toHaveTextContent('风险测评已于 2026-11-01 到期。请客户重新测评后再办理业务。');
    await kit.user.keyboard('5');
    expect(part()).toHaveTextContent('证件 2026-12-30 到期。请提醒客户换领后更新资料。');
    expect(part()).toHaveTextContent('有效期自2006-12-30');
  });

  it('are walked by the arrows too', async () => {
    await show();
    screen.getByRole('tab', { name: '1 概况' }).focus();
    await kit.user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('tab', { name: '3 权限' })).toHaveFocus();
    expect(screen.getByRole('tab', { name: '3 权限' })).toHaveAttribute('aria-selected', 'true');
    await kit.user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(screen.getByRole('tab', { name: '9 资产' })).toHaveFocus();
  });

  it('say what a row from before the whole form does not', async () => {
    const { sex, birthDate, mobile, capitalAccount, ymt, shA, tier, openedOn } = row;
    await show({
      ...li,
      sex,
      birthDate,
      mobile,
      capitalAccount,
      ymt,
      shA,
      szA: null,
      tier,
      openedOn,
    });
    expect(part()).toHaveTextContent('风险等级未测评');
    await kit.user.keyboard('2');
    expect(part()).toHaveTextContent('存管银行未办理');
    expect(screen.getByRole('row', { name: /沪A账户 .* — —/ })).toBeVisible();
    await kit.user.keyboard('3');
    expect(screen.getByRole('row', { name: '创业板 未开通' })).toBeVisible();
    expect(part()).not.toHaveTextContent('已开通');
    await kit.user.keyboard('6');
    expect(part()).toHaveTextContent('本机没有该客户的影像材料。');
    await kit.user.keyboard('7');
    expect(part()).toHaveTextContent('该客户没有未了事项。');
  });
});

describe('what is open for a client', () => {
  it('is listed with who does it, and opens the case it is done in', async () => {
    const caseId = await returnedOpening();
    await show();
    await kit.user.keyboard('7');
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((one) => one.textContent)).toEqual([
      expect.stringMatching(/^退回补正 个人开户 .*尚未致电客户经办 100023Enter 打开$/),
      expect.stringMatching(/^证件2026-12-30 到期,请提醒客户换领后更新资料客户\(须到场\)$/),
      expect.stringContaining('风险测评已于 2026-11-01 到期'),
      expect.stringContaining('权限 科创板待双录客户(须到场)'),
      expect.stringContaining('存管银行待客户到银行确认客户(到银行)'),
    ]);
    expect(screen.getByRole('tab', { name: '7 客户事项 5' })).toBeVisible();
    rows[0]?.focus();
    await kit.user.keyboard('{Enter}');
    expect(opened).toEqual([caseId]);
  });

  it('is in the overview too, without a next step where nothing can be opened', async () => {
    await show();
    const items = within(screen.getByRole('region', { name: '客户事项' }));
    expect(items.getByRole('heading', { name: '客户事项 4' })).toBeVisible();
    expect(items.getByRole('row', { name: /^风险测评 已于 2026-11-01 到期/ })).toBeVisible();
    expect(items.queryByRole('columnheader', { name: '下一步' })).toBeNull();
  });
});

describe('the story of a client', () => {
  it('tells every act, the newest first, and opens the proof of its entry', async () => {
    await returnedOpening();
    await show();
    await kit.user.keyboard('8');
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((one) => one.textContent)).toEqual([
      expect.stringMatching(/个人开户 复核退回:照片不清100025 王磊0101-02-1-\d{6}—$/),
      expect.stringMatching(/个人开户 沪A.*经办 1000230101-02-1-\d{6}退回补正$/),
    ]);
    rows[1]?.focus();
    await kit.user.keyboard('{Enter}');
    const proof = await screen.findByRole('region', { name: '流水证明' });
    expect(await within(proof).findByText('该笔流水的证明完整,与记录时一致。')).toBeVisible();
    await kit.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: '流水证明' })).toBeNull());
    expect(screen.getByRole('table', { name: '经过' })).toBeVisible();
  });
});

describe('pictures of a client', () => {
  it('are seen only in the visit or for a recorded reason', async () => {
    const { digest, bytes } = await kit.context.bridge.evidence.keep(
      'image/jpeg',
      new Uint8Array([1]),
    );
    const front = { kind: 'document-front', digest, mediaType: 'image/jpeg', bytes, takenAt: 1 };
    const evidence = [{ ...front, source: 'camera', page: 1 }];
    const caseId = kit.counter.newId();
    const data = { application: { ...anApplication(1, { name: '李明', idNumber }) }, evidence };
    const command = { type: 'SubmitOpening', version: 1, id: caseId, data };
    const business = 'account-opening';
    const outcome = await kit.counter.store.act({ business, caseId, actor: actor(), command });
    expect(outcome).toMatchObject({ status: 'recorded' });
    await show();
    await kit.user.keyboard('6');
    expect(part()).toHaveTextContent('共 1 页,含客户证件和签名,不显示。');
    expect(screen.queryByRole('img')).toBeNull();
    fireEvent.keyDown(window, { key: 'm', code: 'KeyM', altKey: true });
    await screen.findByRole('heading', { name: '查看明文' });
    screen.getByRole('button', { name: '关闭查看明文' }).focus();
    await kit.user.keyboard('1');
    expect(await screen.findByRole('img', { name: '证件正面' })).toBeVisible();
  });
});

describe('the client’s assets', () => {
  const means = () => orderRows().filter(({ register }) => register !== 'client');
  const held = () => within(screen.getByRole('table', { name: '持仓' }));
  const lineOf = (label: string) =>
    within(part()).getByText(label, { selector: 'dt' }).parentElement!;

  async function unmask(): Promise<void> {
    fireEvent.keyDown(window, { key: 'm', code: 'KeyM', altKey: true });
    await screen.findByRole('heading', { name: '查看明文' });
    screen.getByRole('button', { name: '关闭查看明文' }).focus();
    await kit.user.keyboard('1');
    await screen.findByText('当前显示明文');
  }

  it('AS-1 AS-2 AS-3 are money and holdings at the prices of now, with the age of every figure', async () => {
    kit.quotes.changes.set('XSHG.600519', { lastMilli: 12_000 });
    await show(row, means());
    await unmask();
    await kit.user.keyboard('9');
    await waitFor(() => expect(lineOf('资产合计')).toHaveTextContent('86,000.00'));
    expect(lineOf('证券市值')).toHaveTextContent('36,000.00');
    expect(lineOf('浮动盈亏')).toHaveTextContent('11,000.00');
    expect(lineOf('可用')).toHaveTextContent('50,000.00');
    expect(part()).toHaveTextContent(
      /资金持仓 截至 \d{4}-.* · 本机待记 资金 0 笔、持仓 0 笔 · 测试行情 .*秒前/,
    );
    const cells = within(held().getByRole('row', { name: /600519/ })).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      '600519 贵州茅台',
      '3,000',
      '3,000',
      '0',
      '8.333',
      '▲ 12.00',
      '36,000.00',
      '+11,000.00',
    ]);
    expect(screen.getByRole('figure', { name: '资产构成' })).toHaveTextContent(
      '股票 41.9% 36,000.00资金 58.1% 50,000.00',
    );
  });

  it('show no amount and no quantity of a client who is not here', async () => {
    await show(row, means());
    await kit.user.keyboard('9');
    expect(await screen.findByText(/金额和数量为脱敏显示/)).toBeVisible();
    await waitFor(() => expect(held().getByText(/10\.00$/)).toBeVisible());
    for (const figure of ['50,000', '3,000', '30,000', '25,000', '8.333'])
      expect(part()).not.toHaveTextContent(figure);
    expect(screen.queryByRole('figure', { name: '资产构成' })).toBeNull();
  });

  it('AS-3 count nothing for what has no price, and say so', async () => {
    kit.quotes.isOnline = false;
    await show(row, means());
    await unmask();
    await kit.user.keyboard('9');
    expect(await screen.findByText(/没有行情的证券不计市值和盈亏/)).toBeVisible();
    expect(lineOf('资产合计')).toHaveTextContent('没有行情');
    expect(lineOf('资金余额')).toHaveTextContent('50,000.00');
    expect(held().getByRole('row', { name: /600519/ })).toHaveTextContent('8.333 ———');
  });

  it('say how many acts of this counter are in them that head office has not decided', async () => {
    const [client] = orderRows();
    await show(client?.body ?? row, means());
    await placeOrder(kit);
    await placeOrder(kit, { side: 'SELL' });
    await placeOrder(kit, { side: 'SELL', quantity: 200 });
    await kit.user.keyboard('9');
    expect(await screen.findByText(/本机待记 资金 1 笔、持仓 2 笔/)).toBeVisible();
  });

  it('say that something cannot be read, rather than add up the rest in silence', async () => {
    const [funds, ...others] = means();
    if (funds === undefined) throw new Error('there is no money');
    await show(row, [{ ...funds, body: { clientNo, totalFen: '很多' } }, ...others]);
    await kit.user.keyboard('9');
    expect(await screen.findByText(/有 1 项资金或持仓由更新的程序写入/)).toBeVisible();
  });

  it('say that there are none', async () => {
    await show();
    await kit.user.keyboard('9');
    expect(await screen.findByText('总部台账中没有该客户的资金和持仓。')).toBeVisible();
  });
});
