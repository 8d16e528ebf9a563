/**
 * Every query of a person at the police or the clearing house: the signed answer (`statement` as JSON), by head office's
 * own number. Whom it is about stands there as a digest.
 */
export const identityChecks: readonly string[] = [
  `create table identity_checks (
    reference text primary key,
    counter text not null,
    case_id text not null,
    kind text not null,
    subject text not null,
    statement text not null,
    signature text not null,
    at bigint not null
  )`,
  'create index identity_checks_by_case on identity_checks (case_id, kind)',
];
