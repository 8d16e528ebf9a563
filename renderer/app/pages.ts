import type { Page } from '../session/page.ts';
import { AppearancePage } from '../system/AppearancePage.tsx';
import { KeyMapPage } from '../system/KeyMapPage.tsx';

/** The functions that are no business, by code: one line each. */
export const pages: readonly Page[] = [
  {
    code: '9009',
    title: '键位表',
    Page: KeyMapPage,
    help: ['列出全部按键和功能号,F10 打印一页 A4。'],
  },
  {
    code: '9011',
    title: '显示设置',
    Page: AppearancePage,
    help: ['数字键选择明暗:1 浅色,2 深色,3 随系统。', '缩放 100% 至 150%,对本终端所有人生效。'],
  },
];

/** The page of a code, or null. */
export function pageOf(code: string): Page | null {
  return pages.find((one) => one.code === code) ?? null;
}
