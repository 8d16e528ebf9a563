import {
  type Exchange,
  type Instrument,
  type Report,
  simulatedExchange,
  type Submission,
} from '../../headoffice/market/exchange/index.ts';
import { ruleTables } from './rule-tables.ts';

/** A Monday, and a trading day. */
export const tradeDate = '2026-11-23';

/** The instant of a Beijing time of that day, 'HH:MM:SS' or 'HH:MM'. */
export function instant(time: string): number {
  return Date.parse(`${tradeDate}T${time}+08:00`);
}

const plain = { prevClose: 10_000, status: 'NORMAL', suspended: false } as const;

/** One instrument of every kind that trades differently, at 10.00. */
export const instruments = {
  'XSHG.600519': { ...plain, market: 'XSHG', code: '600519', board: 'SH_MAIN' },
  'XSHE.000001': { ...plain, market: 'XSHE', code: '000001', board: 'SZ_MAIN' },
  'XSHE.300750': { ...plain, market: 'XSHE', code: '300750', board: 'CHINEXT' },
  'XSHG.688981': { ...plain, market: 'XSHG', code: '688981', board: 'STAR' },
  'XBSE.920799': { ...plain, market: 'XBSE', code: '920799', board: 'BSE' },
  'XSHG.510300': { ...plain, market: 'XSHG', code: '510300', board: 'ETF' },
  'XSHE.159915': { ...plain, market: 'XSHE', code: '159915', board: 'ETF' },
  'XSHE.123456': { ...plain, market: 'XSHE', code: '123456', board: 'CB', prevClose: 100_000 },
} as const satisfies Readonly<Record<string, Instrument>>;

export type Security = keyof typeof instruments;

/** An exchange without a crowd, or with the one of a seed. */
export function exchangeWith(
  options: {
    readonly seed?: number;
    /** How often the crowd of the seed acts; each minute. */
    readonly everyMs?: number;
    readonly instruments?: readonly Instrument[];
    readonly date?: string;
  } = {},
): Exchange {
  const { seed, everyMs = 60_000, date = tradeDate } = options;
  return simulatedExchange(
    {
      date,
      instruments: options.instruments ?? Object.values(instruments),
      crowd: seed === undefined ? null : { seed, everyMs },
    },
    ruleTables,
  );
}

/** An order of 100 at 10.00 at 10:00, or as it is changed. */
export function order(
  clientOrderId: string,
  change: Partial<Omit<Submission, 'clientOrderId'>> & { readonly time?: string } = {},
): Submission & { readonly at: number } {
  const { time = '10:00', ...rest } = change;
  return {
    clientOrderId,
    account: 'A000000001',
    security: 'XSHG.600519',
    side: 'BUY',
    type: 'LIMIT',
    price: 10_000,
    quantity: 100,
    sellable: null,
    at: instant(time),
    ...rest,
  };
}

/** Reports in short: 'B1 filled 100 @ 10000 leaves 0'. */
export function inShort(reports: readonly Report[]): readonly string[] {
  return reports.map((report) => `${report.clientOrderId} ${wordsOf(report)}`);
}

function wordsOf(report: Report): string {
  switch (report.status) {
    case 'held':
      return `held ${report.what}`;
    case 'accepted':
      return 'accepted';
    case 'filled':
      return `filled ${report.quantity} @ ${report.price} leaves ${report.leaves}`;
    case 'rejected':
    case 'cancelRejected':
      return `${report.status} ${report.code}`;
    case 'cancelled':
      return `cancelled ${report.quantity} ${report.reason}`;
    case 'expired':
      return `expired ${report.quantity}`;
  }
}
