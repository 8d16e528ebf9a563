import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedMaker, registerRow, rowsOnly } from '../../test/helpers/feed-maker.ts';
import { type ScreenKit, screenKit, wang, zhang } from '../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../test/helpers/test-counter.ts';
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

async function show(body: Parameters<typeof registerRow>[3] = row): Promise<void> {
  const page = new FeedMaker('0101-02').page([
    rowsOnly([registerRow('client', clientNo, 1, body)]),
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
    expect(part()).toHaveTextContent('创业板✓ 已开通科创板待双录');
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
    expect(screen.getByRole('tab', { name: '8 经过' })).toHaveFocus();
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
    expect(part()).toHaveTextContent('没有申请过交易权限。');
    await kit.user.keyboard('6');
    expect(part()).toHaveTextContent('本机没有该客户的影像材料。');
    await kit.user.keyboard('7');
    expect(part()).toHaveTextContent('该客户没有待办事项。');
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
      expect.stringContaining('证件2026-12-30 到期,请提醒客户换领后更新资料'),
      expect.stringContaining('风险测评已于 2026-11-01 到期'),
      expect.stringContaining('权限 科创板待双录客户到场'),
      expect.stringContaining('存管银行待客户到银行确认客户'),
    ]);
    expect(screen.getByRole('tab', { name: '7 待办 5' })).toBeVisible();
    rows[0]?.focus();
    await kit.user.keyboard('{Enter}');
    expect(opened).toEqual([caseId]);
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
    expect(await screen.findByRole('img', { name: '证件正面第 1 页' })).toBeVisible();
  });
});
