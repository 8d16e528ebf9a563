/** Operators' tokens have a name and an end, and the log says who. Tokens made before go on for 90 days. */
export const operatorsByName: readonly string[] = [
  `alter table operator_tokens add column name text not null default ''`,
  `alter table operator_tokens add column expires_at bigint not null default 0`,
  `update operator_tokens set expires_at = made_at + 90::bigint * 24 * 3600000`,
  `alter table operator_log add column operator text not null default ''`,
];
