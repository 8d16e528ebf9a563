import type { Page } from '../../../session/page.ts';
import { ConfirmPage } from './ConfirmPage.tsx';
import { FillsPage } from './FillsPage.tsx';
import { OrdersPage } from './OrdersPage.tsx';

/** 2004, 2005, 2006: what became of orders, and what waits for its client's word. */
export const orderPages: readonly Page[] = [
  {
    code: '2004',
    title: '委托查询',
    roles: ['maker', 'supervisor', 'branch-manager', 'compliance'],
    forClients: true,
    Page: OrdersPage,
    help: [
      '列出本营业部当日委托和当前状态,回报到达即更新;下方为所列委托的合计。',
      '按数字筛选状态和方向,录入证券代码、名称或首字母筛选证券;F2 选择客户后可只看该客户。',
      '↑↓ 选择,Enter 打开委托;F6 撤单(已报)、取消登记(未报)或撤回(待复核)。',
      '离线时,其他柜台的委托和成交回报截至断线前。',
      '主管或负责人可 F10 打印、Alt+E 导出所列委托:写明原因,记入业务流水,客户姓名脱敏。',
    ],
  },
  {
    code: '2005',
    title: '成交查询',
    roles: ['maker', 'supervisor', 'branch-manager', 'compliance'],
    Page: FillsPage,
    help: [
      '列出本营业部当日成交,最新在前。',
      'Enter 打开所属委托,在委托中按 F11 打印成交确认单。',
      '主管或负责人可 F10 打印、Alt+E 导出所列成交:写明原因,记入业务流水,客户姓名脱敏。',
    ],
  },
  {
    code: '2006',
    title: '待确认委托',
    roles: ['maker', 'supervisor'],
    Page: ConfirmPage,
    help: [
      '列出离线登记或总部暂缓、尚未报送的委托,以及登记后的变化:现价、现可用资金、现在能否报送。',
      'F8 再次确认:按数字选择客户到场或电话录音,填写向谁确认;电话的填写录音编号和通话时间。再按 F8 送总部报送。',
      'F6 取消登记:客户不再需要的,冻结随即解除。',
      '不会自动报送;当日未确认的列为已失效,不能再报送。没有行情时不能确认报送。',
    ],
  },
];
