/** Since when a piece is not whole on head office's disk: its row stays, because what is gone may be put back. */
export const lostEvidence: readonly string[] = ['alter table evidence add column lost_at bigint'];
