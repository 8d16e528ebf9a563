import { z } from 'zod';
import { explainLoyalty } from '../service/loyalty.ts';
import { explainPointExchange, PointItem } from '../service/point-exchange.ts';
import { explainEarnedPoints, PointSource } from '../service/points-earned.ts';
import { explainPointsBalance } from '../service/points-ledger.ts';
import { ClientTier, explainTier } from '../service/tiers.ts';
import { AmountText, answered, DateText, type RuleKind, ruleKind } from './kind.ts';

const Points = z.int().min(0);
const head = { id: z.string().min(1), on: DateText };

const Ledger = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ ...head, kind: z.literal('EARN'), points: Points }),
      z.strictObject({ ...head, kind: z.literal('ADJUST'), points: z.int() }),
      z.strictObject({ ...head, kind: z.literal('REDEEM'), points: Points }),
      z.strictObject({ ...head, kind: z.literal('REVERSE'), of: z.string() }),
    ]),
  )
  .refine(
    (entries) => entries.every(({ on }, at) => (entries[at - 1]?.on ?? '') <= on),
    '积分记录应按日期先后排列。',
  )
  .refine(
    (entries) => new Set(entries.map(({ id }) => id)).size === entries.length,
    '积分记录编号不能重复。',
  );

const clientTier = ruleKind({
  kind: 'client_tier',
  title: '客户等级',
  input: z.strictObject({
    assets: AmountText,
    commission: AmountText,
    current: ClientTier.nullable().default(null),
    months_below: z.int().min(0).default(0),
    date: DateText,
  }),
  example: { assets: '500000.00', commission: '0.00', date: '2026-11-23' },
  answer: ({ assets, commission, current, months_below, date }, tables) =>
    answered(
      explainTier({ assets, commission, current, monthsBelow: months_below }, date, tables),
      ({ tier, byFigures }) => ({ tier, by_figures: byFigures }),
    ),
});

const points = ruleKind({
  kind: 'points',
  title: '积分计算',
  input: z.strictObject({
    earned_by: PointSource,
    amount: AmountText.default(0),
    points_this_year: Points.default(0),
    date: DateText,
  }),
  example: { earned_by: 'COMMISSION', amount: '123.99', date: '2026-11-23' },
  answer: ({ earned_by, amount, points_this_year, date }, tables) =>
    answered(
      explainEarnedPoints(
        { earnedBy: earned_by, amount, pointsThisYear: points_this_year },
        date,
        tables,
      ),
      (count) => ({ points: count }),
    ),
});

const pointsBalance = ruleKind({
  kind: 'points_balance',
  title: '积分余额',
  input: z.strictObject({ entries: Ledger, on: DateText }),
  example: {
    entries: [{ kind: 'EARN', id: 'a', on: '2026-01-05', points: 120 }],
    on: '2026-11-23',
  },
  answer: ({ entries, on }, tables) =>
    answered(explainPointsBalance(entries, on, tables), (answer) => ({
      balance: answer.balance,
      expired: answer.expired,
      next_expiry: answer.nextExpiry,
      refused: answer.refused.map((one) => ({ ...one })),
    })),
});

const pointExchange = ruleKind({
  kind: 'point_exchange',
  title: '积分兑换',
  input: z.strictObject({ item: PointItem, balance: z.int(), date: DateText }),
  example: { item: 'SMS_IPO', balance: 500, date: '2026-11-23' },
  answer: ({ item, balance, date }, tables) =>
    answered(explainPointExchange(item, balance, date, tables), (answer) => ({
      ok: answer.ok,
      short: answer.short,
      balance_after: answer.balanceAfter,
    })),
});

const loyalty = ruleKind({
  kind: 'loyalty',
  title: '满周年',
  input: z.strictObject({ opened_on: DateText, on: DateText }),
  example: { opened_on: '2024-02-29', on: '2026-11-23' },
  answer: ({ opened_on, on }, tables) =>
    answered(explainLoyalty(opened_on, on, tables), ({ fullYears, next }) => ({
      full_years: fullYears,
      next,
    })),
});

/** Tiers and points of clients. */
export const serviceTierKinds: readonly RuleKind[] = [
  clientTier,
  points,
  pointsBalance,
  pointExchange,
  loyalty,
];
