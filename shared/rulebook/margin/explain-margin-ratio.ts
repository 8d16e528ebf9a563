import { decimalText, percentText } from '../../values/decimal.ts';
import { compareWithShare, type Ratio } from '../../values/exact.ts';
import { figureAmount } from '../../values/money.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { fineFigure } from '../money/fine-amount.ts';
import type { MarginLinesTable } from './margin-lines.ts';
import {
  type CreditAccount,
  type MarginLines,
  type MarginRatio,
  marginRatioOf,
  type MarginTargets,
} from './margin-ratio.ts';

/** An account's collateral ratio by its contract's lines, with its reasons. Rules MR-1 to MR-4 (docs/rules.md). */
export function explainMarginRatio(
  account: CreditAccount,
  lines: MarginLines,
  targets: MarginTargets,
  source?: string,
): Explained<MarginRatio> {
  const answer = marginRatioOf(account, lines, targets);
  const told = answer.state === 'NO_DEBT' ? [noDebtLine] : linesOf(answer, account, lines, targets);
  const withSource = (line: RuleLine) => (source === undefined ? line : { ...line, source });
  return { found: true, answer, lines: told.map(withSource) };
}

/** The same by the house's lines of a day, for contracts that name no others. Rule MR-5; fails closed without a row. */
export function explainMarginWatch(
  account: CreditAccount,
  date: string,
  { marginLines }: { readonly marginLines: MarginLinesTable },
): Explained<MarginRatio> {
  const found = rowOn(marginLines, date);
  if (!found.found) return found;
  const { row } = found;
  const targets = { topUpTo: row.topUpTo, withdrawTo: row.withdraw };
  return explainMarginRatio(account, row, targets, sourceOf(row));
}

type Indebted = Exclude<MarginRatio, { readonly state: 'NO_DEBT' }>;

const noDebtLine: RuleLine = {
  rule: 'MR-1',
  met: true,
  message: '没有融资融券负债,不计维持担保比例。',
};

function linesOf(
  answer: Indebted,
  account: CreditAccount,
  lines: MarginLines,
  { topUpTo, withdrawTo }: MarginTargets,
): readonly RuleLine[] {
  const { assets, debt, topUp, repay } = answer;
  const ratio = `${decimalText(answer.ratioBp, 2)} %`;
  const figure = (units: number) => fineFigure({ units, decimals: account.decimals });
  const how = `担保资产 ${figure(assets)} ÷ 负债 ${figure(debt)}`;
  const said = (rule: string, met: boolean, message: string, figure: string) => ({
    rule,
    met,
    message,
    figure,
  });
  return [
    said('MR-1', true, `维持担保比例 = ${how} = ${ratio}。`, ratio),
    { ...stateLine(answer, lines), figure: ratio },
    said('MR-3', topUp === 0, topUpWords(topUp, repay, percentText(topUpTo)), figureAmount(topUp)),
    said(
      'MR-4',
      true,
      withdrawWords(answer, account, withdrawTo),
      figureAmount(answer.withdrawable),
    ),
  ];
}

function stateLine({ state }: Indebted, lines: MarginLines): RuleLine {
  const closeOut = percentText(lines.closeOut);
  const [call, warn] = [percentText(lines.call), percentText(lines.warn)];
  const withdraw = percentText(lines.withdraw);
  const line = (met: boolean, message: string, limit: string) => ({
    rule: 'MR-2',
    met,
    message,
    limit,
  });
  switch (state) {
    case 'BELOW_CLOSE_OUT':
      return line(false, `低于平仓线 ${closeOut},由总部处置。请立即联系客户并留痕。`, closeOut);
    case 'CALL':
      return line(false, `低于追保线 ${call}。请当晚通知客户按合同期限补足,并留痕。`, call);
    case 'WARN':
      return line(false, `低于关注线 ${warn}。请提醒客户关注。`, warn);
    case 'NORMAL':
      return line(true, `不低于关注线 ${warn},未超过提取线 ${withdraw}。`, warn);
    case 'WITHDRAWABLE':
      return line(true, `高于提取线 ${withdraw},超出部分可以提取。`, withdraw);
  }
}

function topUpWords(topUp: number, repay: number, target: string): string {
  return topUp === 0
    ? `已达到 ${target},无须补足。`
    : `补足到 ${target} 须转入 ${figureAmount(topUp)},或偿还负债 ${figureAmount(repay)}。`;
}

/** What may be taken out, or which of the reasons there may be for nothing. */
function withdrawWords(
  { assets, debt, withdrawable }: Indebted,
  { cash, securities }: CreditAccount,
  withdrawTo: Ratio,
): string {
  const line = percentText(withdrawTo);
  if (compareWithShare(assets, debt, withdrawTo) <= 0) return `未超过 ${line},没有可提取的部分。`;
  const over = `超过 ${line}`;
  if (cash + securities === 0) return `${over},但账户内没有现金和证券,没有可提取的部分。`;
  if (withdrawable === 0) return `${over},但可提取的部分不足一分。`;
  return `最多可提取现金和证券 ${figureAmount(withdrawable)},提取后维持担保比例不低于 ${line}。`;
}
