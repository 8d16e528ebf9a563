import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FeedMaker } from '../../../../test/helpers/feed-maker.ts';
import { officeDoes, orderRows, placeOrder } from '../../../../test/helpers/order-screen.tsx';
import {
  type ScreenKit,
  screenKit,
  screenNow,
  wang,
  zhang,
} from '../../../../test/helpers/screen-kit.tsx';
import type { OrderEvent } from '../../../../shared/business/order/order-events.ts';
import type { Report } from '../../../../shared/business/order/reports.ts';
import { nothingSettled } from '../../../../shared/business/order/settle.ts';
import { TabProvider } from '../../../session/tab.tsx';
import { OrderScreen } from '../OrderScreen.tsx';

let kit: ScreenKit;
let maker: FeedMaker;

beforeEach(async () => {
  kit = await screenKit([zhang, wang], orderRows());
  maker = new FeedMaker('0101-02');
});

const nothing = () => undefined;
const type = async (keys: string) => await kit.user.keyboard(keys);

function show(caseId: string): void {
  kit.render(
    <TabProvider id={caseId}>
      <OrderScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />
    </TabProvider>,
  );
}

const at = screenNow + 1000;
const holding = {
  clientNo: '0101000007',
  capitalAccount: '010100000007',
  security: 'XSHG.600519',
};
const reported = (reports: Report[]): OrderEvent => ({
  type: 'ReportsRecorded',
  data: { reports, settled: nothingSettled, moves: nothingSettled, holding },
});
const accepted: Report = { kind: 'accepted', no: 'a', at: at + 1000, orderNo: '880001' };
const filled: Report = {
  kind: 'filled',
  no: 'f1',
  at: at + 2000,
  tradeNo: '770001',
  priceMilli: 9_990,
  quantity: 400,
};
const forwarded: OrderEvent = { type: 'OrderForwarded', data: { at } };

describe('an order as a case', () => {
  it('tells its story on one line of time, its fills and what they come to', async () => {
    const caseId = await placeOrder(kit);
    await officeDoes(kit, maker, 1, caseId, [forwarded, reported([accepted, filled])]);
    show(caseId);
    expect(await screen.findByText('部成')).toBeVisible();
    const story = screen.getByRole('region', { name: '经过' });
    expect(story).toHaveTextContent(
      /受理登记.*总部报送交易所.*交易所已收.*880001.*成交.*400 股 @ 9.99/,
    );
    const figures = screen.getByRole('region', { name: '成交与费用' });
    expect(figures).toHaveTextContent('成交数量400 股');
    expect(figures).toHaveTextContent('成交均价9.990 元');
    expect(screen.getByText('770001')).toBeVisible();
    await type('{F11}');
    await screen.findByRole('document', { name: '成交确认单预览' });
    await type('{F10}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect(kit.printed[0]?.html).toContain('成交编号 770001');
  });

  it('prints the acceptance slip, which says what is not yet done', async () => {
    const caseId = await placeOrder(kit, { mode: 'CAPTURE', quote: null });
    show(caseId);
    await screen.findByText('未报 离线登记');
    await type('{F10}');
    await screen.findByRole('document', { name: '受理凭条预览' });
    await type('{F10}');
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect(kit.printed[0]?.html).toContain('尚未报送交易所');
  });

  it('OR-19 asks a sent order back by a recorded call, and never says it is cancelled before the market does', async () => {
    const caseId = await placeOrder(kit);
    await officeDoes(kit, maker, 1, caseId, [forwarded, reported([accepted])]);
    show(caseId);
    await screen.findByText('已报');
    await type('{F6}');
    await screen.findByRole('heading', { name: '撤单' });
    await type('{F8}');
    expect(await screen.findByText(/请打印撤单申请单由客户签字并扫描/)).toBeVisible();
    fireEvent.click(screen.getByRole('radio', { name: '2 电话委托录音' }));
    await kit.user.type(screen.getByLabelText('录音编号'), 'REC-9');
    await kit.user.type(screen.getByLabelText('来电时间'), '0959');
    await type('{F8}');
    expect(await screen.findByText('已报待撤')).toBeVisible();
    expect(screen.getByText(/撤单以交易所回报为准/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'F6 撤单' })).toBeNull();
  });

  it('OR-18 lets an order that was never sent go at once, with what it froze', async () => {
    const caseId = await placeOrder(kit, { mode: 'CAPTURE', quote: null });
    show(caseId);
    await screen.findByText('未报 离线登记');
    await type('{F6}');
    await screen.findByRole('heading', { name: '取消登记' });
    await type('1{F8}');
    expect(await screen.findByText('已撤 未报送,已取消登记')).toBeVisible();
    const [funds] = await kit.counter.store.register('funds', 'key', '010100000007');
    expect(funds?.projected).toMatchObject({ frozenFen: 0 });
  });

  it('AM-3 waits for a checker where it is large, and is placed by their decision', async () => {
    cleanup();
    kit = await screenKit([zhang, wang], orderRows({ funds: { totalFen: 500_000_000 } }));
    const caseId = await placeOrder(kit, { quantity: 100_000 });
    show(caseId);
    await screen.findByText('待复核');
    await type('{F9}');
    expect(await screen.findByText('待报')).toBeVisible();
    expect(screen.getByRole('region', { name: '经过' })).toHaveTextContent('复核通过');
  });
});
