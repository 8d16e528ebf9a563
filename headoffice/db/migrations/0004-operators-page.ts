/**
 * What the operators' page shows beyond the protocol: what counters told of themselves, alarms somebody has
 * dealt with, and notices. Nothing here is used to decide anything.
 */
export const operatorsPage: readonly string[] = [
  // Told heads: the oldest entry not stored was heard of at pending_since, or later once pending_to is stored.
  `alter table counters add column told_epoch bigint`,
  `alter table counters add column told_seq bigint`,
  `alter table counters add column told_at bigint`,
  `alter table counters add column told_place bigint`,
  `alter table counters add column pending_since bigint`,
  `alter table counters add column pending_to bigint`,
  // Of the newest contact, whatever its judgement.
  `alter table counters add column contact_at bigint`,
  `alter table counters add column judgement text`,
  // As JSON: it comes from outside and may hold U+0000, which the database refuses in a text.
  `alter table counters add column program text`,
  `alter table counters add column clock_difference_ms bigint`,

  `alter table alarms add column closed_at bigint`,
  `alter table alarms add column closed_by text`,
  `alter table alarms add column closed_reason text`,
  `create index alarms_open on alarms (branch, counter) where closed_at is null`,

  `create index feed_items_set_aside on feed_items (branch, place) where verdict = 'set-aside'`,

  // A notice as it was published; its rows in the registers of the branches are what travels.
  `create table notices (
    id text primary key,
    published_at bigint not null,
    body text not null,
    withdrawn_at bigint,
    withdrawn_by text
  )`,
  `create table notice_branches (
    notice text not null references notices,
    branch text not null references branches,
    primary key (notice, branch)
  )`,
];
