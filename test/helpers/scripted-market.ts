import type {
  MarketOrder,
  OrderGateway,
  OrderReport,
} from '../../headoffice/market/order-gateway.ts';
import type { QuoteSource } from '../../headoffice/market/quote-source.ts';

/** A market that says what a test lets it say. */
export interface ScriptedMarket {
  readonly gateway: OrderGateway;
  readonly quotes: QuoteSource;
  /** What was sent, oldest first. */
  readonly sent: MarketOrder[];
  readonly cancelled: string[];
  /** What it has reported so far; a test adds to it. */
  readonly reports: OrderReport[];
}

/** A market without orders. */
export function scriptedMarket(): ScriptedMarket {
  const sent: MarketOrder[] = [];
  const cancelled: string[] = [];
  const reports: OrderReport[] = [];
  const knows = (orderId: string): boolean => sent.some((one) => one.orderId === orderId);
  return {
    sent,
    cancelled,
    reports,
    gateway: {
      knows: async (orderId) => await Promise.resolve(knows(orderId)),
      async submit(order) {
        sent.push(order);
        await Promise.resolve();
      },
      async cancel(orderId) {
        if (knows(orderId)) cancelled.push(orderId);
        return await Promise.resolve(knows(orderId));
      },
      async reportsAfter(place, limit) {
        const from = Number(place);
        const told = reports.slice(from, from + limit);
        return await Promise.resolve({ reports: told, next: String(from + told.length) });
      },
    },
    quotes: {
      quotes: async () => await Promise.resolve([]),
      history: async () => await Promise.resolve(null),
    },
  };
}
