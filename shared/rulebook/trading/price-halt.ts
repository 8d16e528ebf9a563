import { z } from 'zod';
import { percentText } from '../../values/decimal.ts';
import { exact, type Ratio } from '../../values/exact.ts';
import { datedRow, type DatedTable, datedTable, rowOn, rowsOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { Percent, TimeOfDay } from '../units.ts';

/** What is halted for a while: stocks on days without limits, and convertible bonds. */
export const Haltable = z.enum(['NO_LIMIT_STOCK', 'CB']);
export type Haltable = z.infer<typeof Haltable>;

const haltRow = datedRow
  .extend({
    instrument: Haltable,
    threshold: Percent,
    minutes: z.int().min(1).max(240).nullable(),
    until: TimeOfDay.nullable(),
  })
  .refine(({ minutes, until }) => (minutes === null) !== (until === null), {
    message: '停牌时长和复牌时刻应只填一项。',
  });

/** One threshold: how far a price goes before trading halts, and for how long or until when. */
export type HaltRow = Readonly<z.infer<typeof haltRow>>;

/**
 * Schema of `assets/reference/price-halt.json`. One row:
 *
 * { "effectiveFrom": "2023-04-10", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "H",
 *   "instrument": "NO_LIMIT_STOCK", "threshold": "30 %", "minutes": 10, "until": null }
 */
export const haltTable = datedTable(haltRow, ['instrument', 'threshold']);
export type HaltTable = DatedTable<HaltRow>;

/** A trade and the day before it, prices in thousandths. */
export interface HaltQuestion {
  readonly instrument: Haltable;
  readonly date: string;
  /** The day's opening price of a stock, the previous close of a bond. */
  readonly base: number;
  /** The highest and lowest price of the day before this trade. */
  readonly dayHigh: number;
  readonly dayLow: number;
  readonly price: number;
}

/** The halt a trade brings about, with the threshold it reached; null where trading goes on. */
export type HaltAnswer = Pick<HaltRow, 'threshold' | 'minutes' | 'until'> | null;

/**
 * Whether a trade halts trading: when it is the first of the day at or beyond a threshold in its direction. A jump past
 * two thresholds halts once. Rule PL-11 (docs/rules.md). Fails closed on a day without thresholds.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for prices beyond 2^53
 */
export function explainHalt(
  question: HaltQuestion,
  { priceHalts }: { readonly priceHalts: HaltTable },
): Explained<HaltAnswer> {
  const { instrument, date } = question;
  const any = rowOn(priceHalts, date, { instrument });
  if (!any.found) return any;
  const row = rowsOn(priceHalts, date)
    .filter((one) => one.instrument === instrument && isFirstBeyond(question, one.threshold))
    .toSorted((a, b) => compare(b.threshold, a.threshold))[0];
  const line = { rule: 'PL-11', met: true, source: sourceOf(row ?? any.row) };
  const message = row === undefined ? '未触发临时停牌。' : haltWords(row);
  return { found: true, answer: row ?? null, lines: [{ ...line, message }] };
}

function isFirstBeyond({ base, dayHigh, dayLow, price }: HaltQuestion, threshold: Ratio): boolean {
  const { numerator, denominator } = threshold;
  const high = exact(base * (denominator + numerator));
  const low = exact(base * (denominator - numerator));
  const isAbove = (one: number) => exact(one * denominator) >= high;
  const isBelow = (one: number) => exact(one * denominator) <= low;
  return (isAbove(price) && !isAbove(dayHigh)) || (isBelow(price) && !isBelow(dayLow));
}

function compare(a: Ratio, b: Ratio): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

function haltWords({ threshold, minutes, until }: HaltRow): string {
  const long = minutes === null ? `至 ${until ?? ''}` : ` ${minutes} 分钟`;
  return `首次涨跌达到或超过 ${percentText(threshold)},临时停牌${long}。请告知客户,复牌后再申报。`;
}
