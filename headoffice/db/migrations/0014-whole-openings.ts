/**
 * What an opening of the whole form needs outside: what each effect asks for and since when it is out, the lists of
 * screening with the names in clear (`people`, JSON) and as they travel (`body`, JSON), and the simulated banks.
 */
export const wholeOpenings: readonly string[] = [
  `alter table outbox
     add column kind text not null default 'open-accounts',
     add column sent_at bigint`,
  'create index outbox_case on outbox (branch, case_id)',
  `create table screening_lists (
    version text primary key,
    listed_on text not null,
    loaded_at bigint not null,
    loaded_by text not null,
    people text not null,
    body text not null
  )`,
  `create table simulated_bank (
    contract text primary key,
    submitted_at bigint not null
  )`,
];
