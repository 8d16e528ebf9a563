import type { SignedDelegation } from '../../../shared/safeguards/delegation.ts';
import { holdsNeed, type ApprovalNeed } from '../../../shared/safeguards/need.ts';
import type { AuthorityStatement } from '../../../shared/safeguards/authority.ts';
import type { CaseRow } from '../../data/types.ts';

/** What somebody may decide on: by their own authority and by delegations in force to them. */
export interface Rights {
  readonly authority: Pick<AuthorityStatement, 'staff' | 'name' | 'checker' | 'roles'>;
  readonly delegations: readonly SignedDelegation[];
}

/**
 * Where a person stands to a waiting case. may: with the need they would fill, and by whose right; own, over,
 * again: why not; none: not theirs to decide. The shared rules judge again when it is recorded.
 */
export type Standing =
  | { readonly kind: 'may'; readonly need: ApprovalNeed; readonly by: SignedDelegation | null }
  | { readonly kind: 'own' | 'over' | 'again' }
  | { readonly kind: 'none' };

export function standingOf(
  { maker, waiting }: Pick<CaseRow, 'maker' | 'waiting'>,
  { authority, delegations }: Rights,
  now: number,
): Standing {
  if (waiting === null) return { kind: 'none' };
  const { staff } = authority;
  if (maker === staff) return { kind: 'own' };
  const usable = delegations.filter(({ statement }) => isUsable(statement, staff, maker, now));
  for (const need of waiting.needs) {
    const own = holdsNeed(authority, need);
    const by = own ? null : usable.find(({ statement }) => statement.needs.includes(need));
    if (by === undefined) continue;
    if (waiting.approvers.includes(staff)) return { kind: 'again' };
    return now > waiting.expiresAt ? { kind: 'over' } : { kind: 'may', need, by };
  }
  return { kind: 'none' };
}

function isUsable(
  { to, from, fromAt, untilAt }: SignedDelegation['statement'],
  staff: string,
  maker: string,
  now: number,
): boolean {
  return to === staff && from !== maker && fromAt <= now && now <= untilAt;
}

/** Why a case that is listed cannot be decided by who looks, in words. */
export const standingWords: Readonly<Record<'own' | 'over' | 'again', string>> = {
  own: '本人提交,经办与复核不能同一人',
  over: '时限已过,待经办重新提交',
  again: '本人已复核,另一项须他人办理',
};
