/**
 * When a person's key was last sealed by a new password; 0 as sealed at the first sign-in. The newest sealing is
 * the one the branch's counters get.
 */
export const sealedAt: readonly string[] = [
  `alter table staff add column sealed_at bigint not null default 0`,
];
