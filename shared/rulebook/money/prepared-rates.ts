import { type HalfUpRatio, halfUpRatio } from '../../values/half-up.ts';
import type { Side } from '../trading/side.ts';
import type { CommissionTerms } from './commission-contract.ts';
import type { FeeRows } from './fee-rates.ts';

/** All that the fees of an order depend on but its amount, resolved once. */
export interface FeeRates {
  readonly isSell: boolean;
  readonly isNet: boolean;
  readonly commission: HalfUpRatio;
  readonly minimumFen: number;
  readonly stamp: HalfUpRatio;
  readonly transfer: HalfUpRatio;
  readonly transferCapFen: number;
  readonly handling: HalfUpRatio;
  readonly regulatory: HalfUpRatio;
  /** Up to this amount the quick way of the kernel is exact; beyond it another one is taken. */
  readonly exactUpTo: number;
}

/**
 * The rates of a side and a contract, prepared for the kernel (decision 0094).
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a commission rate that is no fraction of integers below 2^52
 */
export function feeRatesOf(rows: FeeRows, side: Side, terms: CommissionTerms): FeeRates {
  const column = side === 'SELL' ? 'sellRate' : 'buyRate';
  const commission = halfUpRatio(terms.rate);
  const stamp = halfUpRatio(rows.stamp[column]);
  const transfer = halfUpRatio(rows.transfer[column]);
  const handling = halfUpRatio(rows.handling[column]);
  const regulatory = halfUpRatio(rows.regulatory[column]);
  const shares = [commission, stamp, transfer, handling, regulatory];
  return {
    isSell: side === 'SELL',
    isNet: terms.mode === 'NET',
    commission,
    minimumFen: terms.minimumFen,
    stamp,
    transfer,
    transferCapFen: rows.transfer.cap ?? Number.MAX_SAFE_INTEGER,
    handling,
    regulatory,
    exactUpTo: Math.min(...shares.map(({ exactUpTo }) => exactUpTo)),
  };
}
