import type { Home } from './tabs-store.ts';

interface HomeHelp {
  readonly title: string;
  readonly lists: readonly string[];
  readonly keys: readonly string[];
}

const listKeys: readonly string[] = [
  '↑↓ 选择一行,Home、End 到第一行、最后一行,Enter 打开',
  'Shift+Tab 到筛选栏,按数字或 ← → 选择,Tab 回到清单',
  'Alt+S 排序:升序、降序、下一栏;Alt+Shift+S 倒回',
];

/** F1 on the pages that are always there: what they list, and their keys. */
export const homeHelp: Readonly<Record<Home, HomeHelp>> = {
  tray: {
    title: '待办',
    lists: [
      '等待、退回补正、将到期、需核对的业务和草稿,不分日期;“⚠ 已超时”和“△ 尽快”在前。',
      '每行写明原因、由谁处理、下一步按哪个键、自何时起或到何时止。',
      '“本人”只列需要本人处理的,“本营业部”列全部。',
    ],
    keys: [...listKeys, 'Delete 删除本人的草稿(会再问一次)'],
  },
  list: {
    title: '业务清单',
    lists: [
      '本终端的全部业务,包括已办结和已撤回的,写明状态、进度和下一步。',
      '未提交的草稿不在这里,在 F4 待办。',
    ],
    keys: listKeys,
  },
};
