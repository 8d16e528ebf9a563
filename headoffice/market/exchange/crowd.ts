import type { TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import type { Chance } from './chance.ts';
import type { Submission } from './order.ts';

/** The other participants of the market: by what seed they act, and how often in continuous trading. */
export interface CrowdSetup {
  readonly seed: number;
  readonly everyMs: number;
}

/** What the crowd sees of a security. Prices in thousandths. */
export interface CrowdView {
  readonly phase: TradingPhase;
  /** The last price, before it the previous close; on the tick. */
  readonly last: number;
  readonly close: number | null;
  readonly tick: number;
  /** Quantities are multiples of it. */
  readonly lotUnits: number;
}

/** An order of the crowd. Whether the exchange takes it is the exchange's business. */
export type CrowdOrder = Pick<Submission, 'side' | 'type' | 'quantity'> & {
  readonly price: number;
};

/**
 * What the crowd orders now: in a call both sides around the last price, so that they meet; in continuous trading five
 * prices on each side, and half the time an order that takes of them; after hours one order at the closing price.
 */
export function crowdOrders(view: CrowdView, chance: Chance): readonly CrowdOrder[] {
  switch (view.phase) {
    case 'OPEN_CALL_CANCELLABLE':
    case 'OPEN_CALL_NO_CANCEL':
    case 'CLOSE_CALL_NO_CANCEL':
      return quotes(view, chance, middleOf(view, chance), [-2, -1, 0, 1, 2, 3]);
    case 'CONTINUOUS':
      return inContinuous(view, chance);
    case 'AFTER_HOURS_FIXED_PRICE':
      return atClose(view, chance);
    default:
      return [];
  }
}

function inContinuous(view: CrowdView, chance: Chance): readonly CrowdOrder[] {
  const middle = middleOf(view, chance);
  return [...quotes(view, chance, middle, [1, 2, 3, 4, 5]), ...takers(view, chance, middle)];
}

/** Where the crowd sees the price: it wanders around the last one. */
function middleOf(view: CrowdView, chance: Chance): number {
  return view.last + (chance(5) - 2) * stepOf(view);
}

/** Buys so many steps below the middle, sells so many above it. */
function quotes(
  view: CrowdView,
  chance: Chance,
  middle: number,
  steps: readonly number[],
): readonly CrowdOrder[] {
  const step = stepOf(view);
  return steps.flatMap((away): readonly CrowdOrder[] => [
    limit('BUY', middle - away * step, units(view, chance, 30)),
    limit('SELL', middle + away * step, units(view, chance, 30)),
  ]);
}

/** An order that never reaches the fifth price of the other side, so that both sides stay quoted. */
function takers(view: CrowdView, chance: Chance, middle: number): readonly CrowdOrder[] {
  if (chance(2) === 0) return [];
  const side = chance(2) === 0 ? 'BUY' : 'SELL';
  const reach = (side === 'BUY' ? 4 : -4) * stepOf(view);
  return [limit(side, middle + reach, units(view, chance, 60))];
}

function atClose(view: CrowdView, chance: Chance): readonly CrowdOrder[] {
  if (view.close === null) return [];
  const side = chance(2) === 0 ? 'BUY' : 'SELL';
  return [{ side, type: 'AFTER_HOURS', price: view.close, quantity: units(view, chance, 60) }];
}

/** A two-thousandth of the price, at least a tick: dear shares move by more than a cent. */
function stepOf({ last, tick }: CrowdView): number {
  return Math.max(1, Math.floor(last / 2_000 / tick)) * tick;
}

function units({ lotUnits }: CrowdView, chance: Chance, most: number): number {
  return (chance(most) + 1) * lotUnits;
}

function limit(side: CrowdOrder['side'], price: number, quantity: number): CrowdOrder {
  return { side, type: 'LIMIT', price, quantity };
}
