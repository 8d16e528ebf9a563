import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CashParts, explainCashBalance } from './cash-balance.ts';

const nothing = {
  opening: 0,
  deposits: 0,
  withdrawals: 0,
  bought: 0,
  sold: 0,
  frozen: 0,
  unsettledSale: 0,
};
const explain = (given: Partial<CashParts>) => {
  const explained = explainCashBalance({ ...nothing, ...given });
  if (!explained.found) throw new Error(explained.message);
  return explained;
};

describe('the money of an account', () => {
  it('FZ-2 FZ-3 lets a sale be used today and withdrawn tomorrow', () => {
    const day = { opening: 10_000, sold: 5000, bought: 8000, unsettledSale: 5000 };
    expect(explain(day).answer).toEqual({
      status: 'balanced',
      total: 7000,
      available: 7000,
      withdrawable: 2000,
    });
    expect(explain({ ...day, opening: 4000 }).answer).toMatchObject({
      available: 1000,
      withdrawable: 0,
    });
  });

  it('FZ-2 tells by how much more is frozen than there is', () => {
    const { answer, lines } = explain({ opening: 10_000, frozen: 10_001 });
    expect(answer).toEqual({ status: 'overdrawn', missing: 1 });
    expect(lines).toMatchObject([{ rule: 'FZ-2', met: false }]);
    expect(lines[0]?.message).toContain('差 0.01');
  });

  it('FZ-2 is never negative, and what is frozen and available is what there is', () => {
    const fen = fc.nat();
    const parts = fc.record({
      opening: fen,
      deposits: fen,
      withdrawals: fen,
      bought: fen,
      sold: fen,
      frozen: fen,
      unsettledSale: fen,
    });
    fc.assert(
      fc.property(parts, (parts) => {
        const { answer } = explain(parts);
        const total =
          parts.opening + parts.deposits + parts.sold - parts.withdrawals - parts.bought;
        if (answer.status === 'overdrawn') expect(answer.missing).toBe(parts.frozen - total);
        else {
          expect(answer.available + parts.frozen).toBe(total);
          expect(answer.available).toBeGreaterThanOrEqual(answer.withdrawable);
          expect(answer.withdrawable).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('FZ-2 refuses sums beyond 2^53', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(() => explain({ opening: most, deposits: 1 })).toThrow('VALUE_OUT_OF_RANGE');
  });
});
