import { beijingDateTime } from '../../../shared/values/dates.ts';
import { delegationName } from '../../../shared/safeguards/delegation.ts';
import { needWords } from '../../../shared/safeguards/need.ts';
import type { Notice } from '../../system/use-notices.ts';
import type { TrayItem, TrayMoment, Urgency } from './tray-item.ts';

const dayMs = 24 * 3_600_000;
/** So long before it ends a thing is listed. */
const noticedMs = 3 * dayMs;

const about: Omit<TrayItem, 'key' | 'what' | 'reason' | 'next' | 'since'> = {
  kind: 'expiring',
  urgency: 'calm',
  subject: '',
  document: '',
  serial: '',
  who: '本人',
  dueAt: null,
  isMine: true,
  opens: null,
  draftId: null,
};

/** What ends soon for the person signed in: authority, delegations to or from them, notices they must confirm. */
export function expiringItems(notices: readonly Notice[], moment: TrayMoment): readonly TrayItem[] {
  return [...authorityItem(moment), ...delegationItems(moment), ...noticeItems(notices, moment)];
}

function authorityItem({ authorityUntil, now }: TrayMoment): readonly TrayItem[] {
  if (authorityUntil - now >= noticedMs) return [];
  return [
    {
      ...about,
      key: 'authority',
      urgency: urgencyOf(authorityUntil, now),
      what: '本人权限',
      reason: `权限有效期至 ${beijingDateTime(authorityUntil)},联网后重新签到即更新。`,
      next: 'Alt+Q 签退后重新签到',
      since: authorityUntil - noticedMs,
      dueAt: authorityUntil,
    },
  ];
}

function delegationItems({ rights, now }: TrayMoment): readonly TrayItem[] {
  if (rights === null) return [];
  const { staff } = rights.authority;
  return rights.delegations
    .map(({ statement }) => statement)
    .filter(({ from, to, untilAt }) => (from === staff || to === staff) && untilAt - now < dayMs)
    .map(({ id, from, to, needs, untilAt, fromAt }) => ({
      ...about,
      key: `delegation-${id}`,
      urgency: urgencyOf(untilAt, now),
      what: '7003 转授权',
      reason: `${from} 转授 ${to} 的${needs.map((need) => needWords[need]).join('、')}即将到期,到期自动失效。`,
      next: 'Enter 打开',
      since: fromAt,
      dueAt: untilAt,
      opens: { kind: 'case', caseId: id, business: delegationName } as const,
    }));
}

function noticeItems(notices: readonly Notice[], { now }: TrayMoment): readonly TrayItem[] {
  return notices
    .filter(({ body, readAt }) => body.mustRead && readAt === null)
    .map(({ id, body }) => ({
      ...about,
      key: `notice-${id}`,
      urgency: body.until === null ? 'soon' : urgencyOf(body.until, now),
      what: '9010 总部公告',
      reason: `${body.title}:须本人确认阅读。`,
      next: 'Enter 阅读',
      since: body.from,
      dueAt: body.until,
      opens: { kind: 'page', code: '9010' } as const,
    }));
}

function urgencyOf(until: number, now: number): Urgency {
  if (now > until) return 'over';
  return until - now < dayMs ? 'soon' : 'calm';
}
