/** When each visit of a client was last carried by an act, in the order of its counter's journal: it lapses by that. */
export const visitActs: readonly string[] = [
  `create table visit_acts (
    branch text not null,
    visit text not null,
    last_at bigint not null,
    primary key (branch, visit)
  )`,
];
