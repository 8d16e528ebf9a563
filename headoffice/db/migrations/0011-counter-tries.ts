/** Wrong trading passwords of each counter in the current hour, counted from 1970. */
export const counterTries: readonly string[] = [
  `create table counter_tries (
    counter text not null,
    hour bigint not null,
    wrong integer not null,
    primary key (counter, hour)
  )`,
];
