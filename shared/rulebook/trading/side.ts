import { z } from 'zod';

/** Which side of the market an order is on. */
export const Side = z.enum(['BUY', 'SELL']);
export type Side = z.infer<typeof Side>;

/** The sides as staff read them. */
export const sideNames: Readonly<Record<Side, string>> = { BUY: '买入', SELL: '卖出' };
