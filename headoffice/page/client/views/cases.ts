import type { CaseListRow } from '../../../operator/rows.ts';
import { askReason } from '../acts.ts';
import { button, el } from '../dom.ts';
import { listView } from '../list-view.ts';
import type { Cell } from '../table.ts';
import { branchFilter, counterFilter, type View, type ViewTools } from '../view.ts';
import { stageChoices } from '../words.ts';
import { orderFilter } from './common.ts';

/** Personal data does not stay in clear on a screen somebody has left. */
const unmaskedMs = 5 * 60_000;

export function casesView(tools: ViewTools): View {
  let reason: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bar = el('div', { class: 'bar', attrs: { role: 'status' } });
  bar.hidden = true;
  const showMasked = async (): Promise<void> => {
    clearTimeout(timer);
    reason = null;
    bar.hidden = true;
    await view.load();
    unmask.focus();
  };
  const showUnmasked = async (given: string): Promise<string | null> => {
    if (given.length < 4) return '请写明原因,至少 4 个字。';
    reason = given;
    await view.load();
    bar.replaceChildren(
      el(
        'span',
        {},
        `正在显示明文,原因“${given}”已记入操作日志。5 分钟后恢复遮蔽,其间不自动更新。`,
      ),
      button('恢复遮蔽', () => void showMasked()),
    );
    bar.hidden = false;
    timer = setTimeout(() => void showMasked(), unmaskedMs);
    return null;
  };
  const unmask = button('显示明文…', () =>
    askReason({
      title: '显示明文',
      text: '将显示本页客户的姓名和证件号码。您的姓名、时间和原因会长期保存。',
      submit: '显示明文',
      done: showUnmasked,
    }),
  );
  const businesses = tools.overview.businesses.map(({ name, title }) => ({
    value: name,
    words: title,
  }));
  const view: View = listView<CaseListRow>(
    {
      title: '业务',
      caption: '业务一览',
      path: '/v1/operator/cases',
      filters: [
        branchFilter(tools),
        counterFilter,
        { name: 'business', label: '业务', kind: 'choice', choices: businesses },
        { name: 'stage', label: '状态', kind: 'choice', choices: stageChoices },
        { name: 'date', label: '业务日期', kind: 'date' },
        orderFilter,
      ],
      empty: '没有符合条件的业务。',
      bar,
      tools: [unmask],
      more: () => (reason === null ? {} : { unmasked: 'true', reason }),
      // Every time names are asked for in clear it is written down.
      isStill: () => reason !== null,
      key: ({ caseId }) => caseId,
      columns: [
        { title: '流水号', cell: ({ serial }) => serial, look: 'fixed' },
        {
          title: '业务',
          cell: ({ title, business, detail }) => ({
            text: title === '' ? business : title,
            also: detail,
          }),
        },
        {
          title: '客户',
          cell: ({ subject, document: number }) => ({ text: subject, also: number }),
          look: 'fixed',
        },
        { title: '状态', cell: stageCell, look: 'fixed' },
        {
          title: '经办',
          cell: ({ maker, checkers }) => ({
            text: maker,
            also: checkers === '' ? '' : `复核 ${checkers}`,
          }),
          look: 'fixed',
        },
        {
          title: '业务日期',
          cell: ({ businessDate, recordedAt }) => ({
            text: businessDate,
            also: recordedAt.slice(11),
          }),
          look: 'fixed',
        },
        { title: '最近变动', cell: ({ changedAt }) => changedAt, look: 'fixed' },
        { title: '退回原因', cell: ({ reasons }) => reasons },
      ],
    },
    tools,
  );
  return view;
}

function stageCell({ stage, stageWords }: CaseListRow): Cell {
  if (stage === 'returned') return { text: stageWords, tone: 'danger' };
  if (stage === 'awaiting-approval') return { text: stageWords, tone: 'warn' };
  return stage === 'done' ? { text: stageWords, tone: 'good' } : { text: stageWords };
}
