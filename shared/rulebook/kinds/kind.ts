import { z } from 'zod';
import { decimalRatio, scaledDecimal } from '../../values/decimal.ts';
import { BusinessDate } from '../../values/dates.ts';
import type { Explained } from '../explain.ts';
import type { RuleTables } from '../tables.ts';

/** Any JSON value. */
export type Json = z.core.util.JSONType;

/**
 * A kind of rule as cases ask it: decimals as strings, dates `YYYY-MM-DD`, names as in the case files. It turns the
 * input into the rule's integers, asks the explaining rule, and writes its answer back as a case expects it.
 */
export interface RuleKind {
  readonly kind: string;
  /** As staff read it. */
  readonly title: string;
  readonly input: z.ZodType;
  /** An input as an example for whoever writes a case. */
  readonly example: Json;
  /** @throws ZodError for an input that is none, Fault VALUE_OUT_OF_RANGE for figures beyond 2^53 */
  answer(input: unknown, tables: RuleTables): Explained<Json>;
}

/** A kind with its input's type kept inside. */
export function ruleKind<Input>(kind: {
  readonly kind: string;
  readonly title: string;
  readonly input: z.ZodType<Input>;
  readonly example: Json;
  readonly answer: (input: Input, tables: RuleTables) => Explained<Json>;
}): RuleKind {
  const { input, answer } = kind;
  return { ...kind, answer: (given, tables) => answer(input.parse(given), tables) };
}

/** An explanation with its answer written as a case expects it. */
export function answered<Answer>(
  explained: Explained<Answer>,
  write: (answer: Answer) => Json,
): Explained<Json> {
  return explained.found ? { ...explained, answer: write(explained.answer) } : explained;
}

/** A decimal string as an integer of its smallest unit. */
function scaled(scale: number, message: string) {
  return z
    .string()
    .regex(new RegExp(`^\\d{1,16}(?:\\.\\d{1,${scale}}0*)?$`), message)
    .transform((text) => scaledDecimal(text, scale));
}

/** An amount as a decimal string, in integer fen (or cents). */
export const AmountText = scaled(2, '应为金额,如 5.00。');
/** A price as a decimal string, in integer thousandths. */
export const PriceText = scaled(3, '应为价格,如 10.45。');
/** A ratio as a decimal string, as an exact fraction. */
export const RatioText = z
  .string()
  .regex(/^\d{1,9}(?:\.\d{1,12})?$/, '应为小数,如 0.00025。')
  .transform(decimalRatio);
/** A time of day of Beijing. */
export const TimeText = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, '应为时刻,如 09:15:00。');
/** A day. */
export const DateText = BusinessDate;
