/**
 * The tables of head office. What is hashed, signed or comes from outside is kept as canonical JSON *text*:
 * jsonb would reorder it, and refuses the escape of U+0000, which a counter may well have recorded. Values
 * that rows are found by are kept as digests, so that neither length nor content of a name can break an
 * index. Instants are integer ms, UTC.
 */
export const initial: readonly string[] = [
  `create table meta (name text primary key, value text not null)`,

  `create table branches (
    branch text primary key,
    name text not null,
    -- Last place given in the feed, and where the last page ends.
    feed_place bigint not null default 0,
    page_place bigint not null default 0,
    page_hash text not null default repeat('0', 64)
  )`,

  `create table counters (
    counter text primary key,
    branch text not null references branches,
    signing_key text not null,
    receiving_key text not null,
    installation text not null,
    enrolled_at bigint not null,
    -- How far its journal is stored here.
    epoch integer not null default 1,
    seq bigint not null default 0,
    hash text not null default repeat('0', 64),
    -- Last exchange, and the last one at which it had nothing that was not stored here.
    seen_at bigint,
    drained_at bigint,
    frozen_at bigint,
    fork_epoch integer,
    fork_seq bigint
  )`,

  `create table enrolment_codes (
    code_hash text primary key,
    counter text not null,
    made_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    used_by text
  )`,

  `create table challenges (
    challenge text primary key,
    counter text not null,
    expires_at bigint not null
  )`,

  `create table contacts (
    contact text primary key,
    token_hash text not null unique,
    counter text not null references counters,
    opened_at bigint not null,
    expires_at bigint not null,
    program text not null
  )`,

  // Never updated: what a counter recorded, as it arrived.
  `create table journal_entries (
    counter text not null,
    epoch integer not null,
    seq bigint not null,
    hash text not null,
    branch text not null,
    arrival bigint generated always as identity,
    received_at bigint not null,
    body text not null,
    primary key (counter, epoch, seq)
  )`,
  `create unique index journal_entries_arrival on journal_entries (arrival)`,

  // Stored and not yet decided, in arrival order.
  `create table lane_queue (
    arrival bigint primary key,
    branch text not null,
    counter text not null,
    epoch integer not null,
    seq bigint not null
  )`,
  `create index lane_queue_branch on lane_queue (branch, arrival)`,

  `create table cases (
    branch text not null,
    case_id text not null,
    business text not null,
    stage text not null,
    maker text not null,
    business_date text not null,
    counter text not null,
    place bigint not null,
    changed_at bigint not null,
    -- Of an open approval request, for the timer.
    approval_expires_at bigint,
    lookups text not null,
    state text not null,
    primary key (branch, case_id)
  )`,
  `create index cases_changed on cases (branch, changed_at desc, case_id)`,
  `create index cases_waiting on cases (approval_expires_at) where approval_expires_at is not null`,

  `create table registers (
    branch text not null,
    register text not null,
    key text not null,
    version integer not null,
    as_of bigint not null,
    body text,
    lookups text not null,
    primary key (branch, register, key)
  )`,

  // What cases and register rows are found by; scope is 'case:<business>' or 'register:<register>'.
  `create table lookups (
    branch text not null,
    scope text not null,
    digest text not null,
    key text not null,
    primary key (branch, scope, digest, key)
  )`,

  // The digest of a command: the same id with other content is an alarm.
  `create table command_ids (
    branch text not null,
    id text not null,
    digest text not null,
    place bigint not null,
    primary key (branch, id)
  )`,

  `create table feed_items (
    branch text not null,
    era integer not null,
    place bigint not null,
    kind text not null,
    case_id text,
    counter text,
    epoch integer,
    seq bigint,
    verdict text,
    decided_at bigint not null,
    digest text not null,
    item text not null,
    primary key (branch, era, place)
  )`,
  // An entry has one place in the feed: a second decision of it cannot be written.
  `create unique index feed_items_entry on feed_items (counter, epoch, seq) where counter is not null`,

  `create table feed_pages (
    branch text not null,
    era integer not null,
    from_place bigint not null,
    to_place bigint not null,
    hash text not null,
    statement text not null,
    signature text not null,
    primary key (branch, era, to_place)
  )`,

  `create table snapshots (
    branch text not null,
    era integer not null,
    place bigint not null,
    made_at bigint not null,
    manifest text not null,
    primary key (branch, era, place)
  )`,
  `create table snapshot_segments (
    branch text not null,
    era integer not null,
    place bigint not null,
    position integer not null,
    bytes bytea not null,
    primary key (branch, era, place, position),
    foreign key (branch, era, place) references snapshots on delete cascade
  )`,

  `create table staff (
    staff text primary key,
    branch text not null references branches,
    name text not null,
    roles text not null,
    checker boolean not null,
    public_key text,
    sealed_key text,
    revoked_at bigint
  )`,
  `create table staff_codes (
    code_hash text primary key,
    staff text not null references staff,
    made_at bigint not null,
    expires_at bigint not null,
    used_at bigint
  )`,

  // Outward effects. The external id is the command's: the sender asks before it sends again.
  `create table outbox (
    external_id text primary key,
    branch text not null,
    business text not null,
    case_id text not null,
    request text not null,
    made_at bigint not null,
    tries integer not null default 0,
    next_at bigint not null,
    done_at bigint,
    outcome text
  )`,
  `create index outbox_open on outbox (next_at) where done_at is null`,

  `create table number_ranges (
    branch text not null,
    name text not null,
    next bigint not null,
    primary key (branch, name)
  )`,

  `create table alarms (
    id bigint generated always as identity primary key,
    branch text not null,
    counter text,
    at bigint not null,
    code text not null,
    detail text not null
  )`,
  `create index alarms_branch on alarms (branch, id desc)`,

  `create table operator_tokens (token_hash text primary key, made_at bigint not null)`,
  // Who asked for unmasked personal data, and why.
  `create table operator_log (
    id bigint generated always as identity primary key,
    at bigint not null,
    what text not null,
    reason text not null
  )`,

  // The simulated clearing house, which is another company: nothing here refers to it.
  `create table simulated_clearing (
    external_id text primary key,
    submitted_at bigint not null,
    answer text not null
  )`,
];
