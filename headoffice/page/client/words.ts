import type { ListVerdict } from '../../operator/rows.ts';

/** How long something takes or has taken: 42 秒, 3 分, 2 小时 5 分, 4 天. */
export function span(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} 分`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分`;
  return `${Math.floor(hours / 24)} 天`;
}

/** How far a counter's clock is off, by seconds: half of one is as good as none. */
export function clockWords(differenceMs: number): string {
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  if (seconds === 0) return '一致';
  return `${differenceMs > 0 ? '快' : '慢'} ${span(seconds)}`;
}

export const verdictWords: Readonly<Record<ListVerdict, string>> = {
  accepted: '通过',
  refused: '退回',
  'set-aside': '搁置',
  undecided: '未审',
};

export const stageChoices = [
  { value: 'awaiting-approval', words: '待复核' },
  { value: 'accepted', words: '已受理' },
  { value: 'done', words: '已办结' },
  { value: 'returned', words: '退回补正' },
  { value: 'withdrawn', words: '已撤回' },
] as const;

const roles: Readonly<Record<string, string>> = {
  maker: '经办',
  supervisor: '主管',
  'branch-manager': '营业部负责人',
  compliance: '合规',
  'account-manager': '客户经理',
  'head-office': '总部',
};

/** Roles as they come, joined by spaces, in words. */
export function roleWords(joined: string): string {
  return joined
    .split(' ')
    .map((role) => roles[role] ?? role)
    .join('、');
}

const judgements: Readonly<Record<string, string>> = {
  RESTORED: '流水缺失',
  FORK: '流水分叉',
  FROZEN: '已冻结',
};

/** What the newest contact found, where it was not in order. */
export const judgementWords = (judgement: string | null): string | null =>
  judgements[judgement ?? ''] ?? null;
