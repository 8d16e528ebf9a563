/**
 * The simulated market: what it was asked, in the order it was asked, from which a day is played again; and how far each
 * day has gone on, so that no process plays it otherwise. And the day each branch has come to.
 */
export const orders: readonly string[] = [
  `create table simulated_market_days (
    day text primary key,
    advanced_to bigint not null
  )`,
  `create table simulated_market_inputs (
    serial bigint generated always as identity primary key,
    day text not null,
    order_id text not null,
    at bigint not null,
    input text not null
  )`,
  'create index simulated_market_inputs_by_day on simulated_market_inputs (day, serial)',
  `alter table branches add column rolled_to text not null default ''`,
  `create index cases_open on cases (business, business_date, case_id) where stage = 'accepted'`,
  'create index simulated_market_inputs_by_order on simulated_market_inputs (order_id)',
];
