import { z } from 'zod';
import { sellableUnits } from './sellable.ts';
import { SecurityKey } from './security.ts';

/**
 * A row of the register `position`: what a capital account holds of a security, in units. Its key is
 * `positionKey`. One body:
 *
 * { "clientNo": "0101000007", "capitalAccount": "010100000007", "security": "XSHG.600519", "opening": 800, "bought": 0,
 *   "sold": 0, "frozen": 0, "costFen": 120000000 }
 */
export const Position = z.object({
  clientNo: z.string(),
  capitalAccount: z.string(),
  security: SecurityKey,
  // The first purchase makes a row of nothing but what it adds.
  opening: z.int().default(0),
  /** Today. */
  bought: z.int().default(0),
  /** Today. */
  sold: z.int().default(0),
  /** Of open sell orders and other holds. */
  frozen: z.int().default(0),
  /** What it has cost less what sales of it have brought, fees within (摊薄成本). */
  costFen: z.int().default(0),
});
/** What a capital account holds of a security. */
export type Position = Readonly<z.infer<typeof Position>>;

/** Name of the register. */
export const positionRegister = 'position';

/** Key of a position's row: positionKey('010100000007', 'XSHG.600519') → '010100000007.XSHG.600519' */
export function positionKey(capitalAccount: string, security: string): string {
  return `${capitalAccount}.${security}`;
}

/** How much is held now. */
export function heldUnits({ opening, bought, sold }: Position): number {
  return opening + bought - sold;
}

/** How much may be sold now; never below zero. Rule SL-1 (docs/rules.md). */
export function sellableNow(position: Position, isSameDay: boolean): number {
  const { opening, bought: boughtToday, sold: soldToday, frozen } = position;
  return Math.max(0, sellableUnits({ opening, boughtToday, soldToday, frozen, isSameDay }));
}
