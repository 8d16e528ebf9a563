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
    expect(answer).toEqual({ status: 'overdrawn', total: 10_000, missing: 1 });
    expect(lines).toMatchObject([{ rule: 'FZ-2', met: false, figure: '100.00', limit: '100.01' }]);
    expect(lines[0]?.message).toContain('冻结 100.01 超过账面资金 100.00,差 0.01。');
  });

  it('FZ-2 tells when more went out than there was, with and without something frozen', () => {
    const said = (given: Partial<CashParts>) => explain(given).lines[0]?.message;
    expect(said({ bought: 8000 })).toBe(
      '当日支出超过资金,账面为 -80.00,共差 80.00。请停止办理该账户业务,并联系总部核对。',
    );
    expect(said({ bought: 8000, frozen: 500 })).toContain(
      '当日支出超过资金,账面为 -80.00,另有冻结 5.00,共差 85.00。',
    );
    expect(said({ frozen: 500 })).toContain('冻结 5.00 超过账面资金 0.00,差 5.00。');
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
