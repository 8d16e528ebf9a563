import { type Stage, stageWords } from '../../shared/business/stage.ts';
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

/** Cases a screen exists for or could; sign-ins are cases too, but nobody's work. */
export function isWork(row: CaseRow): boolean {
  return row.business !== 'session';
}

export const progressWords: Readonly<Record<Progress, string>> = {
  recorded: '本机',
  stored: '总部已收',
  confirmed: '总部已审',
};

/** What the clerk does next with a case, with its key. */
export function nextStep(row: CaseRow): string {
  if (row.attention === 'upgrade-needed' || screensOf(row.business) === null) return '需升级程序';
  if (row.attention === 'unfit') return 'Enter 查看,联系总部';
  switch (row.stage) {
    case 'awaiting-approval':
      return 'F9 复核';
    case 'returned':
      return 'Enter 补正';
    case 'accepted':
      return row.progress === 'recorded' ? '等待送总部' : '等待总部下发';
    case 'done':
    case 'withdrawn':
      return '—';
  }
}
