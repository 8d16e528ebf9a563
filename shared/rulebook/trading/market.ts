import { z } from 'zod';
import type { Board } from './board.ts';

/** An exchange of the mainland, as the calendars name it. */
export const Market = z.enum(['XSHG', 'XSHE', 'XBSE']);
export type Market = z.infer<typeof Market>;

/** The exchanges as staff read them. */
export const marketNames: Readonly<Record<Market, string>> = {
  XSHG: '上交所',
  XSHE: '深交所',
  XBSE: '北交所',
};

/** The exchanges a board's instruments are listed on. */
export const marketsOf: Readonly<Record<Board, readonly Market[]>> = {
  SH_MAIN: ['XSHG'],
  SZ_MAIN: ['XSHE'],
  CHINEXT: ['XSHE'],
  STAR: ['XSHG'],
  BSE: ['XBSE'],
  ETF: ['XSHG', 'XSHE'],
  CB: ['XSHG', 'XSHE'],
  SH_B: ['XSHG'],
  SZ_B: ['XSHE'],
  REIT: ['XSHG', 'XSHE'],
};
