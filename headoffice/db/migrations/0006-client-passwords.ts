/**
 * Clients' trading passwords, as Argon2id in its PHC form, with wrong tries in a row and the instant a lock
 * ends; and the challenges keypads have not answered yet, each good once.
 */
export const clientPasswords: readonly string[] = [
  `create table client_passwords (
    client_no text primary key,
    hash text not null,
    wrong integer not null default 0,
    locked_until bigint,
    changed_at bigint not null
  )`,
  `create table password_challenges (
    challenge text primary key,
    client_no text not null,
    counter text not null,
    visit text not null,
    expires_at bigint not null
  )`,
];
