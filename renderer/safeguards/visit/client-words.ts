import { Permission } from '../../../shared/rulebook/suitability/permissions.ts';
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

/** The kind of investor in words; '' is 未登记. */
export function investorWord(type: string): string {
  if (type === '') return '未登记';
  return type === 'ORDINARY' ? '普通投资者' : '专业投资者';
}

const marks: Readonly<Record<Permission, string>> = {
  CHINEXT: '创',
  STAR: '科',
  STAR_GROWTH: '科创成长',
  BSE: '北',
  NEEQ_INNOVATION: '创新层',
  NEEQ_BASE: '基础层',
  HK_CONNECT: '港',
  MARGIN: '两融',
  OPTIONS: '期权',
  RISK_WARNING_BUY: '风险警示',
  DELISTING_BUY: '退市整理',
  CONVERTIBLE_BOND: '转债',
  REIT: 'REITs',
};

/** The permissions that are open, as short as the trade says them: 创 科 北 港. One this program does not know by its code. */
export function permissionMarks({ permissions }: Pick<ClientRecord, 'permissions'>): string {
  return permissions
    .filter(({ state }) => state === 'OPEN')
    .map(({ permission }) => {
      const known = Permission.safeParse(permission);
      return known.success ? marks[known.data] : permission;
    })
    .join(' ');
}
