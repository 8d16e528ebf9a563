import { z } from 'zod';

/** awaiting-approval 待复核 · accepted 已受理 · done 已办结 · returned 退回补正 · withdrawn 已撤回. */
export const Stage = z.enum(['awaiting-approval', 'accepted', 'done', 'returned', 'withdrawn']);
export type Stage = z.infer<typeof Stage>;

/** Words of state as staff read them. */
export const stageWords: Readonly<Record<Stage, string>> = {
  'awaiting-approval': '待复核',
  accepted: '已受理',
  done: '已办结',
  returned: '退回补正',
  withdrawn: '已撤回',
};
