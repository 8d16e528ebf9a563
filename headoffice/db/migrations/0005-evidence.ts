/**
 * Evidence of counters. The bytes are sealed files in head office's evidence folder, a branch a folder; these rows
 * say which of them are whole, which are on their way, and which ones the journals name.
 */
export const evidence: readonly string[] = [
  `create table evidence (
    branch text not null references branches,
    digest text not null,
    -- The counter that brought it first.
    counter text not null,
    media_type text not null,
    bytes bigint not null,
    received_at bigint not null,
    primary key (branch, digest)
  )`,

  // Begun and not finished.
  `create table evidence_uploads (
    upload text primary key,
    branch text not null references branches,
    counter text not null,
    digest text not null,
    media_type text not null,
    bytes bigint not null,
    begun_at bigint not null
  )`,
  `create index evidence_uploads_counter on evidence_uploads (counter, begun_at)`,

  // The first entry that names a piece. arrived: the piece is in the table above.
  `create table evidence_named (
    branch text not null,
    digest text not null,
    counter text not null,
    epoch integer not null,
    seq bigint not null,
    named_at bigint not null,
    arrived boolean not null,
    primary key (branch, digest)
  )`,
  `create index evidence_awaited on evidence_named (named_at) where not arrived`,
];
