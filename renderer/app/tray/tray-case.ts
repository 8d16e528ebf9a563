import { needWords } from '../../../shared/safeguards/need.ts';
import { screensOf } from '../../business/screens.tsx';
import type { CaseRow, Waiting } from '../../data/types.ts';
import { documentOf, subjectOf } from '../../safeguards/approval/inbox-rows.ts';
import { standingOf } from '../../safeguards/approval/rights.ts';
import { waitingWords } from '../../safeguards/approval/waiting-words.ts';
import { functionOf } from '../functions.ts';
import type { TrayItem, TrayMoment, Urgency } from './tray-item.ts';

/** A case that is not ended, with why it was returned, if it was. */
export type OpenRow = CaseRow & {
  readonly reasons: readonly string[];
  /** Of a returned case: whether the client must come, and whether they were called; else empty. */
  readonly mending?: string;
};

/** Stages of what is not ended. */
export const openStages = [
  'awaiting-approval',
  'returned',
  'accepted',
] as const satisfies readonly CaseRow['stage'][];

const soonMs = 10 * 60_000;

/** A case as the tray shows it to somebody. */
export function ofCase(row: OpenRow, moment: TrayMoment): TrayItem {
  const isOwn = row.maker === moment.staff;
  const common: Omit<TrayItem, 'kind' | 'reason' | 'who' | 'next'> = {
    key: row.caseId,
    urgency: 'calm',
    subject: subjectOf(row),
    document: documentOf(row),
    what: `${functionOf(row.business, row.summary.detail)?.code ?? ''} ${row.summary.detail}`.trim(),
    serial: row.serial,
    since: row.at,
    dueAt: null,
    isMine: isOwn,
    opens: { kind: 'case', caseId: row.caseId, business: row.business },
    draftId: null,
  };
  if (row.attention === 'upgrade-needed' || screensOf(row.business) === null) {
    const reason = '本版本程序不能显示该业务的最新内容。';
    return { ...common, kind: 'attention', reason, who: '总部运维', next: '升级程序后办理' };
  }
  if (row.attention === 'unfit') {
    const reason = '该业务有对不上或被总部搁置的记录,内容已保留。';
    return { ...common, kind: 'attention', reason, who: '总部运维', next: 'Enter 查看' };
  }
  if (row.stage === 'returned') {
    const next = isOwn ? 'Enter 打开补正' : 'Enter 查看';
    const who = `经办 ${row.maker}`;
    return {
      ...common,
      kind: 'returned',
      urgency: 'soon',
      reason: [row.mending ?? '', row.reasons.join('')].filter((one) => one !== '').join(' · '),
      who,
      next,
    };
  }
  if (row.waiting !== null) return ofWaiting({ ...row, waiting: row.waiting }, common, moment);
  return { ...common, ...accepted(row, moment.isOnline) };
}

function accepted({ progress }: OpenRow, isOnline: boolean) {
  if (progress !== 'recorded') {
    const reason = '已受理,等待总部办结。';
    return { kind: 'accepted', reason, who: '总部', next: 'Enter 查看' } as const;
  }
  const reason = isOnline ? '已受理,正在送总部。' : '已受理,恢复联网后自动送总部。';
  return { kind: 'accepted', reason, who: '本终端', next: 'Enter 查看' } as const;
}

/** Who waits: for me, where I may decide; else for whom it says. */
function ofWaiting(
  row: OpenRow & { readonly waiting: Waiting },
  common: Omit<TrayItem, 'kind' | 'reason' | 'who' | 'next'>,
  { staff, rights, now }: TrayMoment,
): TrayItem {
  const { waiting, maker, caseId } = row;
  const { expiresAt, since, needs, asked } = waiting;
  const words = needs.map((need) => needWords[need]).join('、');
  const timed = { ...common, since, dueAt: expiresAt };
  if (now > expiresAt) {
    const next = maker === staff ? 'Enter 打开重新提交' : 'Enter 查看';
    const reason = `${words}时限已过,无人办理。`;
    return { ...timed, kind: 'awaiting', urgency: 'over', reason, who: `经办 ${maker}`, next };
  }
  const urgency: Urgency = expiresAt - now < soonMs ? 'soon' : 'calm';
  const reason = waitingWords(waiting);
  const mayDecide = rights !== null && standingOf(row, rights, now).kind === 'may';
  const isAskedOfOther = asked !== null && asked.staff !== staff;
  if (mayDecide) {
    return {
      ...timed,
      kind: 'decide',
      urgency,
      reason,
      who: asked === null ? `有${words}权限的人员` : `${asked.staff} ${asked.name}`,
      next: 'Enter 核对并决定',
      isMine: !isAskedOfOther,
      opens: { kind: 'review', caseId },
    };
  }
  const who = asked === null ? `有${words}权限的人员` : `${asked.staff} ${asked.name}`;
  return { ...timed, kind: 'awaiting', urgency, reason, who, next: 'Enter 打开' };
}
