import { z } from 'zod';
import type { AuthorityStatement } from './authority.ts';

/** One approval an act needs. `check`: another teller with the checker right; `supervise`: a supervisor or above. */
export const ApprovalNeed = z.enum(['check', 'supervise']);
export type ApprovalNeed = z.infer<typeof ApprovalNeed>;

/** The trade's word for a need. */
export const needWords: Readonly<Record<ApprovalNeed, string>> = {
  check: '复核',
  supervise: '主管授权',
};

/**
 * Whether somebody holds by themselves the right a need asks for. Rule AP-6 (docs/rules.md); a branch manager
 * stands above the supervisors and authorizes as they do.
 */
export function holdsNeed(
  { checker, roles }: Pick<AuthorityStatement, 'checker' | 'roles'>,
  need: ApprovalNeed,
): boolean {
  return need === 'check'
    ? checker
    : roles.includes('supervisor') || roles.includes('branch-manager');
}
