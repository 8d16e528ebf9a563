import { describe, expect, it } from 'vitest';
import { Position } from '../trading/position.ts';
import { assetsOf, holdingAt } from './assets.ts';

const position = (change: object): Position =>
  Position.parse({
    clientNo: '0101000007',
    capitalAccount: '010100000007',
    security: 'XSHG.600519',
    ...change,
  });
const funds = (totalFen: number) => ({
  clientNo: '0101000007',
  totalFen,
  frozenFen: 0,
  unsettledSaleFen: 0,
});

describe('a holding', () => {
  it('AS-1 AS-2 is worth its units at the price, and earns what that is above its cost', () => {
    const held = position({ opening: 1000, bought: 100, sold: 300, costFen: 1_000_000 });
    expect(holdingAt(held, 15_000)).toEqual({
      units: 800,
      costMilli: 12_500,
      valueFen: 1_200_000,
      profitFen: 200_000,
    });
  });

  it('AS-1 rounds half up to the fen, once', () => {
    expect(holdingAt(position({ opening: 1, costFen: 0 }), 1_235).valueFen).toBe(124);
    expect(holdingAt(position({ opening: 3, costFen: 0 }), 1_235).valueFen).toBe(371);
  });

  it('AS-2 has a cost below zero where sales have brought more, and earns it', () => {
    const held = position({ opening: 100, costFen: -50_000 });
    expect(holdingAt(held, 10_000)).toMatchObject({ costMilli: -5_000, profitFen: 150_000 });
  });

  it('AS-2 sold out today keeps what it has earned, without a cost of a unit', () => {
    const held = position({ opening: 100, sold: 100, costFen: -1_234 });
    expect(holdingAt(held, 10_000)).toEqual({
      units: 0,
      costMilli: null,
      valueFen: 0,
      profitFen: 1_234,
    });
  });

  it('AS-3 without a price has no value and no profit', () => {
    expect(holdingAt(position({ opening: 100, costFen: 5_000 }), null)).toEqual({
      units: 100,
      costMilli: 500,
      valueFen: null,
      profitFen: null,
    });
  });
});

describe('assets', () => {
  it('AS-3 are money and holdings; what has no price is counted and in no sum', () => {
    const held = position({ opening: 100, costFen: 90_000 });
    const holdings = [holdingAt(held, 10_000), holdingAt(held, null)];
    expect(assetsOf([funds(250_000), funds(50_000)], holdings)).toEqual({
      cashFen: 300_000,
      valueFen: 100_000,
      totalFen: 400_000,
      profitFen: 10_000,
      unpriced: 1,
    });
  });

  it('AS-3 of somebody without anything are nothing', () => {
    expect(assetsOf([], [])).toMatchObject({ totalFen: 0, unpriced: 0 });
  });
});
