import { decimalText } from '../../values/decimal.ts';
import type { Ratio } from '../../values/exact.ts';

/** One way by which a person owns: the stake in each company from the person down to the client, at least one. */
export interface OwnershipChain {
  readonly person: string;
  readonly stakes: readonly Ratio[];
}

/** A person's whole share of the client, and whether it reaches the threshold. */
export interface EffectiveShare {
  readonly person: string;
  /** Ten-thousandths, rounded half-up, for showing only: the threshold is compared with the exact share. */
  readonly tenThousandths: number;
  readonly isOwner: boolean;
  /** As staff read it beside the threshold: of two places or more, and never on its other side. */
  readonly percent: string;
}

/** As `Ratio`, of any size: products along chains leave the safe integers soon. */
interface WideRatio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * What each person owns of the client: the product along each chain, the chains of one person added, in the order in
 * which the persons first appear. Exact throughout. Rules BO-1 and BO-2 (docs/rules.md).
 *
 * effectiveShares([{ person: 'P1', stakes: [60 %, 50 %] }], 25 %) → [{ person: 'P1', tenThousandths: 3000, isOwner: true }]
 */
export function effectiveShares(
  chains: readonly OwnershipChain[],
  threshold: Ratio,
): readonly EffectiveShare[] {
  const shares = new Map<string, WideRatio>();
  for (const { person, stakes } of chains) {
    const before = shares.get(person) ?? { numerator: 0n, denominator: 1n };
    shares.set(person, sum(before, productOf(stakes)));
  }
  return Array.from(shares, ([person, share]) => ({
    person,
    tenThousandths: Number(halfUp(share, 4)),
    isOwner: isAtLeast(share, threshold),
    percent: percentBeside(share, threshold),
  }));
}

/** 24.999 %, not 25.00 %, beside 25 %. A threshold has twelve decimals at most, ten of a percent. */
function percentBeside(share: WideRatio, threshold: Ratio): string {
  const limit = wide(threshold);
  const isOwner = isAtLeast(share, threshold);
  for (let places = 2; places <= 10; places += 1) {
    const shown = halfUp(share, places + 2);
    const isShownAsOwner = shown * limit.denominator >= limit.numerator * 10n ** BigInt(places + 2);
    if (isShownAsOwner === isOwner) return decimalText(Number(shown), places);
  }
  // Nearer below the threshold than half of the last place: cut off there.
  return decimalText(Number((share.numerator * 10n ** 12n) / share.denominator), 10);
}

function productOf(stakes: readonly Ratio[]): WideRatio {
  return stakes.map(wide).reduce((product, stake) => ({
    numerator: product.numerator * stake.numerator,
    denominator: product.denominator * stake.denominator,
  }));
}

function sum(a: WideRatio, b: WideRatio): WideRatio {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

function isAtLeast(share: WideRatio, threshold: Ratio): boolean {
  const limit = wide(threshold);
  return share.numerator * limit.denominator >= limit.numerator * share.denominator;
}

/** In units of so many decimals, rounded half-up. */
function halfUp({ numerator, denominator }: WideRatio, decimals: number): bigint {
  return (numerator * 2n * 10n ** BigInt(decimals) + denominator) / (2n * denominator);
}

function wide({ numerator, denominator }: Ratio): WideRatio {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
