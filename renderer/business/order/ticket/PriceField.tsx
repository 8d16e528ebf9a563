import type { Security } from '../../../../shared/rulebook/trading/security.ts';
import type { OrderFields } from './order-fields.ts';
import { FigureField } from './FigureField.tsx';
import type { MarketFacts } from './market-facts.ts';
import { priceText } from '../../../../shared/rulebook/trading/price-text.ts';
import type { QuoteStatement } from '../../../../shared/rulebook/trading/quote.ts';
import { quickPrices } from './quick-price.ts';
import { stepPrice, typedPrice } from './typed-figures.ts';

/** The limit of an order, or what protects a market order: typed, stepped by a tick, or taken from the quote. */
export function PriceField({
  id,
  fields,
  security,
  market,
  quote,
  message,
  onChange,
  onLeave,
}: {
  readonly id: string;
  readonly fields: Pick<OrderFields, 'side' | 'type' | 'price'>;
  readonly security: Security | null;
  readonly market: MarketFacts | null;
  readonly quote: QuoteStatement | null;
  readonly message: string | null;
  readonly onChange: (price: string) => void;
  readonly onLeave: () => void;
}) {
  const tick = market?.tick ?? security?.ownTickMilli ?? 10;
  const text = (milli: number) => priceText(milli, tick);
  const step = (by: 1 | -1) => {
    const typed = typedPrice(fields.price);
    // From nothing, a step begins at the last price.
    const from = typed.status === 'typed' ? typed.value : (quote?.lastMilli ?? null);
    if (from === null) return;
    onChange(text(typed.status === 'typed' ? stepPrice(from, tick, by) : from));
  };
  return (
    <FigureField
      id={id}
      label={fields.type === 'LIMIT' ? '价格' : '保护限价'}
      value={fields.price}
      unit="元"
      message={message}
      hint={`最小变动 ${text(tick)},+ 和 − 加减一档`}
      quick={quickPrices(fields.side, quote, market?.limits ?? null).map(
        ({ key, label, priceMilli }) => ({
          key,
          label,
          figure: priceMilli === null ? '' : text(priceMilli),
          run: priceMilli === null ? null : () => onChange(text(priceMilli)),
        }),
      )}
      onChange={onChange}
      onStep={step}
      onLeave={onLeave}
    />
  );
}
