import { z } from 'zod';
import { Board } from './board.ts';
import { Market } from './market.ts';
import { priceText } from './price-text.ts';
import { TurnaroundInstrument } from './turnaround.ts';

/** A security's key in registers and orders: exchange and code, e.g. XSHG.600519. */
export const SecurityKey = z.string().regex(/^(?:XSHG|XSHE|XBSE)\.\d{6}$/);

/**
 * A row of the register `security`: what lasts longer than a day. Its key is the `SecurityKey`. One body:
 *
 * { "market": "XSHG", "code": "600519", "name": "贵州茅台", "board": "SH_MAIN", "instrument": "A_SHARE",
 *   "status": "NORMAL", "ownTickMilli": null }
 */
export const Security = z.object({
  market: Market,
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(1).max(40),
  board: Board,
  instrument: TurnaroundInstrument,
  /** GROWTH_INDEX: a fund that follows an index of STAR or ChiNext. */
  status: z.enum(['NORMAL', 'RISK_WARNING', 'DELISTING', 'GROWTH_INDEX']),
  /** Its own tick in thousandths, where it has another than its board. */
  ownTickMilli: z.int().min(1).max(1000).nullable(),
});
/** A security as head office's register has it. */
export type Security = Readonly<z.infer<typeof Security>>;

/** Name of the register. */
export const securityRegister = 'security';

/** securityKey({ market: 'XSHG', code: '600519' }) → 'XSHG.600519' */
export function securityKey({ market, code }: Pick<Security, 'market' | 'code'>): string {
  return `${market}.${code}`;
}

/** What its quantity is counted in, as staff read it. */
export function unitOf({ board }: Pick<Security, 'board'>): '股' | '份' | '张' {
  if (board === 'CB') return '张';
  return board === 'ETF' || board === 'REIT' ? '份' : '股';
}

/** A price with the decimals its security is quoted in: 77.36 of a share, 4.415 of a fund. */
export function securityPrice(
  priceMilli: number,
  { board, ownTickMilli }: Pick<Security, 'board' | 'ownTickMilli'>,
): string {
  const isFine = board === 'ETF' || board === 'REIT' || board === 'CB';
  return priceText(priceMilli, ownTickMilli ?? (isFine ? 1 : 10));
}
