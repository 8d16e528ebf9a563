import type { Rights } from '../../safeguards/approval/rights.ts';

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
