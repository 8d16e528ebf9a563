import { scaledDecimal } from '../../../../shared/values/decimal.ts';
import { isRealDate } from '../../../../shared/values/dates.ts';
import { normaliseDigits } from '../../../../shared/values/text.ts';

/** What a figure was typed as: nothing, something that is none, or a figure. */
export type Typed =
  | { readonly status: 'empty' | 'wrong' }
  | { readonly status: 'typed'; readonly value: number };

/** A price in thousandths: typedPrice('10.45') → 10450. */
export function typedPrice(text: string): Typed {
  const clean = tidy(text);
  if (clean === '') return { status: 'empty' };
  if (!/^\d{1,6}(?:\.\d{0,3})?$/.test(clean)) return { status: 'wrong' };
  const value = scaledDecimal(clean.replace(/\.$/, ''), 3);
  return value > 0 ? { status: 'typed', value } : { status: 'wrong' };
}

/** A quantity in units. */
export function typedQuantity(text: string): Typed {
  const clean = tidy(text);
  if (clean === '') return { status: 'empty' };
  if (!/^\d{1,9}$/.test(clean)) return { status: 'wrong' };
  const value = Number(clean);
  return value > 0 && value <= 100_000_000 ? { status: 'typed', value } : { status: 'wrong' };
}

/** An amount in fen, as it is typed behind * to order by amount; null while it is none. */
export function typedAmount(text: string): number | null {
  const clean = tidy(text).replace(/^\*/, '');
  return /^\d{1,10}(?:\.\d{1,2})?$/.test(clean) ? scaledDecimal(clean, 2) : null;
}

/** The time of a call today, as 945, 0945, 9:45 or 09:45:30; null while it is none. */
export function typedTime(text: string, day: string): number | null {
  const digits = tidy(text).replaceAll(':', '');
  const whole = digits.length === 3 || digits.length === 5 ? `0${digits}` : digits;
  const [, hour = '', minute = '', second = '00'] =
    /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/.exec(whole) ?? [];
  if (hour === '' || !isRealDate(day)) return null;
  return Date.parse(`${day}T${hour}:${minute}:${second}+08:00`);
}

/** A price one tick up or down: onto the grid first where it was off it, and never to nothing. */
export function stepPrice(priceMilli: number, tick: number, step: 1 | -1): number {
  const below = priceMilli - (priceMilli % tick);
  const isOff = below !== priceMilli;
  const next = step === 1 ? below + tick : isOff ? below : below - tick;
  return Math.max(tick, next);
}

function tidy(text: string): string {
  return normaliseDigits(text).replaceAll(',', '').trim();
}
