import { mask, type MaskKind } from '../../../shared/rulebook/identity/mask.ts';
import type { Draft, SetAside } from '../../data/types.ts';
import { screensOf } from '../../business/screens.tsx';
import type { Notice } from '../../system/use-notices.ts';
import { functionOf } from '../functions.ts';
import { expiringItems } from './expiring-items.ts';
import { type OpenRow, ofCase } from './tray-case.ts';
import { type TrayItem, trayKinds, type TrayMoment, type Urgency } from './tray-item.ts';

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
  const opened = functionOf(business, about?.detail);
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
