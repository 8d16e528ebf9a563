import type { z } from 'zod';
import { percentText } from '../../values/decimal.ts';
import { isRealDate } from '../../values/dates.ts';
import { exact, type Ratio, timesFraction } from '../../values/exact.ts';
import { figureAmount } from '../../values/money.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { Percent } from '../units.ts';

const dividendTaxRow = datedRow.extend({
  upToMonthRate: Percent,
  upToYearRate: Percent,
  overYearRate: Percent,
});
type DividendTaxRow = Readonly<z.infer<typeof dividendTaxRow>>;

/** Schema of `assets/reference/dividend-tax.json`: rates by how long the shares were held. */
export const dividendTaxTable = datedTable(dividendTaxRow);
/** The table, read. */
export type DividendTaxTable = DatedTable<DividendTaxRow>;

/** Shares bought on one day that brought the dividend. */
export interface DividendLot {
  readonly acquiredOn: string;
  readonly shares: number;
}

/** A sale of shares that brought a dividend of `yuanPerShare` each; lots in any order. */
export interface DividendQuestion {
  readonly lots: readonly DividendLot[];
  readonly soldOn: string;
  readonly soldShares: number;
  readonly yuanPerShare: Ratio;
}

/** What is withheld of one lot, in fen. */
export interface TaxedLot extends DividendLot {
  readonly rate: Ratio;
  readonly taxFen: number;
}

/** The tax withheld at a sale, in fen; null when more is sold than the lots hold. */
export type DividendTax = { readonly taxFen: number; readonly lots: readonly TaxedLot[] } | null;

/**
 * The tax on dividends withheld when shares are sold, first bought first sold, each lot by the time from its day to the
 * day before the sale, rounded half up to the fen. Rule FE-10 (docs/rules.md).
 */
export function explainDividendTax(
  question: DividendQuestion,
  { dividendTax }: { readonly dividendTax: DividendTaxTable },
): Explained<DividendTax> {
  const found = rowOn(dividendTax, question.soldOn);
  if (!found.found) return found;
  const sold = firstBought(question.lots, question.soldShares);
  if (sold === null) return { found: true, answer: null, lines: [shortLine(question)] };
  const lots = sold.map((lot) => taxed(lot, question, found.row));
  const taxFen = lots.reduce((sum, lot) => exact(sum + lot.taxFen), 0);
  const lines = lots.map((lot) => lotLine(lot, found.row));
  return { found: true, answer: { taxFen, lots }, lines };
}

/** The lots a sale takes, oldest first, the last one in part; null when they do not suffice. */
function firstBought(lots: readonly DividendLot[], shares: number): readonly DividendLot[] | null {
  const taken: DividendLot[] = [];
  let left = shares;
  for (const lot of lots.toSorted((a, b) => (a.acquiredOn < b.acquiredOn ? -1 : 1))) {
    if (left === 0) break;
    const part = Math.min(left, lot.shares);
    taken.push({ acquiredOn: lot.acquiredOn, shares: part });
    left -= part;
  }
  return left === 0 ? taken : null;
}

function taxed(
  lot: DividendLot,
  { soldOn, yuanPerShare }: DividendQuestion,
  row: DividendTaxRow,
): TaxedLot {
  const rate = rateOf(lot.acquiredOn, soldOn, row);
  const numerator = exact(yuanPerShare.numerator * rate.numerator);
  const denominator = exact(yuanPerShare.denominator * rate.denominator);
  const taxFen = timesFraction(exact(lot.shares * 100), numerator, denominator, 'half-up');
  return { ...lot, rate, taxFen };
}

/** Up to a month means sold on the same day of the next month at the latest: the day of the sale is not held. */
function rateOf(acquiredOn: string, soldOn: string, row: DividendTaxRow): Ratio {
  if (soldOn <= sameDayAfter(acquiredOn, 1)) return row.upToMonthRate;
  return soldOn <= sameDayAfter(acquiredOn, 12) ? row.upToYearRate : row.overYearRate;
}

/** The same day some months later; where the month has no such day, the first of the month after it. */
function sameDayAfter(date: string, months: number): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const day = date.slice(8);
  const same = `${monthText(year, month + months)}-${day}`;
  return isRealDate(same) ? same : `${monthText(year, month + months + 1)}-01`;
}

function monthText(year: number, month: number): string {
  const later = year + Math.floor((month - 1) / 12);
  const inYear = ((month - 1) % 12) + 1;
  return `${String(later).padStart(4, '0')}-${String(inYear).padStart(2, '0')}`;
}

function lotLine({ acquiredOn, shares, rate, taxFen }: TaxedLot, row: DividendTaxRow): RuleLine {
  const tax = figureAmount(taxFen);
  const message = `${acquiredOn} 买入的 ${shares} 股,税率 ${percentText(rate)},扣税 ${tax}。`;
  return { rule: 'FE-10', met: true, message, figure: tax, source: sourceOf(row) };
}

function shortLine({ lots, soldShares }: DividendQuestion): RuleLine {
  const held = lots.reduce((sum, lot) => sum + lot.shares, 0);
  const message = `卖出 ${soldShares} 股多于所列持股 ${held} 股。请补全买入记录后再计算。`;
  return { rule: 'FE-10', met: false, message, figure: String(soldShares), limit: String(held) };
}
