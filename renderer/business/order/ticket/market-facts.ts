import { limitsOf } from '../../../../shared/business/order/market-lines.ts';
import { TicketType } from '../../../../shared/business/order/ticket.ts';
import { rowOn, rowsOn } from '../../../../shared/rulebook/dated-table.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import type { LimitAnswer } from '../../../../shared/rulebook/trading/price-limit-explained.ts';
import type { QuoteStatement } from '../../../../shared/rulebook/trading/quote.ts';
import type { Security } from '../../../../shared/rulebook/trading/security.ts';

/** What a ticket needs of the market beside the quote itself. */
export interface MarketFacts {
  /** The smallest step of its price, in thousandths. */
  readonly tick: number;
  readonly lot: { readonly least: number; readonly step: number };
  /** Null without a quote or a row for the day. */
  readonly limits: LimitAnswer | null;
  /** Types the exchange takes, the limit order first. */
  readonly types: readonly TicketType[];
}

// What a table without a row for the day leaves: the rules refuse the order in words.
const usualTick = 10;
const usualLot = { least: 100, step: 100 };

/** The market's measures of a security on a day. */
export function marketFacts(
  security: Security,
  quote: QuoteStatement | null,
  day: string,
  tables: RuleTables,
): MarketFacts {
  const { board, market, ownTickMilli } = security;
  const tick = rowOn(tables.priceTicks, day, { board });
  const lot = rowOn(tables.lots, day, { board });
  const taken = new Set(
    rowsOn(tables.orderTypes, day)
      .filter((row) => row.market === market)
      .map(({ type }) => type),
  );
  return {
    tick: ownTickMilli ?? (tick.found ? tick.row.tick : usualTick),
    lot: lot.found ? { least: lot.row.minUnits, step: lot.row.incrementUnits } : usualLot,
    limits: limitsOf(security, quote, day, tables),
    types: TicketType.options.filter((one) => one === 'LIMIT' || taken.has(one)),
  };
}

/** Whether a type carries a price: the limit, or one that protects it. */
export function takesPrice(
  type: TicketType,
  { market }: Pick<Security, 'market'>,
  day: string,
  tables: RuleTables,
): boolean {
  if (type === 'LIMIT') return true;
  const row = rowsOn(tables.orderTypes, day).find(
    (one) => one.market === market && one.type === type,
  );
  return row?.protectionPrice === true;
}
