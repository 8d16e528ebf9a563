/**
 * What is stored and not yet decided, a row for each run of entries as a batch brought it, in place of a row for each
 * entry: `from_seq` moves on as the lane does, and the row goes when the lane is through. `arrival` is the first entry's.
 */
export const laneRanges: readonly string[] = [
  `create table lane_ranges (
    arrival bigint primary key,
    branch text not null,
    counter text not null,
    epoch integer not null,
    from_seq bigint not null,
    to_seq bigint not null
  )`,
  'create index lane_ranges_branch on lane_ranges (branch, arrival)',
  `insert into lane_ranges (arrival, branch, counter, epoch, from_seq, to_seq)
   select arrival, branch, counter, epoch, seq, seq from lane_queue`,
  'drop table lane_queue',
];
