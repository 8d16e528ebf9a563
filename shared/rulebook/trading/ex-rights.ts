import { Fault } from '../../errors.ts';
import { decimalText } from '../../values/decimal.ts';
import { exact, type Ratio } from '../../values/exact.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { type Board, boardNames } from './board.ts';
import { priceText } from './price-text.ts';
import type { TickTable } from './tick.ts';

/** What a company pays and gives on one share: prices in thousandths, the rest fractions of decimals (of the currency unit, of shares). */
export interface ExRights {
  readonly prevClose: number;
  readonly cashDividend: Ratio;
  /** Shares given free (送股, 转增) for one share held. */
  readonly bonusRatio: Ratio;
  /** Shares offered (配股) for one share held, and their price. */
  readonly rightsRatio: Ratio;
  readonly rightsPrice: number;
}

/**
 * The reference price of an ex-date (除权除息参考价) in thousandths, half up to the tick:
 * (previous close − dividend + rights price × rights ratio) / (1 + bonus ratio + rights ratio). Rule EX-1
 * (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE where the dividend uses up the share price, and beyond 2^53
 */
export function exRightsReference(given: ExRights, tick: number): number {
  const { numerator: paid, denominator: paidUnit } = wide(given.cashDividend);
  const { numerator: bonus, denominator: bonusUnit } = wide(given.bonusRatio);
  const { numerator: rights, denominator: rightsUnit } = wide(given.rightsRatio);
  // Both over paidUnit × rightsUnit × bonusUnit, so that nothing is rounded before the end.
  const worth =
    (BigInt(exact(given.prevClose)) * paidUnit * rightsUnit -
      1000n * paid * rightsUnit +
      BigInt(exact(given.rightsPrice)) * rights * paidUnit) *
    bonusUnit;
  const shares = (bonusUnit * rightsUnit + bonus * rightsUnit + rights * bonusUnit) * paidUnit;
  const step = shares * BigInt(tick);
  const ticks = worth <= 0n ? 0 : Number((2n * worth + step) / (2n * step));
  if (ticks === 0) throw new Fault('VALUE_OUT_OF_RANGE', 'the dividend uses up the share price');
  return exact(ticks * tick);
}

/**
 * The reference price with the formula as staff read it. Rule EX-1. Fails closed on a day without a tick.
 *
 * @throws Fault VALUE_OUT_OF_RANGE as `exRightsReference` does
 */
export function explainExRights(
  question: ExRights & { readonly board: Board; readonly date: string },
  { priceTicks }: { readonly priceTicks: TickTable },
): Explained<{ readonly reference: number; readonly tick: number }> {
  const { board, date } = question;
  const found = rowOn(priceTicks, date, { board });
  if (!found.found) return found;
  const { tick } = found.row;
  const reference = exRightsReference(question, tick);
  const line = {
    rule: 'EX-1',
    met: true,
    message: `${boardNames[board]}除权除息参考价 ${priceText(reference, tick)} = ${formulaText(question, tick)},四舍五入到 ${priceText(tick, tick)}。`,
    figure: priceText(reference, tick),
    source: sourceOf(found.row),
  };
  return { found: true, answer: { reference, tick }, lines: [line] };
}

function formulaText(given: ExRights, tick: number): string {
  const [before, offered] = [given.prevClose, given.rightsPrice].map((price) =>
    priceText(price, tick),
  );
  const [paid, bonus, rights] = [given.cashDividend, given.bonusRatio, given.rightsRatio].map(
    plainText,
  );
  return `(前收盘价 ${before} − 每股现金红利 ${paid} + 配股价 ${offered} × 配股比例 ${rights}) ÷ (1 + 送转比例 ${bonus} + 配股比例 ${rights})`;
}

function plainText({ numerator, denominator }: Ratio): string {
  return decimalText(numerator, String(denominator).length - 1);
}

function wide({ numerator, denominator }: Ratio) {
  return { numerator: BigInt(exact(numerator)), denominator: BigInt(exact(denominator)) };
}
