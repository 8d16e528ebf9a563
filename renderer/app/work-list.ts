import { type Stage, stageWords } from '../../shared/business/stage.ts';
import { approvalTermMs } from '../../shared/rulebook/counter/approval-term.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import { needWords } from '../../shared/safeguards/need.ts';
import { waitingWords } from '../safeguards/approval/waiting-words.ts';
import type { CaseRow, Progress } from '../data/types.ts';
import { screensOf } from '../business/screens.tsx';

/** What the list may be narrowed to; the first is what is still to be done. */
export const filters = [
  'open',
  'awaiting-approval',
  'returned',
  'accepted',
  'done',
  'withdrawn',
  'all',
] as const;
export type WorkFilter = (typeof filters)[number];

export const filterWords: Readonly<Record<WorkFilter, string>> = {
  open: '在办',
  ...stageWords,
  all: '全部',
};

const stillOpen: readonly Stage[] = ['awaiting-approval', 'returned', 'accepted'];

export function passes(row: CaseRow, filter: WorkFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'open' ? stillOpen.includes(row.stage) : row.stage === filter;
}

const progressWords: Readonly<Record<Progress, string>> = {
  recorded: '本机',
  stored: '总部已收',
  confirmed: '总部已审',
};

/** How far a case has come. Of a request that waits for approval head office has nothing to decide yet. */
export function progressOf({ progress, stage }: CaseRow): string {
  const isUndecided = stage === 'awaiting-approval' && progress === 'confirmed';
  return progressWords[isUndecided ? 'stored' : progress];
}

/** When the list is read, and by which rules. */
interface Moment {
  readonly now: number;
  readonly tables: RuleTables;
}

/** What the clerk does next with a case, with its key. */
export function nextStep(row: CaseRow, at: Moment): string {
  if (row.attention === 'upgrade-needed' || screensOf(row.business) === null) return '需升级程序';
  if (row.attention === 'unfit') return 'Enter 查看,联系总部';
  switch (row.stage) {
    case 'awaiting-approval':
      if (isOver(row, at)) return 'F8 重新提交';
      return row.waiting?.asked == null ? `F9 ${needOf(row)}` : waitingWords(row.waiting);
    case 'returned':
      return 'Enter 补正';
    case 'accepted':
      return row.progress === 'recorded' ? '等待送总部' : '等待总部下发';
    case 'done':
    case 'withdrawn':
      return '—';
  }
}

/** The approval that is next; a row read before its request is known waits for a check. */
function needOf({ waiting }: CaseRow): string {
  return needWords[waiting?.needs[0] ?? 'check'];
}

/** Whether the time for the approval has run out; the case itself knows it to the second. */
function isOver(row: CaseRow, { now, tables }: Moment): boolean {
  const term = approvalTermMs(tables.approvalTerm, row.businessDate);
  return 'ms' in term && now > row.at + term.ms;
}
