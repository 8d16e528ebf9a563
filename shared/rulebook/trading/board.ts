import { z } from 'zod';

/** Where an instrument is traded, and as what: an attribute of the instrument, never read off its code. */
export const Board = z.enum([
  'SH_MAIN',
  'SZ_MAIN',
  'CHINEXT',
  'STAR',
  'BSE',
  'ETF',
  'CB',
  'SH_B',
  'SZ_B',
  'REIT',
]);
export type Board = z.infer<typeof Board>;

/** A board as cases write it: a convertible bond has two names, `CB` as a board, `CONVERTIBLE_BOND` as an instrument. */
export const BoardText = z
  .enum([...Board.options, 'CONVERTIBLE_BOND'])
  .transform((board): Board => (board === 'CONVERTIBLE_BOND' ? 'CB' : board));

/** The boards as staff read them. */
export const boardNames: Readonly<Record<Board, string>> = {
  SH_MAIN: '沪市主板',
  SZ_MAIN: '深市主板',
  CHINEXT: '创业板',
  STAR: '科创板',
  BSE: '北交所',
  ETF: '交易型基金',
  CB: '可转债',
  SH_B: '沪市 B 股',
  SZ_B: '深市 B 股',
  REIT: '公募 REITs',
};
