import type { WaitingBand } from '../../../shared/rulebook/counter/approval-term.ts';
import type { ApprovalNeed } from '../../../shared/safeguards/need.ts';
import { beijingClock } from '../../../shared/values/dates.ts';
import type { Waiting } from '../../data/types.ts';

const needShort: Readonly<Record<ApprovalNeed, string>> = { check: '复核', supervise: '授权' };

/** What a case waits for: 待陈静复核 10:31 起 where somebody was asked, else 待复核. */
export function waitingWords({ needs, asked }: Waiting): string {
  const [need = 'check'] = needs;
  if (asked === null) return `待${needShort[need]}`;
  return `待${asked.name}${needShort[need]} ${beijingClock(asked.at).slice(0, 5)} 起`;
}

/** The needs of a list's row. */
export function needsWords(needs: readonly ApprovalNeed[]): string {
  return needs.map((need) => needShort[need]).join('、');
}

/** How long, in words that no time of day looks like: 6 秒, 29 分 53 秒, 1 小时 2 分. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} 秒`;
  if (minutes < 60) return `${minutes} 分 ${seconds % 60} 秒`;
  return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}

/** What is left of the term: ⚠ once nothing is. */
export function leftWords({ expiresAt }: Waiting, now: number): string {
  return now > expiresAt ? `⚠ 已过 ${spanWords(now - expiresAt)}` : spanWords(expiresAt - now);
}

/** A band in a sign and a word; its colour only repeats them. */
export const bandWords: Readonly<Record<WaitingBand, string>> = {
  fresh: '○ 正常',
  remind: '◐ 提醒',
  overdue: '● 超时',
};

/** The counter a serial number is of. */
export function counterOf(serial: string): string {
  return serial.slice(0, 7);
}
