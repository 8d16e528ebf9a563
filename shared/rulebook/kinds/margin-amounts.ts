import { z } from 'zod';
import { scaledDecimal } from '../../values/decimal.ts';
import type { CreditAccount } from '../margin/margin-ratio.ts';
import type { FineAmount } from '../money/fine-amount.ts';

/** An amount as a decimal string, finer than the fen where need be: only what follows from it is rounded. */
export const FineAmountText = z.string().regex(/^\d{1,16}(?:\.\d{1,12}0*)?$/, '应为金额,如 5.00。');

/** A credit account as a case gives it. */
export const accountTexts = {
  cash: FineAmountText,
  securities_mv: FineAmountText,
  other_collateral: FineAmountText,
  financing_balance: FineAmountText,
  short_mv: FineAmountText,
  interest_fees: FineAmountText,
};
type AccountTexts = Readonly<Record<keyof typeof accountTexts, string>>;

/**
 * An amount in the unit it needs.
 *
 * @throws Fault VALUE_OUT_OF_RANGE when it is beyond 2^53 in that unit
 */
export function fineAmount(text: string): FineAmount {
  const decimals = decimalsOf([text]);
  return { units: scaledDecimal(text, decimals), decimals };
}

/**
 * A credit account in the unit its finest amount needs.
 *
 * @throws Fault VALUE_OUT_OF_RANGE when an amount is beyond 2^53 in that unit
 */
export function creditAccount(given: AccountTexts): CreditAccount {
  const { cash, securities_mv, other_collateral, financing_balance, short_mv, interest_fees } =
    given;
  const texts = [cash, securities_mv, other_collateral, financing_balance, short_mv, interest_fees];
  const decimals = decimalsOf(texts);
  const units = (text: string) => scaledDecimal(text, decimals);
  return {
    decimals,
    cash: units(cash),
    securities: units(securities_mv),
    otherCollateral: units(other_collateral),
    financing: units(financing_balance),
    shortValue: units(short_mv),
    interestAndFees: units(interest_fees),
  };
}

/** As many decimals as the finest of them has, and at least those of the fen. */
function decimalsOf(texts: readonly string[]): number {
  const behind = texts.map((text) => (text.split('.')[1] ?? '').replace(/0+$/, '').length);
  return Math.max(2, ...behind);
}
