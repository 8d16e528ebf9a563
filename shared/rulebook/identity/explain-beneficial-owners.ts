import { decimalText } from '../../values/decimal.ts';
import { type Ratio, timesRatio } from '../../values/exact.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import type { BeneficialOwnerTable } from './beneficial-owner-table.ts';
import { type EffectiveShare, effectiveShares, type OwnershipChain } from './beneficial-owners.ts';

const WHOLE = 10_000;

/** Who owns how much, and whether somebody else must be named because nobody reaches the threshold. */
export interface BeneficialOwners {
  readonly shares: readonly EffectiveShare[];
  readonly needsFallback: boolean;
}

/** The share from which a person is a beneficial owner, and where it comes from. */
export interface OwnerThreshold {
  readonly share: Ratio;
  readonly source?: string;
}

type FoundThreshold =
  | { readonly found: true; readonly threshold: OwnerThreshold }
  | { readonly found: false; readonly message: string };

/** The threshold of a day. Fails closed on a day without a row. Rule BO-2 (docs/rules.md). */
export function ownerThreshold(table: BeneficialOwnerTable, on: string): FoundThreshold {
  const found = rowOn(table, on);
  if (!found.found) return found;
  return { found: true, threshold: { share: found.row.minShare, source: sourceOf(found.row) } };
}

/** The beneficial owners of a client by its ownership chains, each person with a line. Rules BO-1 to BO-3. */
export function explainBeneficialOwners(
  chains: readonly OwnershipChain[],
  threshold: OwnerThreshold,
): Explained<BeneficialOwners> {
  const shares = effectiveShares(chains, threshold.share);
  const needsFallback = !shares.some(({ isOwner }) => isOwner);
  const lines = [
    ...shares.map((share) => shareLine(share, threshold)),
    ...fallbackLines(needsFallback),
    ...excessLines(shares),
  ];
  return { found: true, answer: { shares, needsFallback }, lines };
}

function shareLine(share: EffectiveShare, { share: limit, source }: OwnerThreshold): RuleLine {
  const words = percentWords(limit);
  const { person, percent, isOwner } = share;
  const figure = `${percent} %`;
  const message = isOwner
    ? `${person} 直接或间接合计 ${figure},达到 ${words},是受益所有人。`
    : `${person} 直接或间接合计 ${figure},未达到 ${words}。`;
  const line = { rule: 'BO-2', met: isOwner, message, figure, limit: words };
  return source === undefined ? line : { ...line, source };
}

function fallbackLines(needsFallback: boolean): readonly RuleLine[] {
  if (!needsFallback) return [];
  const message =
    '没有自然人达到比例。请登记通过其他方式实际控制的自然人;仍没有的,登记高级管理人员。';
  return [{ rule: 'BO-3', met: false, message }];
}

/** More than the whole cannot be owned: a stake is wrong, or written twice. */
function excessLines(shares: readonly EffectiveShare[]): readonly RuleLine[] {
  const total = shares.reduce((sum, { tenThousandths }) => sum + tenThousandths, 0);
  // Each share may have been rounded up by half a ten-thousandth.
  if (total <= WHOLE + shares.length) return [];
  const figure = `${decimalText(total, 2)} %`;
  const message = `各人合计 ${figure},超过 100 %。请核对股权结构,是否有比例录错或重复录入。`;
  return [{ rule: 'BO-1', met: false, message, figure, limit: '100 %' }];
}

/** To ten places, zeros behind left out: '25 %'. */
function percentWords(share: Ratio): string {
  const digits = decimalText(timesRatio(1_000_000_000_000, share, 'half-up'), 10);
  return `${digits.replace(/\.?0+$/, '')} %`;
}
