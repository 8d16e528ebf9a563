/**
 * How far the counter was stored when a challenge was made. Those of the minute of the change count as made
 * before everything, which only says less.
 */
export const challengeHeads: readonly string[] = [
  `alter table challenges add column epoch integer not null default 1`,
  `alter table challenges add column seq bigint not null default 0`,
];
