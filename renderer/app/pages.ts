import { registry } from '../../shared/business/registry.ts';
import { screensOf } from '../business/screens.tsx';
import { boardPage } from '../safeguards/approval/BoardPage.tsx';
import { inboxPage } from '../safeguards/approval/InboxPage.tsx';
import { registerPage } from '../safeguards/approval/RegisterPage.tsx';
import type { ReviewParts } from '../safeguards/approval/review.ts';
import type { Page } from '../session/page.ts';
import { AppearancePage } from '../system/AppearancePage.tsx';
import { ExchangePage } from '../system/ExchangePage.tsx';
import { FirstRunPage } from '../system/FirstRunPage.tsx';
import { JournalPage } from '../system/JournalPage.tsx';
import { KeyMapPage } from '../system/KeyMapPage.tsx';
import { NoticesPage } from '../system/NoticesPage.tsx';

/** The businesses as inbox, board and register have them. */
const reviewParts: ReviewParts = {
  businesses: registry,
  reviewOf: (business) => screensOf(business)?.review ?? null,
};

/** The functions that are no business, by code: one line each. */
export const pages: readonly Page[] = [
  boardPage(reviewParts),
  inboxPage(reviewParts),
  registerPage(reviewParts),
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
    code: '9006',
    title: '业务流水与核验',
    Page: JournalPage,
    help: [
      '本终端的业务流水,最新在前;PageDown 更早,Home 回到最新。',
      'Enter 查看一笔的全部证明:摘要、前后衔接、磁盘文件、签到、复核签名、总部审定。',
      'F8 核验一段流水,显示进度,Esc 可停止;核验不改动任何内容。',
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
];

/** The page of a code, or null. */
export function pageOf(code: string): Page | null {
  return pages.find((one) => one.code === code) ?? null;
}
