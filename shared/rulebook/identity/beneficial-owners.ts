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
    tenThousandths: halfUpTenThousandths(share),
    isOwner: isAtLeast(share, threshold),
  }));
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

function halfUpTenThousandths({ numerator, denominator }: WideRatio): number {
  return Number((numerator * 20_000n + denominator) / (2n * denominator));
}

function wide({ numerator, denominator }: Ratio): WideRatio {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
