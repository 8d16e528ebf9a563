/**
 * Rule editions: proposed by one operator, published by another. `document` is what is signed, as canonical JSON, and
 * never changes; an edition that was withdrawn, or a proposal that was dropped, keeps its row and its name.
 */
export const ruleEditions: readonly string[] = [
  `create table rule_editions (
    edition text primary key,
    valid_from text not null,
    document text not null,
    proposed_at bigint not null,
    proposed_by text not null,
    dropped_at bigint,
    dropped_by text,
    published_at bigint,
    published_by text,
    signature text,
    withdrawal_asked_at bigint,
    withdrawal_asked_by text,
    withdrawal_reason text,
    withdrawn_at bigint,
    withdrawn_by text
  )`,
];
