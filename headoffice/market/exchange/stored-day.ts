import { z } from 'zod';
import { BusinessDate } from '../../../shared/values/dates.ts';
import { stand } from './book.ts';
import { CrowdSetup } from './crowd.ts';
import { type Day, type ExchangeTables, newDay } from './day.ts';
import { Figures, Held, Trade } from './figures.ts';
import { Instrument } from './instrument.ts';
import { Order } from './order.ts';
import { Report } from './report.ts';

/** A day as it is kept: all but the rule tables, which are given again. The books follow from the open orders. */
export const StoredDay = z.strictObject({
  form: z.literal(1),
  setup: z.strictObject({
    date: BusinessDate,
    instruments: z.array(Instrument),
    crowd: CrowdSetup.nullable(),
  }),
  now: z.int(),
  nextOrderNo: z.int(),
  nextTradeNo: z.int(),
  orders: z.array(Order),
  held: z.array(Held),
  figures: z.array(z.strictObject({ security: z.string(), figures: Figures })),
  trades: z.array(Trade),
  reports: z.array(Report),
});
export type StoredDay = z.infer<typeof StoredDay>;

/** A day to be kept; nothing in it is shared with the day that goes on. */
export function storeDay(day: Day): StoredDay {
  const { setup, now, nextOrderNo, nextTradeNo, orders, held, securities, trades, reports } = day;
  return structuredClone({
    form: 1,
    // Made an array of its own: a stored day is written as a whole, a setup only read.
    setup: { ...setup, instruments: [...setup.instruments] },
    now,
    nextOrderNo,
    nextTradeNo,
    orders: [...orders.values()],
    held,
    figures: [...securities.values()].map(({ security, figures }) => ({ security, figures })),
    trades,
    reports,
  });
}

/** The day that was kept, to go on with. Throws what Zod throws for what was not kept by `storeDay`. */
export function restoreDay(raw: unknown, tables: ExchangeTables): Day {
  const stored = StoredDay.parse(raw);
  const { now, nextOrderNo, nextTradeNo, held } = stored;
  const day: Day = { ...newDay(stored.setup, tables), now, nextOrderNo, nextTradeNo, held };
  const coming = day.timetable.findIndex(({ at }) => at > now);
  day.nextMoment = coming === -1 ? day.timetable.length : coming;
  day.trades.push(...stored.trades);
  day.reports.push(...stored.reports);
  for (const { security, figures } of stored.figures) {
    Object.assign(day.securities.get(security)?.figures ?? {}, figures);
  }
  for (const order of stored.orders) restoreOrder(day, order);
  return day;
}

function restoreOrder(day: Day, order: Order): void {
  day.orders.set(order.orderNo, order);
  if (order.clientOrderId !== null) day.ordersByClientId.set(order.clientOrderId, order);
  const security = day.securities.get(order.security);
  if (order.status !== 'open' || security === undefined) return;
  stand(order.type === 'AFTER_HOURS' ? security.afterHours : security.auction, order);
}
