import type { HandOverContent } from './session.ts';

/** What a hand-over hands over, in words: for the page, the panel and the sheet alike. */
export function handOverLines({
  counts,
  note,
  headSerial,
}: Omit<HandOverContent, 'to'>): readonly { readonly label: string; readonly value: string }[] {
  return [
    { label: '草稿', value: `${counts.drafts} 份` },
    { label: '待复核', value: `${counts.waiting} 笔` },
    { label: '退回补正', value: `${counts.returned} 笔` },
    { label: '已受理未审', value: `${counts.accepted} 笔` },
    { label: '待传总部', value: `${counts.pending} 笔` },
    { label: '流水止于', value: headSerial },
    { label: '备注', value: note === '' ? '—' : note },
  ];
}
