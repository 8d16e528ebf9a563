import { exact } from '../../values/exact.ts';
import { figureAmount } from '../../values/money.ts';
import type { Explained, RuleLine } from '../explain.ts';

/** The money of a capital account on a day, in fen; none of the parts is negative. */
export interface CashParts {
  /** Settled at the day's beginning. */
  readonly opening: number;
  readonly deposits: number;
  readonly withdrawals: number;
  /** What today's purchases cost and what today's sales brought, fees within. */
  readonly bought: number;
  readonly sold: number;
  /** Open orders, withdrawals in progress, judicial holds. */
  readonly frozen: number;
  /** Of today's sales: usable today, to be withdrawn the next trading day. */
  readonly unsettledSale: number;
}

/** What is there, what may be used and what may be withdrawn; or by how much more is frozen than there is. */
export type CashBalance =
  | {
      readonly status: 'balanced';
      readonly total: number;
      readonly available: number;
      readonly withdrawable: number;
    }
  | { readonly status: 'overdrawn'; readonly total: number; readonly missing: number };

/**
 * Available = total − frozen, withdrawable = available − today's sales, not below zero. More spent or frozen than there
 * is must never be: it is told, not shown as a negative balance. Rules FZ-2, FZ-3 (docs/rules.md).
 */
function cashBalance(parts: CashParts): CashBalance {
  const { opening, deposits, withdrawals, bought, sold, frozen, unsettledSale } = parts;
  const total = exact(exact(opening + deposits + sold) - exact(withdrawals + bought));
  const available = exact(total - frozen);
  if (available < 0) return { status: 'overdrawn', total, missing: -available };
  const withdrawable = Math.max(0, available - unsettledSale);
  return { status: 'balanced', total, available, withdrawable };
}

/** The same with its reasons. */
export function explainCashBalance(parts: CashParts): Explained<CashBalance> {
  const answer = cashBalance(parts);
  return { found: true, answer, lines: linesOf(answer, parts) };
}

type Overdrawn = Extract<CashBalance, { readonly status: 'overdrawn' }>;

/** Either more went out than there was, or more is frozen than there is. */
function overdrawnLine({ total, missing }: Overdrawn, frozen: number): RuleLine {
  const [figure, limit] = [figureAmount(total), figureAmount(frozen)];
  const also = frozen === 0 ? '' : `,另有冻结 ${limit}`;
  const cause =
    total < 0
      ? `当日支出超过资金,账面为 ${figure}${also},共差 ${figureAmount(missing)}`
      : `冻结 ${limit} 超过账面资金 ${figure},差 ${figureAmount(missing)}`;
  const message = `${cause}。请停止办理该账户业务,并联系总部核对。`;
  return { rule: 'FZ-2', met: false, message, figure, limit };
}

function linesOf(answer: CashBalance, { frozen, unsettledSale }: CashParts): readonly RuleLine[] {
  if (answer.status === 'overdrawn') return [overdrawnLine(answer, frozen)];
  const limit = figureAmount(frozen);
  const [total, available] = [figureAmount(answer.total), figureAmount(answer.available)];
  const withdrawable = figureAmount(answer.withdrawable);
  const unsettled = `当日卖出 ${figureAmount(unsettledSale)} 次一交易日可取`;
  return [
    {
      rule: 'FZ-2',
      met: true,
      message: `可用 = 账面 ${total} − 冻结 ${limit} = ${available}。`,
      figure: available,
    },
    {
      rule: 'FZ-3',
      met: true,
      message: `可取 ${withdrawable},${unsettled}。`,
      figure: withdrawable,
    },
  ];
}
