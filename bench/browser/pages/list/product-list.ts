import type { JournalPart, JournalRow } from '../../../../renderer/data/journal/journal-types.ts';
import { listNames } from '../../list-setup.ts';
import { openPage } from './product-page.tsx';
import { type ListContender, press } from './shown-list.ts';

/** 9006 as the counter shows it. Its store gives as many rows as are measured, where the counter asks for 500 a part. */
export const productList: ListContender = {
  name: listNames.product,
  open(root) {
    let give: (part: JournalPart) => void = () => undefined;
    const part = new Promise<JournalPart>((resolve) => {
      give = resolve;
    });
    openPage(root, '9006', { journal: () => part });
    return (rows: readonly JournalRow[]) => give({ rows, before: null });
  },
  scroller: '.gt-table-scroll',
  rows: '.gt-table tbody tr[data-at]',
  sortByWords: () => press({ key: 's', code: 'KeyS', altKey: true }),
  hasKeys: true,
};
