import type { Side } from './side.ts';

/** Why a quantity cannot be ordered, or OK. */
export type LotResult =
  | 'OK'
  | 'QTY_NOT_POSITIVE_INTEGER'
  | 'INSUFFICIENT_SELLABLE'
  | 'OVER_MAX'
  | 'BELOW_MIN'
  | 'BAD_INCREMENT'
  | 'ODD_LOT_MUST_BE_SOLD_TOGETHER';

/** A quantity to be ordered. `sellable` null: not known yet, so it is not compared. */
export interface LotOrder {
  readonly side: Side;
  readonly qty: number;
  readonly orderType: 'LIMIT' | 'MARKET' | 'AFTER_HOURS';
  readonly sellable: number | null;
}

/** The figures a quantity is compared with; REMAINDER and WHOLE_BALANCE are the two ways of selling an odd lot. */
interface LotLimits {
  readonly minUnits: number;
  readonly incrementUnits: number;
  readonly oddLot: 'REMAINDER' | 'WHOLE_BALANCE';
  readonly maxLimitUnits: number;
  readonly maxMarketUnits: number;
  readonly maxAfterHoursUnits: number | null;
}

/** One comparison of a quantity: what it is called when it fails, and the figure compared with. */
export interface LotCheck {
  readonly result: Exclude<LotResult, 'OK'>;
  readonly met: boolean;
  readonly limit: number;
}

/**
 * What a quantity is compared with, in the order in which the reasons count; after a quantity that is none there is
 * nothing more to compare. Rules LT-1 to LT-5 (docs/rules.md).
 */
export function lotChecks(order: LotOrder, limits: LotLimits): readonly LotCheck[] {
  const { side, qty, sellable } = order;
  const isCount = Number.isInteger(qty) && qty > 0;
  const count = check('QTY_NOT_POSITIVE_INTEGER', isCount, 1);
  if (!isCount) return [count];
  const max = maxUnits(order, limits);
  const held = side === 'SELL' && sellable !== null ? [heldCheck(qty, sellable)] : [];
  return [count, ...held, check('OVER_MAX', qty <= max, max), ...sizeChecks(order, limits)];
}

function sizeChecks({ side, qty, sellable }: LotOrder, limits: LotLimits): readonly LotCheck[] {
  const { minUnits, incrementUnits } = limits;
  if (side === 'SELL') {
    return [check('ODD_LOT_MUST_BE_SOLD_TOGETHER', isSaleSize(qty, sellable, limits), minUnits)];
  }
  return [
    check('BELOW_MIN', qty >= minUnits, minUnits),
    check('BAD_INCREMENT', qty % incrementUnits === 0, incrementUnits),
  ];
}

/** Whole lots, with the odd remainder or without; or on boards without lots the minimum, or all of what is below it. */
function isSaleSize(qty: number, sellable: number | null, limits: LotLimits): boolean {
  const { minUnits, incrementUnits, oddLot } = limits;
  if (oddLot === 'WHOLE_BALANCE') {
    return qty >= minUnits || (sellable !== null && sellable < minUnits && qty === sellable);
  }
  const odd = qty % incrementUnits;
  return odd === 0 || (sellable !== null && odd === sellable % incrementUnits);
}

function maxUnits({ orderType }: LotOrder, limits: LotLimits): number {
  switch (orderType) {
    case 'LIMIT':
      return limits.maxLimitUnits;
    case 'MARKET':
      return limits.maxMarketUnits;
    case 'AFTER_HOURS':
      return limits.maxAfterHoursUnits ?? 0;
  }
}

function heldCheck(qty: number, sellable: number): LotCheck {
  return check('INSUFFICIENT_SELLABLE', qty <= sellable, sellable);
}

function check(result: LotCheck['result'], met: boolean, limit: number): LotCheck {
  return { result, met, limit };
}
