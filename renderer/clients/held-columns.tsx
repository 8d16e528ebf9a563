import type { Holding } from '../../shared/rulebook/money/assets.ts';
import { turnsAround } from '../../shared/rulebook/trading/turnaround.ts';
import { sellableNow } from '../../shared/rulebook/trading/position.ts';
import { securityPrice } from '../../shared/rulebook/trading/security.ts';
import type { QuoteStatement } from '../../shared/rulebook/trading/quote.ts';
import { figureCount } from '../../shared/values/count.ts';
import { decimalText } from '../../shared/values/decimal.ts';
import { figureAmount } from '../../shared/values/money.ts';
import { moveOf } from '../market/figures.ts';
import type { Column } from '../ui/DataTable.tsx';
import type { HeldSecurity } from './assets-read.ts';
import type { Day } from './client-lines.tsx';

/** A position with what it is worth now. */
export interface HeldRow extends HeldSecurity {
  readonly quote: QuoteStatement | null;
  readonly priceMilli: number | null;
  readonly holding: Holding;
}

/** What stands for a figure of a client who is not here. */
export const hidden = '***';

/** The columns of what a client holds. `open`: whether amounts and quantities are in clear. */
export function heldColumns({
  open,
  day,
}: {
  readonly open: boolean;
  readonly day: Day;
}): readonly Column<HeldRow>[] {
  const amount = (fen: number | null): string => {
    if (!open) return hidden;
    return fen === null ? '—' : figureAmount(fen);
  };
  const count = (units: number): string => (open ? figureCount(units) : hidden);
  const cost = (milli: number | null): string => (milli === null ? '—' : decimalText(milli, 3));
  const figures = { align: 'right', tabular: true } as const;
  return [
    {
      key: 'security',
      title: '证券',
      cell: ({ security, position }) =>
        security === null ? position.security : `${security.code} ${security.name}`,
      sortBy: ({ position }) => position.security,
    },
    {
      key: 'units',
      title: '持有',
      width: 96,
      ...figures,
      cell: ({ holding }) => count(holding.units),
      sortBy: ({ holding }) => holding.units,
    },
    {
      key: 'sellable',
      title: '可卖',
      width: 96,
      ...figures,
      cell: (row) => count(sellableOf(row, day)),
      sortBy: (row) => sellableOf(row, day),
    },
    {
      key: 'frozen',
      title: '冻结',
      width: 88,
      ...figures,
      cell: ({ position }) => count(position.frozen),
      sortBy: ({ position }) => position.frozen,
    },
    {
      key: 'cost',
      title: '成本价',
      width: 92,
      ...figures,
      cell: ({ holding }) => (open ? cost(holding.costMilli) : hidden),
      sortBy: ({ holding }) => holding.costMilli ?? 0,
    },
    {
      key: 'price',
      title: '现价',
      width: 100,
      ...figures,
      cell: ({ quote, priceMilli, security }) => {
        const move = moveOf(priceMilli, quote?.prevCloseMilli ?? 0);
        return (
          <span className={move.tone}>
            {move.sign} {priceOf(priceMilli, security)}
          </span>
        );
      },
      sortBy: ({ priceMilli }) => priceMilli ?? 0,
    },
    {
      key: 'value',
      title: '市值',
      width: 128,
      ...figures,
      cell: ({ holding }) => amount(holding.valueFen),
      sortBy: ({ holding }) => holding.valueFen ?? -1,
    },
    {
      key: 'profit',
      title: '盈亏',
      width: 128,
      ...figures,
      cell: ({ holding: { profitFen } }) => (
        <span className={open && profitFen !== null ? moveOf(profitFen, 0).tone : ''}>
          {open && profitFen !== null && profitFen > 0 ? '+' : ''}
          {amount(profitFen)}
        </span>
      ),
      sortBy: ({ holding }) => holding.profitFen ?? 0,
    },
  ];
}

/** How much of it may be sold now; of a security that is not known what was bought today does not count. */
function sellableOf({ security, position }: HeldRow, { date, tables }: Day): number {
  if (security === null) return sellableNow(position, false);
  const { instrument } = security;
  return sellableNow(position, turnsAround({ instrument, date }, tables.turnaround));
}

/** As its security is quoted; of one that is not known in thousandths. */
function priceOf(priceMilli: number | null, security: HeldRow['security']): string {
  if (priceMilli === null) return '—';
  return security === null ? decimalText(priceMilli, 3) : securityPrice(priceMilli, security);
}
