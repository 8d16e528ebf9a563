import { mask, type MaskKind } from '../../../shared/rulebook/identity/mask.ts';
import type { Draft, SetAside } from '../../data/types.ts';
import type { Rights } from '../../safeguards/approval/rights.ts';
import { screensOf } from '../../business/screens.tsx';
import type { Notice } from '../../system/use-notices.ts';
import { functionOf } from '../functions.ts';
import { expiringItems } from './expiring-items.ts';
import { type OpenRow, ofCase } from './tray-case.ts';

/** What a thing that waits is about; the tray filters by it. */
export const trayKinds = [
  'decide',
  'returned',
  'awaiting',
  'expiring',
  'attention',
  'draft',
  'accepted',
] as const;
export type TrayKind = (typeof trayKinds)[number];

export const trayKindWords: Readonly<Record<TrayKind, string>> = {
  decide: '待我决定',
  returned: '退回补正',
  awaiting: '待复核',
  expiring: '将到期',
  attention: '需核对',
  draft: '草稿',
  accepted: '已受理',
};

/** How pressing: over 已超时, soon when little time is left, calm otherwise. */
export type Urgency = 'over' | 'soon' | 'calm';

/** What Enter opens: a case or form, a case in the inbox, or a page. */
export type TrayOpens =
  | { readonly kind: 'case'; readonly caseId: string; readonly business: string }
  | { readonly kind: 'review'; readonly caseId: string }
  | { readonly kind: 'page'; readonly code: string };

/** One line of the tray: what waits, why, on whom, what to do next, and since or until when. */
export interface TrayItem {
  readonly key: string;
  readonly kind: TrayKind;
  readonly urgency: Urgency;
  /** Whom it is about, as it is shown: clients masked, staff by name; empty where it is about nobody. */
  readonly subject: string;
  /** Masked. */
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
  /** Whether the person signed in is to follow it. */
  readonly isMine: boolean;
  readonly opens: TrayOpens | null;
  /** The draft Delete removes; null for everything else. */
  readonly draftId: string | null;
}

/** Whose tray it is, and when. */
export interface TrayMoment {
  readonly staff: string;
  readonly authorityUntil: number;
  /** Null for a session that only reads. */
  readonly rights: Rights | null;
  readonly isOnline: boolean;
  readonly now: number;
}

/** Everything a tray is made of. */
export interface Waits {
  readonly cases: readonly OpenRow[];
  readonly drafts: readonly Draft[];
  readonly setAside: readonly SetAside[];
  readonly notices: readonly Notice[];
}

/** Everything that waits, the most pressing first. */
export function trayItems(waits: Waits, moment: TrayMoment): readonly TrayItem[] {
  const items = [
    ...waits.cases.map((one) => ofCase(one, moment)),
    ...waits.drafts.map((one) => ofDraft(one, moment.staff)),
    ...waits.setAside.map(ofSetAside),
    ...expiringItems(waits.notices, moment),
  ];
  return items.toSorted(
    (left, right) =>
      urgencies.indexOf(left.urgency) - urgencies.indexOf(right.urgency) ||
      trayKinds.indexOf(left.kind) - trayKinds.indexOf(right.kind) ||
      left.since - right.since,
  );
}

const urgencies: readonly Urgency[] = ['over', 'soon', 'calm'];

/** A draft is its maker's: others see that it is there, and take it over by the hand-over only. */
function ofDraft(draft: Draft, staff: string): TrayItem {
  const about = screensOf(draft.business)?.draftSubject(draft.data);
  const { draftId, business } = draft;
  const isMine = draft.staff === staff;
  const opened = functionOf(business);
  return {
    key: `draft-${draftId}`,
    kind: 'draft',
    urgency: 'calm',
    subject: masked('NAME', about?.subject ?? ''),
    document: masked('ID', about?.document ?? ''),
    what: `${opened?.code ?? ''} ${opened?.title ?? business}`.trim(),
    serial: '',
    reason: '录入未提交,已保存为草稿。',
    who: `经办 ${draft.staff}`,
    next: isMine ? 'Enter 继续' : '由经办继续,或交接班(8003)',
    since: draft.updatedAt,
    dueAt: null,
    isMine,
    opens: isMine ? { kind: 'case', caseId: draftId, business } : null,
    draftId: isMine ? draftId : null,
  };
}

function masked(kind: MaskKind, value: string): string {
  return value === '' ? '' : mask(kind, value);
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
    isMine: true,
    opens: null,
    draftId: null,
  };
}
