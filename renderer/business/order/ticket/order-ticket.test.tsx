import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOrder, orderRows, verifyOrderer } from '../../../../test/helpers/order-screen.tsx';
import { type ScreenKit, screenKit, wang, zhang } from '../../../../test/helpers/screen-kit.tsx';
import { useClients } from '../../../session/clients-store.ts';
import { useVisits } from '../../../session/visit-store.ts';

let kit: ScreenKit;

async function start(change?: Parameters<typeof orderRows>[0]): Promise<void> {
  kit = await screenKit([zhang, wang], orderRows(change));
}

beforeEach(async () => await start());
afterEach(() => {
  cleanup();
  useClients.setState({ byTab: {}, inClear: {} });
  useVisits.setState({ visits: [] });
});

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = async (keys: string) => await kit.user.keyboard(keys);
const acts = async () => (await kit.counter.store.standing()).headSeq;

/** Chooses a security, and waits until its market and the client's means are read. */
async function choose(security: string): Promise<void> {
  await type(`${security}{Enter}`);
  await screen.findByText('测试行情', { exact: false });
  await screen.findByText(/^客户资料与登记一致/);
}

/** Types as far as the quantity and a recorded call. */
async function typeCall(security = '600519', price = '10', quantity = '1000'): Promise<void> {
  await choose(security);
  await type(`{Enter}${price}{Enter}${quantity}{Enter}2{Enter}REC-0001{Enter}0959{Enter}`);
}

describe('a ticket', () => {
  it('is typed by keys alone, read back and recorded as one case', async () => {
    const caseId = await openOrder(kit);
    await typeCall();
    expect(screen.getByRole('button', { name: 'F8 核对' })).toHaveFocus();
    await type('{F8}');
    const sentence = await screen.findByText(/买入 600519 贵州茅台 1,000 股,限价 10.00 元/);
    expect(sentence).toHaveTextContent('金额 10,000.00 元,费用约 5.10 元,冻结 10,005.10 元');
    const before = await acts();
    fireEvent.keyDown(window, { key: 'F8' });
    fireEvent.keyDown(window, { key: 'F8' });
    expect(await screen.findByRole('status', { name: '' })).toBeVisible();
    await screen.findByText('待报');
    expect(await acts()).toBe(before + 1);
    expect(await kit.counter.store.draft(caseId)).toBeNull();
    const detail = await kit.counter.store.caseById(caseId);
    expect(detail?.stage).toBe('accepted');
    const [funds] = await kit.counter.store.register('funds', 'key', '010100000007');
    expect(funds).toMatchObject({ pending: { frozenFen: 1_000_510 }, pendingActs: 1 });
  });

  it('finds a security by its initials and takes prices and quantities by one key', async () => {
    await openOrder(kit);
    await choose('gzmt');
    expect(field('证券')).toHaveValue('600519 贵州茅台');
    await type('{Enter}/');
    expect(field('价格')).toHaveValue('10.01');
    await type('+');
    expect(field('价格')).toHaveValue('10.02');
    await type('-*');
    expect(field('价格')).toHaveValue('10.00');
    await type('Z');
    expect(field('价格')).toHaveValue('11.00');
    await type('*{Enter}.');
    expect(field('数量')).toHaveValue('4900');
    await type('/');
    expect(field('数量')).toHaveValue('2400');
    await type('{Control>}a{/Control}{Delete}*20000{Enter}');
    expect(field('数量')).toHaveValue('1900');
  });

  it('sells what is held and freezes the shares', async () => {
    const caseId = await openOrder(kit, '2002');
    await choose('600519');
    await type('{Enter}/{Enter}.');
    expect(field('价格')).toHaveValue('9.99');
    expect(field('数量')).toHaveValue('3000');
    await type('{Enter}2{Enter}REC-0002{Enter}0959{Enter}{F8}');
    await screen.findByText(/卖出 600519 贵州茅台 3,000 股,限价 9.99 元/);
    await type('{F8}');
    await screen.findByText('待报');
    expect((await kit.counter.store.caseById(caseId))?.summary.detail).toContain('卖出');
  });

  it('shows money and shares as three figures with their age', async () => {
    await openOrder(kit);
    await type('600519{Enter}');
    const money = await screen.findByLabelText('可用资金');
    expect(money).toHaveTextContent('50,000.00');
    expect(money).toHaveTextContent('截至');
    expect(money).toHaveTextContent('本机待记');
  });

  it('tells what is wrong at its field and keeps what was typed', async () => {
    await openOrder(kit);
    await typeCall('600519', '12.345', '150');
    await type('{F8}');
    await waitFor(() => expect(field('价格')).toHaveFocus());
    expect(field('价格')).toHaveAccessibleDescription(/0.01 的整数倍/);
    expect(field('数量')).toHaveAccessibleDescription(/100/);
    expect(field('数量')).toHaveValue('150');
    expect(screen.queryByText('提交前核对')).toBeNull();
  });

  it('leaves who has gone on typing where they are, and what is read back is what stands there', async () => {
    await openOrder(kit);
    await typeCall();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((done) => (open = done));
    const { store } = kit.counter;
    const register = store.register.bind(store);
    const reads = vi.spyOn(store, 'register').mockImplementation(async (...asked) => {
      await gate;
      return await register(...asked);
    });
    await type('{F8}');
    act(() => field('数量').focus());
    await type('5');
    open();
    // The client, then money, shares and security.
    await waitFor(() => expect(reads).toHaveBeenCalledTimes(4));
    await act(async () => {
      await Promise.all(reads.mock.results.map(({ value }) => value));
      await new Promise((done) => setTimeout(done, 0));
    });
    expect(field('数量')).toHaveAccessibleDescription(/100/);
    expect(field('数量')).toHaveFocus();
    expect(screen.queryByText('提交前核对')).toBeNull();
    await type('{F8}');
    expect(field('数量')).toHaveFocus();
  });

  it('OR-5 OR-12 tells a missing permission at the security and missing money at the quantity', async () => {
    await start({ funds: { totalFen: 100_000 } });
    await openOrder(kit);
    await typeCall('688981', '10', '1000');
    await type('{F8}');
    expect(field('证券')).toHaveAccessibleDescription(/没有科创板权限/);
    expect(field('数量')).toHaveAccessibleDescription(/资金不足/);
  });

  it('OR-13 asks for the number of the recording, or for a signed slip and the client', async () => {
    await openOrder(kit);
    await choose('600519');
    await type('{Enter}10{Enter}1000{F8}');
    await screen.findByText(/客户到场核验。请按 F7/, { selector: '.gt-notice' });
    expect(
      screen.getByText(/请客户在委托单上签字并留存/, { selector: '.gt-message' }),
    ).toBeVisible();
  });

  it('is captured without a line as a limit order that is not sent, and says so', async () => {
    kit.quotes.isOnline = false;
    const caseId = await openOrder(kit);
    await type('600519{Enter}');
    await screen.findByText(/离线登记:只限限价/);
    await type('{Enter}10{Enter}1000{Enter}2{Enter}REC-1{Enter}0959{F8}');
    await screen.findByText(/提交后仅作登记,未报送交易所/);
    await type('{F8}');
    await screen.findByText('未报 离线登记');
    expect(screen.getByText(/不会自动报送/)).toBeVisible();
    expect((await kit.counter.store.caseById(caseId))?.shown.body).toMatchObject({
      sending: 'CAPTURED',
    });
  });

  it('is signed on paper: printed with its digest, scanned, and void once it says something else', async () => {
    const caseId = await openOrder(kit);
    await verifyOrderer(kit);
    await choose('600519');
    await type('{Enter}10{Enter}1000{Enter}{F10}');
    await screen.findByRole('document', { name: '委托单预览' });
    await type('{F10}');
    await screen.findByText('委托单已备妥,待客户签字后扫描。');
    expect(kit.printed[0]?.html).toContain('2026-11-23 当日有效');
    await type('{F11}');
    await screen.findByRole('heading', { name: '采集签字文件' });
    await type('2');
    const page = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 1])], 'signed.pdf');
    fireEvent.change(await screen.findByLabelText('选择材料文件'), { target: { files: [page] } });
    await screen.findByText(/已留存/, { selector: '.gt-notice' });
    await type('{Escape}');
    await screen.findByText(/委托单已签,留存 1 页/);
    await kit.user.clear(field('数量'));
    await kit.user.type(field('数量'), '900');
    await screen.findByText(/打印后内容已修改,原件作废/);
    await kit.user.clear(field('数量'));
    await kit.user.type(field('数量'), '1000');
    await screen.findByText(/委托单已签,留存 1 页/);
    await type('{F8}');
    await screen.findByText('提交前核对');
    await type('{F8}');
    await screen.findByText('待报');
    const command = (await kit.counter.store.caseById(caseId))?.shown.command.data;
    expect(command).toMatchObject({
      evidence: [
        { kind: 'paper-content', paper: 'ORDER_SLIP' },
        { kind: 'signed-paper', paper: 'ORDER_SLIP' },
      ],
    });
  });

  it('asks a supervisor for what is above the level of a client who was warned', async () => {
    await start({ client: { riskLevel: 'C2' } });
    await openOrder(kit);
    await typeCall();
    await type('{F8}');
    expect(
      await screen.findByText(/请客户签署特别书面风险警示书/, { selector: '.gt-message' }),
    ).toBeVisible();
    await type('{Alt>}p{/Alt}');
    await screen.findByLabelText('特别风险警示书预览');
    await type('{F10}');
    await screen.findByText('特别风险警示书已备妥,待客户签字后扫描。');
  });

  it('keeps what is typed as a draft and goes on with it', async () => {
    const caseId = await openOrder(kit, '2002');
    await choose('600519');
    await type('{Enter}9.98');
    cleanup();
    await waitFor(async () => expect(await kit.counter.store.draft(caseId)).not.toBeNull());
    await openOrder(kit, '2001', caseId).catch(() => undefined);
    expect(await screen.findByRole('region', { name: '委托卖出' })).toBeVisible();
    expect(field('价格')).toHaveValue('9.98');
  });
});
