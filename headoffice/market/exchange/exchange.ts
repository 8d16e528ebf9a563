import { advance } from './advance.ts';
import { cancel } from './cancel.ts';
import { type ExchangeSetup, type ExchangeTables, newDay } from './day.ts';
import { type DayFile, dayFileOf, orderRow, type OrderRow } from './day-file.ts';
import type { Minute } from './figures.ts';
import type { Submission } from './order.ts';
import type { Report } from './report.ts';
import { type MarketSnapshot, snapshotOf } from './snapshot.ts';
import { submit } from './submit.ts';

/**
 * The exchanges for one business date, simulated. What is asked at an instant first lets all happen that time does up to
 * it; an instant before the latest counts as the latest. Answers are the reports that came of it, of any order of the
 * house, in the order of their numbers.
 */
export interface Exchange {
  readonly date: string;
  /**
   * An order. Sent again it is not taken again: the answer is then all reports about it so far.
   *
   * @throws Fault COMMAND_ID_REUSED for another order under the same number
   */
  submit(order: Submission & { readonly at: number }): readonly Report[];
  /** A cancellation of what is left of an order; one that was carried out and is sent again as `submit`. */
  cancel(order: { readonly clientOrderId: string; readonly at: number }): readonly Report[];
  /** Time goes on to an instant, which is included. */
  advance(to: number): readonly Report[];
  /** The reports after a number, 0 for all. */
  reportsSince(no: number): readonly Report[];
  reportsOf(clientOrderId: string): readonly Report[];
  /** Null: the exchange never got it. */
  orderOf(clientOrderId: string): OrderRow | null;
  ordersOf(account: string): readonly OrderRow[];
  snapshot(): MarketSnapshot;
  /** The day's line of a security: the minutes with a trade, in their order. An unknown one has none. */
  minutes(security: string): readonly Minute[];
  dayFile(): DayFile;
}

/**
 * A day of the simulated exchanges before its first order. It is not stored: the same orders and cancellations at the
 * same instants and in the same order give the same reports with the same numbers, however often time went on between.
 * An instant that is past counts as the latest, so what is to be played again is kept with the instant it was taken at,
 * which its reports have.
 */
export function simulatedExchange(setup: ExchangeSetup, tables: ExchangeTables): Exchange {
  const day = newDay(setup, tables);
  const reportsSince = (no: number) => day.reports.slice(no);
  const reportsOf = (id: string) => day.reports.filter(({ clientOrderId }) => clientOrderId === id);
  /** What came of an act; of one that was done before, all that was said of its order as well. */
  const answer = (about: string, at: number, act: () => boolean): readonly Report[] => {
    const before = day.reports.length;
    advance(day, at);
    const isNew = act();
    const fresh = reportsSince(before);
    if (isNew) return fresh;
    return [...reportsOf(about).filter(({ no }) => no <= before), ...fresh];
  };
  return {
    date: day.setup.date,
    submit: ({ at, ...order }) => answer(order.clientOrderId, at, () => submit(day, order)),
    cancel: ({ clientOrderId: id, at }) => answer(id, at, () => cancel(day, id)),
    advance(to) {
      const before = day.reports.length;
      advance(day, to);
      return reportsSince(before);
    },
    reportsSince,
    reportsOf,
    orderOf(id) {
      const order = day.ordersByClientId.get(id);
      return order === undefined ? null : (orderRow(order)[0] ?? null);
    },
    ordersOf: (account) =>
      [...day.ordersByClientId.values()].filter((one) => one.account === account).flatMap(orderRow),
    snapshot: () => snapshotOf(day),
    minutes: (security) => [...(day.securities.get(security)?.figures.minutes ?? [])],
    dayFile: () => dayFileOf(day),
  };
}
