import type { ClientRecord } from '../../data/types.ts';

const tierWords: Readonly<Record<string, string>> = {
  STANDARD: '普通',
  SILVER: '银卡',
  GOLD: '金卡',
  PLATINUM: '白金卡',
};

/** A client's tier in the trade's word; what a newer head office calls otherwise is shown as it is. */
export function tierWord(tier: string): string {
  return tierWords[tier] ?? tier;
}

/** Which stock accounts a client has, e.g. 沪A 深A. */
export function accountKinds({ shA, szA }: Pick<ClientRecord, 'shA' | 'szA'>): string {
  return [shA === null ? '' : '沪A', szA === null ? '' : '深A'].join(' ').trim();
}
