/** The simulated exchanges as the order gateway sees them. */
export { simulatedExchange } from './exchange.ts';
export type { Exchange } from './exchange.ts';
export type { ExchangeSetup, ExchangeTables } from './day.ts';
export type { DayFile, OrderRow, TradeRow } from './day-file.ts';
export { type Instrument, securityOf } from './instrument.ts';
export { Submission } from './order.ts';
export type { Report } from './report.ts';
export type { MarketSnapshot } from './snapshot.ts';
