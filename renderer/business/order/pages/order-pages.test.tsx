import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { orderRows, otherStocks, placeOrder } from '../../../../test/helpers/order-screen.tsx';
import { testPerson } from '../../../../test/helpers/people.ts';
import {
  type ScreenKit,
  screenKit,
  screenNow,
  wang,
  zhang,
} from '../../../../test/helpers/screen-kit.tsx';
import { testStock } from '../../../../test/helpers/order-desk.ts';
import { useSession } from '../../../session/session-store.ts';
import { ConfirmPage } from './ConfirmPage.tsx';
import { FillsPage } from './FillsPage.tsx';
import { OrdersPage } from './OrdersPage.tsx';

const chen = testPerson('100021', '陈静', 3, screenNow - 60_000, {
  roles: ['supervisor'],
});

let kit: ScreenKit;
let opened: string[];

beforeEach(async () => {
  opened = [];
  kit = await screenKit([zhang, wang, chen], orderRows());
});

const type = async (keys: string) => await kit.user.keyboard(keys);
const day = 24 * 3_600_000;

function show(Page: typeof OrdersPage): void {
  kit.render(
    <Page active menu={[]} onOpen={({ caseId }) => opened.push(caseId)} onBack={() => undefined} />,
  );
}

const rowsShown = () => within(screen.getByRole('table')).getAllByRole('row').slice(1);

describe('2004 orders of the day', () => {
  it('lists them, narrows them by digits and by security, and opens one', async () => {
    const [chinext] = otherStocks;
    await placeOrder(kit);
    await placeOrder(kit, { side: 'SELL', mode: 'CAPTURE', quote: null });
    const third = await placeOrder(kit, {
      ...(chinext === undefined ? {} : { security: chinext }),
      account: '0200000007',
    });
    show(OrdersPage);
    await waitFor(() => expect(rowsShown()).toHaveLength(3));
    expect(screen.getByText('3 笔')).toBeVisible();
    await kit.user.click(screen.getByRole('radio', { name: '2 未报 1' }));
    expect(rowsShown()).toHaveLength(1);
    expect(rowsShown()[0]).toHaveTextContent('卖出');
    await type('1');
    await kit.user.type(screen.getByLabelText('证券'), 'ndsd');
    expect(rowsShown()).toHaveLength(1);
    rowsShown()[0]?.focus();
    await type('{Enter}');
    expect(opened).toEqual([third]);
  });

  it('says so where there is none, and ends one from the list by F6', async () => {
    show(OrdersPage);
    await screen.findByText(/今日没有委托/);
    await placeOrder(kit, { mode: 'CAPTURE', quote: null });
    const [row] = await waitFor(() => rowsShown());
    row?.focus();
    await type('{F6}');
    await screen.findByRole('heading', { name: '取消登记' });
    await type('1{F8}');
    await waitFor(() => expect(rowsShown()[0]).toHaveTextContent('已撤'));
  });
});

describe('lists of orders and fills', () => {
  /** A supervisor sits down at the counter. */
  async function supervise(): Promise<void> {
    const actor = await kit.counter.signIn(chen);
    const authorityUntil = chen.authority.statement.until;
    useSession.setState({ signedIn: { actor, name: chen.name, authorityUntil } });
    await screen.findByRole('button', { name: 'F10 打印' });
  }

  it('are no maker’s to take out', async () => {
    await placeOrder(kit);
    show(OrdersPage);
    await waitFor(() => expect(rowsShown()).toHaveLength(1));
    await type('{F10}');
    expect(screen.queryByRole('heading', { name: '打印清单' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'F10 打印' })).toBeNull();
  });

  it('leave for a reason as they are shown, clients masked', async () => {
    await placeOrder(kit);
    await placeOrder(kit, { side: 'SELL', mode: 'CAPTURE', quote: null });
    show(OrdersPage);
    await waitFor(() => expect(rowsShown()).toHaveLength(2));
    await supervise();
    await kit.user.click(screen.getByRole('radio', { name: '3 卖出' }));
    await type('{F10}');
    await screen.findByRole('heading', { name: '打印清单' });
    expect(screen.getByText(/2026-11-23,卖出 的 1 笔/)).toBeVisible();
    await type('1{F8}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    const [{ html } = { html: '' }] = kit.printed;
    expect(html).toContain('<td>600519</td>');
    expect(html).toContain('李*');
    expect(html).not.toContain('李明');
    const [printed] = await kit.counter.store.cases({ business: 'list-export' });
    const taken = await kit.counter.store.caseById(printed?.caseId ?? '');
    expect(taken?.shown.body).toMatchObject({ list: '2004', rows: 1, narrowed: '2026-11-23,卖出' });
  });

  it('cannot be taken out while they are empty', async () => {
    show(FillsPage);
    await screen.findByText('今日没有成交回报。');
    await supervise();
    expect(screen.getByRole('button', { name: 'Alt+E 导出' })).toBeDisabled();
  });
});

describe('2006 instructions to be confirmed again', () => {
  it('OR-16 sends one after the client was asked, by whom and how', async () => {
    const caseId = await placeOrder(kit, { mode: 'CAPTURE', quote: null });
    show(ConfirmPage);
    await screen.findByText('可以,待客户确认');
    rowsShown()[0]?.focus();
    await type('{F8}');
    await screen.findByRole('heading', { name: '再次确认' });
    expect(screen.queryByText('请选择客户到场或电话确认。')).toBeNull();
    await type('2{F8}');
    expect(await screen.findByText('请填写录音编号。')).toBeVisible();
    await kit.user.type(screen.getByLabelText('向谁确认'), '李明');
    await kit.user.type(screen.getByLabelText('录音编号'), 'REC-7');
    await kit.user.type(screen.getByLabelText('通话时间'), '0959');
    await type('{F8}');
    await screen.findByText('没有待确认的委托。');
    expect((await kit.counter.store.caseById(caseId))?.shown.body).toMatchObject({
      sending: 'QUEUED',
      confirmation: { how: 'CALL', reference: 'REC-7' },
    });
  });

  it('tells what has changed since, and does not send by it', async () => {
    await placeOrder(kit, { mode: 'CAPTURE', quote: null });
    kit.quotes.changes.set('XSHG.600519', { halted: true });
    show(ConfirmPage);
    expect(await screen.findByText(/停牌,交易所不接受委托/)).toBeVisible();
    rowsShown()[0]?.focus();
    await type('{F8}');
    await screen.findByRole('heading', { name: '再次确认' });
    expect(screen.getByRole('button', { name: 'F8 确认报送' })).toBeDisabled();
  });

  it('needs a quote, and says so without a line', async () => {
    await placeOrder(kit, { mode: 'CAPTURE', quote: null });
    kit.quotes.isOnline = false;
    show(ConfirmPage);
    await screen.findByText(/有行情后才能确认报送/);
    rowsShown()[0]?.focus();
    await type('{F8}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(/按 F6 取消登记。/)).toBeVisible();
  });

  it('OR-15 shows what has lost its day as such, and sends it no more', async () => {
    await placeOrder(kit, { mode: 'CAPTURE', quote: null, security: testStock });
    kit.clock.now += day;
    show(ConfirmPage);
    await screen.findByText('没有待确认的委托。');
    fireEvent.click(screen.getByRole('radio', { name: '2 已失效 1' }));
    expect(rowsShown()[0]).toHaveTextContent('已失效');
    rowsShown()[0]?.focus();
    await type('{F8}');
    expect(await screen.findByText(/已经失效,不能再报送/)).toBeVisible();
  });
});
