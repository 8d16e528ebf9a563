import { type AssetClass, assetClasses, assetClassOf } from '../../shared/rulebook/money/assets.ts';
import { figureAmount } from '../../shared/values/money.ts';
import type { HeldRow } from './held-columns.tsx';

const names: Readonly<Record<AssetClass, string>> = {
  SHARES: '股票',
  FUNDS: '基金',
  BONDS: '债券',
  OTHER: '其他',
  CASH: '资金',
};

/** What assets consist of, by class: a bar, and every share of it in figures. Of one class there is nothing to see. */
export function AssetMix({
  cashFen,
  rows,
}: {
  readonly cashFen: number;
  readonly rows: readonly HeldRow[];
}) {
  const sums = new Map<AssetClass, number>([['CASH', cashFen]]);
  for (const { security, holding } of rows) {
    const of = security === null ? 'OTHER' : assetClassOf(security.instrument);
    sums.set(of, (sums.get(of) ?? 0) + (holding.valueFen ?? 0));
  }
  const total = [...sums.values()].reduce((sum, fen) => sum + fen, 0);
  const parts = assetClasses.flatMap((of) => {
    const fen = sums.get(of) ?? 0;
    return fen > 0 ? [{ of, fen, share: fen / total }] : [];
  });
  if (parts.length < 2) return null;
  return (
    <figure className="gt-mix" aria-label="资产构成">
      <svg viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ of, share }, at) => (
          <rect
            key={of}
            className={`gt-mix-${of.toLowerCase()}`}
            x={parts.slice(0, at).reduce((sum, part) => sum + part.share * 1000, 0)}
            width={share * 1000}
            height="12"
          />
        ))}
      </svg>
      <ul className="gt-tabular">
        {parts.map(({ of, fen, share }) => (
          <li key={of}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <rect className={`gt-mix-${of.toLowerCase()}`} width="10" height="10" />
            </svg>
            {names[of]} {(share * 100).toFixed(1)}%{' '}
            <span className="gt-soft">{figureAmount(fen)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
