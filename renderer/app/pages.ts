import type { Page } from '../session/page.ts';
import { AppearancePage } from '../system/AppearancePage.tsx';
import { FirstRunPage } from '../system/FirstRunPage.tsx';
import { KeyMapPage } from '../system/KeyMapPage.tsx';
import { NoticesPage } from '../system/NoticesPage.tsx';

/** The functions that are no business, by code: one line each. */
export const pages: readonly Page[] = [
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
