import { publishedEdition } from '../../assets/reference/published.ts';
import { registry } from '../../shared/business/registry.ts';
import { orderPages } from '../business/order/pages/order-pages.ts';
import { screensOf } from '../business/screens.tsx';
import { boardPage } from '../safeguards/approval/BoardPage.tsx';
import { inboxPage } from '../safeguards/approval/InboxPage.tsx';
import { registerPage } from '../safeguards/approval/RegisterPage.tsx';
import type { ReviewParts } from '../safeguards/approval/review.ts';
import { HandOverPage } from '../session/HandOverPage.tsx';
import type { Page } from '../session/page.ts';
import { PasswordPage } from '../session/PasswordPage.tsx';
import { AppearancePage } from '../system/AppearancePage.tsx';
import { reprintPage } from '../safeguards/paper/ReprintPage.tsx';
import { DevicesPage } from '../system/DevicesPage.tsx';
import { ExchangePage } from '../system/ExchangePage.tsx';
import { FirstRunPage } from '../system/FirstRunPage.tsx';
import { JournalPage } from '../system/JournalPage.tsx';
import { ClientPage } from '../clients/ClientPage.tsx';
import { KeyMapPage } from '../system/KeyMapPage.tsx';
import { NoticesPage } from '../system/NoticesPage.tsx';
import { rulesPage } from '../system/rules/RulesPage.tsx';

/** The businesses as inbox, board and register have them. */
const reviewParts: ReviewParts = {
  businesses: registry,
  reviewOf: (business) => screensOf(business)?.review ?? null,
};

/** The functions that are no business, by code: one line each. */
export const pages: readonly Page[] = [
  {
    code: '1001',
    title: '客户信息',
    forClients: true,
    Page: ClientPage,
    help: [
      '功能栏录入姓名、拼音、首字母、证件或手机号码,↓ 选择后 Enter 打开客户;只按号码末几位查找时,先录入 /。',
      'F2 选择客户;F7 核验客户到场,核验后本页显示完整资料。',
      '客户未到场时资料为脱敏显示;确需查看按 Alt+M,按数字键选择原因,原因记入业务流水。',
      '数字键 1 至 9 换分类:概况、账户、权限、适当性、证件、影像、客户事项、经过、资产;Tab 进入其中。',
      '资产按当前行情计算市值和盈亏,没有行情的不计;资金和持仓标有截至时间和本机待记笔数。',
      '客户事项列出待双录、待银行确认、退回补正、将到期的证件和测评;Enter 打开所属业务。经过按 Enter 查看该笔流水的证明,与 9006 相同。',
      '资料以总部台账为准,页面上标有截至时间;在办业务按 Enter 打开。',
    ],
  },
  ...orderPages,
  boardPage(reviewParts),
  inboxPage(reviewParts),
  registerPage(reviewParts),
  {
    code: '8003',
    title: '交接班',
    Page: HandOverPage,
    help: [
      '列出本人在本终端的未了事项:草稿、待复核、退回补正、已受理未审、待传;Enter 打开。',
      '填写备注后按 F8:接班人在密码窗口核对内容,输入柜员号和密码,双方签名记入业务流水。',
      '交接后交班人签退、接班人签到,草稿转到接班人名下;F10 打印上次交接单,A4,双方签字。',
    ],
  },
  {
    code: '9001',
    title: '与总部交换',
    Page: ExchangePage,
    help: [
      '联网情况、总部已收到第几笔、下发到第几位,以及逐笔的待传流水。',
      '待传流水按先后自动送出,离线时照常受理,不需重新提交。',
    ],
  },
  {
    code: '9004',
    title: '设备',
    Page: DevicesPage,
    help: [
      '读卡器和密码键盘是否应答、地址和接入办法;试读核对读卡器。',
      '设备不能用时照常办理:证件改为录入,离线或无键盘时以证件和人像核验。',
    ],
  },
  {
    code: '9005',
    title: '补打凭条',
    Page: reprintPage(
      (business) => screensOf(business)?.slip ?? null,
      registry.all.map(({ name }) => name),
    ),
    help: [
      '按流水号尾数或客户姓名找到已受理业务,Enter 预览,F10 打印。',
      '每次打印都记入业务流水;第二次起凭条上标明补打和第几次打印。',
      'F8 打印样张,核对打印机、纸张和盖章位置。',
    ],
  },
  {
    code: '9006',
    title: '业务流水与核验',
    Page: JournalPage,
    help: [
      '本终端的业务流水,最新在前;Alt+PageDown 更早,Alt+Home 回到最新。',
      'Enter 查看一笔的全部证明:摘要、前后衔接、磁盘文件、签到、复核签名、总部审定。',
      'F8 核验一段流水,显示进度,Esc 可停止;核验不改动任何内容。',
    ],
  },
  {
    code: '9007',
    title: '修改密码',
    Page: PasswordPage,
    help: [
      'F8 打开密码窗口:输入原密码,再输入两遍新密码;输入时逐条显示是否符合规则。',
      '本终端立即生效;联网后经总部送到本营业部其他终端,此前其他终端仍用原密码。',
      '忘记密码:向总部领取一次性签到码,在签到窗口选“首次签到”重设。',
    ],
  },
  {
    code: '9009',
    title: '键位表',
    Page: KeyMapPage,
    help: ['列出全部按键和功能号,F10 打印一页 A4。'],
  },
  {
    code: '9010',
    title: '总部公告',
    Page: NoticesPage,
    help: [
      '总部发布的公告,未读在前;↑↓ 选择,Enter 阅读。',
      'F8 确认已阅读:记入业务流水,总部可见由谁于何时阅读。离线时也可确认。',
    ],
  },
  {
    code: '9011',
    title: '显示设置',
    Page: AppearancePage,
    help: ['数字键选择明暗:1 浅色,2 深色,3 随系统。', '缩放 100% 至 150%,对本终端所有人生效。'],
  },
  {
    code: '9012',
    title: '入门',
    Page: FirstRunPage,
    help: ['一分钟说明怎样在柜台工作,Enter 或 Esc 返回。'],
  },
  rulesPage(publishedEdition),
];

/** The page of a code, or null. */
export function pageOf(code: string): Page | null {
  return pages.find((one) => one.code === code) ?? null;
}
