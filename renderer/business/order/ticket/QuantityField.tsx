import { availableFen } from '../../../../shared/rulebook/money/funds.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { unitOf } from '../../../../shared/rulebook/trading/security.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import type { Desk } from './desk.ts';
import { FigureField, type QuickKey } from './FigureField.tsx';
import type { MarketFacts } from './market-facts.ts';
import { halfOf, mostFor, toLot } from './quick-quantity.ts';
import { typedAmount, typedQuantity } from './typed-figures.ts';

/** What a quantity is reckoned by; null until a security is chosen and the client's means are read. */
export interface QuantityGround {
  readonly ticket: OrderTicket;
  readonly market: MarketFacts;
  readonly desk: Desk;
  readonly sellable: number;
  readonly at: { readonly day: string; readonly tables: RuleTables };
}

/** How much: typed, stepped by a lot, all or half of what there is, or by an amount typed behind *. */
export function QuantityField({
  id,
  value,
  ground,
  message,
  onChange,
  onLeave,
}: {
  readonly id: string;
  readonly value: string;
  readonly ground: QuantityGround | null;
  readonly message: string | null;
  readonly onChange: (quantity: string) => void;
  readonly onLeave: () => void;
}) {
  const lot = ground?.market.lot ?? { least: 100, step: 100 };
  const step = (by: 1 | -1) => {
    const typed = typedQuantity(value);
    const from = typed.status === 'typed' ? typed.value : 0;
    const grown = from === 0 ? lot.least : from + by * lot.step;
    onChange(String(Math.max(lot.least, grown)));
  };
  const leave = () => {
    const amount = value.trim().startsWith('*') ? typedAmount(value) : null;
    if (amount !== null && ground !== null) onChange(String(forAmount(ground, amount)));
    onLeave();
  };
  return (
    <FigureField
      id={id}
      label="数量"
      value={value}
      unit={ground === null ? '股' : unitOf(ground.ticket.security)}
      message={message}
      hint="* 加金额按金额折算,如 *50000"
      quick={quickKeys(ground, onChange)}
      onChange={onChange}
      onStep={step}
      onLeave={leave}
    />
  );
}

/** How much an amount buys, or brings: of a sale without fees, by the price alone. */
function forAmount({ ticket, market, at }: QuantityGround, amountFen: number): number {
  if (ticket.side === 'BUY') return mostFor(ticket, amountFen, market, at);
  const { priceMilli } = ticket;
  return priceMilli === null ? 0 : toLot(Math.floor((amountFen * 10) / priceMilli), market.lot);
}

function quickKeys(
  ground: QuantityGround | null,
  onChange: (quantity: string) => void,
): readonly QuickKey[] {
  const all = ground === null ? 0 : mostOf(ground);
  const half = ground === null ? 0 : halfOf(all, ground.market.lot);
  const key = (name: string, label: string, units: number): QuickKey => ({
    key: name,
    label,
    figure: units === 0 ? '' : figureCount(units),
    run: units === 0 ? null : () => onChange(String(units)),
  });
  return [key('.', '全部', all), key('/', '一半', half)];
}

function mostOf({ ticket, market, desk, sellable, at }: QuantityGround): number {
  if (ticket.side === 'SELL') return sellable;
  const { funds } = desk.facts;
  return funds === null ? 0 : mostFor(ticket, availableFen(funds), market, at);
}
