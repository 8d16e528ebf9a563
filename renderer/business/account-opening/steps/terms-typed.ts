import type { Terms } from '../../../../shared/business/account-opening/application/agreed.ts';
import { normaliseDigits } from '../../../../shared/values/text.ts';

/** Commission and fee as they are typed: 万 2.5, 最低 5 元. */
export interface TypedTerms {
  readonly rate: string;
  readonly minimum: string;
  readonly mode: Terms['commission']['mode'];
  readonly feeSource: Terms['feeSource'];
}

/** The terms as they are typed anew. */
export function typedOf({ commission, feeSource }: Terms): TypedTerms {
  const { ratePerMillion, minimumFen, mode } = commission;
  return {
    rate: String(ratePerMillion / 100),
    minimum: String(minimumFen / 100),
    mode,
    feeSource,
  };
}

/** What was typed as terms, or what is wrong with it at its field. A half number is no terms: nothing is agreed yet. */
export function readTerms(typed: TypedTerms): {
  readonly terms: Terms | null;
  readonly rate: string | null;
  readonly minimum: string | null;
} {
  const ratePerMillion = hundredths(typed.rate.replace(/^\s*万/, ''), 3);
  const minimumFen = hundredths(typed.minimum, 4);
  const { mode, feeSource } = typed;
  return {
    terms:
      ratePerMillion === null || minimumFen === null
        ? null
        : { commission: { ratePerMillion, minimumFen, mode }, feeSource },
    rate: ratePerMillion === null ? '佣金率按万分之几录入,如 2.5,最多两位小数。' : null,
    minimum: minimumFen === null ? '最低佣金按元录入,如 5,最多两位小数。' : null,
  };
}

/** A number with at most two decimals, times a hundred; null where it is none. */
function hundredths(text: string, digits: number): number | null {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(normaliseDigits(text)) ?? [];
  if (whole === undefined || whole.length > digits) return null;
  return Number(whole + decimals.padEnd(2, '0'));
}
