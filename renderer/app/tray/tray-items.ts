import { needWords } from '../../../shared/safeguards/need.ts';
import type { CaseRow, Draft, SetAside, Waiting } from '../../data/types.ts';
import { waitingWords } from '../../safeguards/approval/waiting-words.ts';
import { screensOf } from '../../business/screens.tsx';
import { functionOf } from '../functions.ts';

/** What a thing that waits is about; the tray filters by it. */
export const trayKinds = ['returned', 'awaiting', 'attention', 'draft', 'accepted'] as const;
export type TrayKind = (typeof trayKinds)[number];

export const trayKindWords: Readonly<Record<TrayKind, string>> = {
  returned: '退回补正',
  awaiting: '待复核',
  attention: '需核对',
  draft: '草稿',
  accepted: '办理中',
};

/** How pressing: over 已超时, soon within ten minutes, calm otherwise. */
export type Urgency = 'over' | 'soon' | 'calm';

/** One line of the tray: what waits, why, on whom, what to do next, and since or until when. */
export interface TrayItem {
  readonly key: string;
  readonly kind: TrayKind;
  readonly urgency: Urgency;
  readonly subject: string;
  readonly document: string;
  /** Function code and title. */
  readonly what: string;
  readonly serial: string;
  readonly reason: string;
  /** Who must act. */
  readonly who: string;
  /** Next key with what it does. */
  readonly next: string;
  readonly since: number;
  /** Instant it must be done by, or null. */
  readonly dueAt: number | null;
  /** The maker's staff number, or whose draft it is; empty for what is nobody's. */
  readonly staff: string;
  /** What Enter opens; null where there is nothing to open. */
  readonly opens: { readonly caseId: string; readonly business: string } | null;
}

const soonMs = 10 * 60_000;

/** A case that is not ended, with why it was returned, if it was. */
export type OpenRow = CaseRow & { readonly reasons: readonly string[] };

/** Everything that waits, the most pressing first. */
export function trayItems(waiting: {
  readonly cases: readonly OpenRow[];
  readonly drafts: readonly Draft[];
  readonly setAside: readonly SetAside[];
  readonly now: number;
}): readonly TrayItem[] {
  const { cases, drafts, setAside, now } = waiting;
  const items = [
    ...cases.map((one) => ofCase(one, now)),
    ...drafts.map(ofDraft),
    ...setAside.map(ofSetAside),
  ];
  return items.toSorted(
    (left, right) =>
      urgencies.indexOf(left.urgency) - urgencies.indexOf(right.urgency) ||
      trayKinds.indexOf(left.kind) - trayKinds.indexOf(right.kind) ||
      left.since - right.since,
  );
}

const urgencies: readonly Urgency[] = ['over', 'soon', 'calm'];

function ofCase(row: OpenRow, now: number): TrayItem {
  const { summary } = row;
  const common = {
    key: row.caseId,
    urgency: 'calm',
    subject: summary.subject,
    document: summary.document,
    what: functionWords(row.business, summary.detail),
    serial: row.serial,
    staff: row.maker,
    since: row.at,
    dueAt: null,
    opens: row,
  } as const;
  if (row.attention === 'upgrade-needed' || screensOf(row.business) === null) {
    const reason = '本版本程序不能显示该业务的最新内容。';
    return { ...common, kind: 'attention', reason, who: '总部运维', next: '升级程序后办理' };
  }
  if (row.attention === 'unfit') {
    const reason = '该业务有对不上或被总部搁置的记录,内容已保留。';
    return { ...common, kind: 'attention', reason, who: '总部运维', next: 'Enter 查看' };
  }
  if (row.stage === 'returned') {
    const reason = row.reasons.join('');
    const who = `经办 ${row.maker}`;
    return { ...common, kind: 'returned', urgency: 'soon', reason, who, next: 'Enter 补正' };
  }
  if (row.waiting !== null) return { ...common, ...ofWaiting(row.waiting, row.maker, now) };
  const isHere = row.progress === 'recorded';
  return {
    ...common,
    kind: 'accepted',
    reason: isHere ? '已受理,恢复联网后自动送总部。' : '已受理,等待总部办结。',
    who: isHere ? '本终端' : '总部',
    next: 'Enter 查看',
  };
}

function ofWaiting(waiting: Waiting, maker: string, now: number) {
  const { expiresAt, since, needs, asked } = waiting;
  const words = needs.map((need) => needWords[need]).join('、');
  const common = { kind: 'awaiting', since, dueAt: expiresAt } as const;
  if (now > expiresAt) {
    const reason = `${words}时限已过,无人办理。`;
    const who = `经办 ${maker}`;
    return { ...common, urgency: 'over', reason, who, next: 'Enter 重新提交' } as const;
  }
  const urgency: Urgency = expiresAt - now < soonMs ? 'soon' : 'calm';
  const who = asked === null ? `有${words}权限的人员` : `${asked.staff} ${asked.name}`;
  return { ...common, urgency, reason: waitingWords(waiting), who, next: `F9 ${words}` };
}

function ofDraft(draft: Draft): TrayItem {
  const about = screensOf(draft.business)?.draftSubject(draft.data);
  return {
    key: `draft-${draft.draftId}`,
    kind: 'draft',
    urgency: 'calm',
    subject: about?.subject ?? '',
    document: about?.document ?? '',
    what: functionWords(draft.business, functionOf(draft.business)?.title ?? draft.business),
    serial: '',
    reason: '录入未提交,已保存为草稿。',
    who: `经办 ${draft.staff}`,
    next: 'Enter 继续',
    since: draft.updatedAt,
    dueAt: null,
    staff: draft.staff,
    opens: { caseId: draft.draftId, business: draft.business },
  };
}

function ofSetAside({ key, what, reason, at }: SetAside): TrayItem {
  return {
    key: `aside-${key}`,
    kind: 'attention',
    urgency: 'soon',
    subject: '',
    document: '',
    what,
    serial: '',
    reason,
    who: '总部运维',
    next: '将原因告知总部',
    since: at,
    dueAt: null,
    staff: '',
    opens: null,
  };
}

function functionWords(business: string, words: string): string {
  return `${functionOf(business)?.code ?? ''} ${words}`.trim();
}

/** Whether it is this person's to follow: their own work, what they were asked for, and what is nobody's. */
export function concerns(item: TrayItem, staff: string): boolean {
  return item.staff === '' || item.staff === staff || item.who.startsWith(staff);
}

/** Stages of what is not ended. */
export const openStages = [
  'awaiting-approval',
  'returned',
  'accepted',
] as const satisfies readonly CaseRow['stage'][];
