import handOverStyle from '../../assets/print/hand-over.css?raw';
import { handOverLines } from '../../shared/safeguards/hand-over-words.ts';
import type { HandedOver } from '../../shared/safeguards/session.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { escapeHtml, type Paper } from '../safeguards/paper/paper.ts';

/** The hand-over sheet, A4: what was handed over, by whom to whom, with room for both signatures. */
export function handOverPaper(
  place: { readonly counter: string; readonly branchName: string },
  giver: { readonly staff: string; readonly name: string },
  handed: HandedOver,
): Paper {
  const lines = [
    { label: '营业部', value: place.branchName },
    { label: '终端', value: place.counter },
    { label: '交班人', value: `${giver.staff} ${giver.name}` },
    { label: '接班人', value: `${handed.to} ${handed.toName}` },
    { label: '交接时间', value: beijingDateTime(handed.at) },
    ...handOverLines(handed),
  ];
  const rows = lines.map(
    ({ label, value }) => `<tr><th>${label}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  const signs = ['交班人签字', '接班人签字', '主管签字'].map((label) => `<div>${label}</div>`);
  return {
    title: '交接班单',
    style: handOverStyle,
    body: `<main><h1>交接班单</h1><table>${rows.join('')}</table><div class="signs">${signs.join('')}</div></main>`,
  };
}
