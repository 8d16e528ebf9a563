import type { HeldOpeningRow, OpeningCountRow } from '../../../operator/rows.ts';
import { act } from '../acts.ts';
import { openForm } from '../dialog.ts';
import { listView } from '../list-view.ts';
import type { Cell, RowAct } from '../table.ts';
import { branchFilter, type View, type ViewTools } from '../view.ts';

/** Openings by branch and state. */
export function openingsView(tools: ViewTools): View {
  const count = (title: string, of: (row: OpeningCountRow) => number) => ({
    title,
    cell: (row: OpeningCountRow): string => `${of(row)}`,
    look: 'fixed' as const,
  });
  return listView<OpeningCountRow>(
    {
      title: '开户',
      caption: '各营业部开户笔数',
      path: '/v1/operator/openings',
      filters: [branchFilter(tools)],
      empty: '还没有营业部。',
      key: ({ branch }) => branch,
      columns: [
        {
          title: '营业部',
          cell: ({ branch, branchName }) => ({ text: branch, also: branchName }),
          look: 'fixed',
        },
        count('待复核', ({ awaitingApproval }) => awaitingApproval),
        count('总部核查', ({ checking }) => checking),
        { title: '待筛查', cell: screeningCell, look: 'fixed' },
        count('待送中登', ({ beforeClearing }) => beforeClearing),
        count('中登办理', ({ atClearing }) => atClearing),
        count('待银行', ({ atBank }) => atBank),
        { title: '退回', cell: returnedCell, look: 'fixed' },
        count('已撤回', ({ withdrawn }) => withdrawn),
        count('今日办结', ({ doneToday }) => doneToday),
        count('七日办结', ({ doneSevenDays }) => doneSevenDays),
      ],
    },
    tools,
  );
}

/** Openings that wait for a compliance officer. */
export function heldOpeningsView(tools: ViewTools): View {
  const view: View = listView<HeldOpeningRow>(
    {
      title: '待筛查',
      caption: '名单筛查待复核的开户',
      path: '/v1/operator/openings/held',
      filters: [branchFilter(tools)],
      empty: '没有待复核的开户。',
      key: ({ caseId }) => caseId,
      columns: [
        { title: '流水号', cell: ({ serial }) => serial, look: 'fixed' },
        {
          title: '客户',
          cell: ({ subject, document: number }) => ({ text: subject, also: number }),
          look: 'fixed',
        },
        { title: '业务', cell: ({ detail }) => detail },
        { title: '等待自', cell: ({ heldSince }) => heldSince, look: 'fixed' },
      ],
      acts: (row) => decisionActs(row, () => view),
    },
    tools,
  );
  return view;
}

function screeningCell({ screening }: OpeningCountRow): Cell {
  return screening === 0 ? { text: '0' } : { text: `${screening}`, tone: 'warn' };
}

function returnedCell({ returned }: OpeningCountRow): Cell {
  return returned === 0 ? { text: '0' } : { text: `${returned}`, tone: 'danger' };
}

function decisionActs({ caseId, serial }: HeldOpeningRow, view: () => View): readonly RowAct[] {
  const decide = (decision: 'clear' | 'reject', comment: string): Promise<string | null> =>
    act(view, `/v1/operator/openings/${caseId}/screening`, { body: { decision, comment } });
  const comment = {
    name: 'comment',
    label: '意见(至少 4 个字,只留在总部)',
    kind: 'reason',
    longest: 400,
  } as const;
  return [
    {
      words: '通过…',
      act: () =>
        openForm({
          title: `通过 ${serial}`,
          text: '确认客户不是名单上的人。通过后继续申请账户号码。',
          fields: [comment],
          submit: '通过',
          done: ({ comment: typed = '' }) => decide('clear', typed),
        }),
    },
    {
      words: '不予办理…',
      isGrave: true,
      act: () =>
        openForm({
          title: `不予办理 ${serial}`,
          text: '该笔退回营业部,只写“总部审核未通过,本笔不予办理”。不得向营业部和客户透露原因。',
          fields: [comment],
          submit: '不予办理',
          isGrave: true,
          done: ({ comment: typed = '' }) => decide('reject', typed),
        }),
    },
  ];
}
