import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainLoyalty, loyaltyOn } from './loyalty.ts';
import { explainPointExchange } from './point-exchange.ts';
import { type Earning, explainEarnedPoints } from './points-earned.ts';
import { ClientTier, explainTier, tierOf, type TierRules } from './tiers.ts';

const on = '2026-11-23';
const bounds = {
  silver: { minAssets: 100, minCommission: 10 },
  gold: { minAssets: 500, minCommission: 50 },
  platinum: { minAssets: 2000, minCommission: 200 },
};
const by = (basis: TierRules['basis'], assets: number, commission: number) =>
  tierOf({ assets, commission }, { basis, ...bounds });

describe('tiers', () => {
  it('TR-1 go by assets, by commission, by either or by both, as the table says', () => {
    expect(by('ASSETS', 500, 0)).toBe('GOLD');
    expect(by('ASSETS', 499, 200)).toBe('SILVER');
    expect(by('COMMISSION', 2000, 49)).toBe('SILVER');
    expect(by('EITHER', 0, 200)).toBe('PLATINUM');
    expect(by('ALL', 2000, 50)).toBe('GOLD');
    expect(by('ALL', 2000, 9)).toBe('BASIC');
  });

  it('TR-1 never fall when figures rise', () => {
    const figure = fc.nat({ max: 3000 });
    const bases = fc.constantFrom('ASSETS', 'COMMISSION', 'EITHER', 'ALL');
    fc.assert(
      fc.property(bases, figure, figure, figure, figure, (basis, assets, commission, a, c) => {
        const rank = (tier: ClientTier) => ClientTier.options.indexOf(tier);
        const before = rank(by(basis, assets, commission));
        expect(rank(by(basis, assets + a, commission + c))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('TR-2 are kept for the months of grace, and rise at once', () => {
    const poor = { assets: 0, commission: 0 };
    const held = { ...poor, current: 'GOLD', monthsBelow: 2 } as const;
    expect(explainTier(held, on, ruleTables)).toMatchObject({
      answer: { tier: 'GOLD', byFigures: 'BASIC' },
      lines: [{ rule: 'TR-1' }, { rule: 'TR-2' }],
    });
    const over = explainTier({ ...held, monthsBelow: 3 }, on, ruleTables);
    expect(over).toMatchObject({ answer: { tier: 'BASIC' } });
    const rich = { assets: 2_000_000_00, commission: 0, current: 'BASIC', monthsBelow: 0 } as const;
    expect(explainTier(rich, on, ruleTables)).toMatchObject({ answer: { tier: 'PLATINUM' } });
  });
});

describe('points', () => {
  const earn = (earning: Partial<Earning>) =>
    explainEarnedPoints(
      { earnedBy: 'COMMISSION', amount: 0, pointsThisYear: 0, ...earning },
      on,
      ruleTables,
    );

  it('TR-3 of a commission are whole, what is less than one falls away', () => {
    expect(earn({ amount: 123_99 })).toMatchObject({ answer: 123, lines: [{ rule: 'TR-3' }] });
  });

  it('TR-4 stop at the cap of the year', () => {
    const asked = earn({ amount: 500_00, pointsThisYear: 49_900 });
    expect(asked).toMatchObject({ answer: 100, lines: [{}, { rule: 'TR-4', limit: '50000' }] });
    expect(earn({ amount: 500_00, pointsThisYear: 60_000 })).toMatchObject({ answer: 0 });
  });

  it('TR-5 are not given where compliance has not opened it', () => {
    expect(earn({ earnedBy: 'REFERRAL' })).toMatchObject({
      answer: 0,
      lines: [{ rule: 'TR-5', met: false }],
    });
  });

  it('TR-6 of loyalty count the anniversary, a leap day as the table says', () => {
    expect(explainLoyalty('2024-02-29', '2025-02-28', ruleTables)).toMatchObject({
      answer: { fullYears: 1, next: '2026-02-28' },
    });
    expect(loyaltyOn('2024-02-29', '2025-02-28', '03-01')).toEqual({
      fullYears: 0,
      next: '2025-03-01',
    });
    expect(loyaltyOn('2024-02-29', '2028-02-29', '03-01').fullYears).toBe(4);
  });

  it('TR-7 are exchanged when there are enough; for an application they only have to be there', () => {
    expect(explainPointExchange('SMS_IPO', 501, on, ruleTables)).toMatchObject({
      answer: { ok: true, balanceAfter: 1 },
    });
    expect(explainPointExchange('SMS_IPO', 499, on, ruleTables)).toMatchObject({
      answer: { ok: false, short: 1, balanceAfter: 499 },
    });
    expect(explainPointExchange('TIER_APPLICATION', 10_000, on, ruleTables)).toMatchObject({
      answer: { ok: true, balanceAfter: 10_000 },
    });
  });
});
