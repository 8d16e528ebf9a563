/** The simulated exchanges as the order gateway sees them. */
export { simulatedExchange } from './exchange.ts';
export type { Exchange } from './exchange.ts';
export type { Instrument } from './instrument.ts';
/** The schema of an order, for whoever gets one from outside. */
export { Submission } from './order.ts';
export type { Report } from './report.ts';
export type { MarketSnapshot } from './snapshot.ts';
