import { z } from 'zod';
import { figureAmount } from '../../values/money.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { Yuan } from '../units.ts';

/** 客户等级, the lowest first. */
export const ClientTier = z.enum(['BASIC', 'SILVER', 'GOLD', 'PLATINUM']);
/** One of them. */
export type ClientTier = z.infer<typeof ClientTier>;

const thresholds = z.strictObject({ minAssets: Yuan, minCommission: Yuan });
type Thresholds = Readonly<z.infer<typeof thresholds>>;

const clientTierRow = datedRow
  .extend({
    basis: z.enum(['ASSETS', 'COMMISSION', 'EITHER', 'ALL']),
    assets: z.enum(['AVERAGE_20_TRADING_DAYS', 'PERIOD_END']),
    countsCreditAccount: z.boolean(),
    commissionMonths: z.int().min(1).max(36),
    graceMonths: z.int().min(0).max(36),
    silver: thresholds,
    gold: thresholds,
    platinum: thresholds,
  })
  .refine(({ silver, gold, platinum }) => isHigher(gold, silver) && isHigher(platinum, gold), {
    message: '等级越高,资产和佣金门槛都应越高。',
  });
/** What one tier asks for. */
export type TierRules = Readonly<z.infer<typeof clientTierRow>>;

/**
 * How clients come into tiers (`assets/reference/client-tiers.json`): a business decision throughout. Part of a row:
 *
 * { "basis": "EITHER", "assets": "AVERAGE_20_TRADING_DAYS", "countsCreditAccount": false, "commissionMonths": 12,
 *   "graceMonths": 3, "silver": { "minAssets": "100,000.00 CNY", "minCommission": "1,000.00 CNY" }, … }
 */
export const clientTierTable = datedTable(clientTierRow);
/** The table, parsed. */
export type ClientTierTable = DatedTable<TierRules>;

/** A client's figures, in fen; `current` is the tier held, null for a new client. */
export interface TierFigures {
  readonly assets: number;
  readonly commission: number;
  readonly current: ClientTier | null;
  /** For how many full months the figures have been below the tier held. */
  readonly monthsBelow: number;
}

/** The tier by the figures alone. */
export function tierOf(
  { assets, commission }: Pick<TierFigures, 'assets' | 'commission'>,
  { basis, silver, gold, platinum }: Pick<TierRules, 'basis' | 'silver' | 'gold' | 'platinum'>,
): ClientTier {
  const reaches = ({ minAssets, minCommission }: Thresholds) => {
    const byAssets = assets >= minAssets;
    const byCommission = commission >= minCommission;
    if (basis === 'ASSETS') return byAssets;
    if (basis === 'COMMISSION') return byCommission;
    return basis === 'EITHER' ? byAssets || byCommission : byAssets && byCommission;
  };
  if (reaches(platinum)) return 'PLATINUM';
  if (reaches(gold)) return 'GOLD';
  return reaches(silver) ? 'SILVER' : 'BASIC';
}

/**
 * A client's tier: by the figures, and the tier held for the months of grace when they have fallen below it. Rules TR-1,
 * TR-2 (docs/rules.md). Fails closed on a day without a row.
 */
export function explainTier(
  figures: TierFigures,
  on: string,
  { clientTiers }: { readonly clientTiers: ClientTierTable },
): Explained<{ readonly tier: ClientTier; readonly byFigures: ClientTier }> {
  const found = rowOn(clientTiers, on);
  if (!found.found) return found;
  const byFigures = tierOf(figures, found.row);
  const tier = afterGrace(byFigures, figures, found.row);
  const lines = [figuresLine(figures, byFigures, found.row)];
  if (tier !== byFigures) lines.push(graceLine(tier, figures, found.row));
  return { found: true, answer: { tier, byFigures }, lines };
}

function afterGrace(
  byFigures: ClientTier,
  { current, monthsBelow }: TierFigures,
  { graceMonths }: TierRules,
): ClientTier {
  const tiers = ClientTier.options;
  if (current === null || tiers.indexOf(byFigures) >= tiers.indexOf(current)) return byFigures;
  return monthsBelow < graceMonths ? current : byFigures;
}

const tierNames: Readonly<Record<ClientTier, string>> = {
  BASIC: '普通',
  SILVER: '银卡',
  GOLD: '金卡',
  PLATINUM: '白金卡',
};

const basisNames = {
  ASSETS: '按资产',
  COMMISSION: '按佣金',
  EITHER: '资产或佣金任一达到',
  ALL: '资产和佣金都达到',
};

function figuresLine(figures: TierFigures, tier: ClientTier, row: TierRules): RuleLine {
  const figure = `资产 ${figureAmount(figures.assets)} 元,近 ${row.commissionMonths} 个月佣金 ${figureAmount(figures.commission)} 元`;
  const message = `${figure},${basisNames[row.basis]},为${tierNames[tier]}。`;
  return { rule: 'TR-1', met: true, message, figure, source: sourceOf(row) };
}

function graceLine(tier: ClientTier, { monthsBelow }: TierFigures, row: TierRules): RuleLine {
  const message = `低于${tierNames[tier]}标准 ${monthsBelow} 个月,宽限 ${row.graceMonths} 个月,保留${tierNames[tier]}。`;
  return { rule: 'TR-2', met: true, message, source: sourceOf(row) };
}

function isHigher(upper: Thresholds, lower: Thresholds): boolean {
  return upper.minAssets > lower.minAssets && upper.minCommission > lower.minCommission;
}
