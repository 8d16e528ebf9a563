import { z } from 'zod';

/** No number of a document or an account is longer. */
const LONGEST = 64;

/**
 * A number's layout in a table: a regular expression from first to last character (`^…$`), or null where none is known.
 * Everything inside is judged as written, upper case included.
 */
export const NumberPattern = z
  .string()
  .max(200)
  .regex(/^\^.+\$$/, '应为从 ^ 到 $ 的完整格式,如 ^\\d{8}$。')
  .refine(isRegExp, '格式写法有误,不能使用。')
  .nullable();

/** Whether a number, as given, has a layout. Longer text is never searched: no number has it. */
export function hasLayout(number: string, pattern: string): boolean {
  // In a group of its own, so that `^a|b$` could not take a part for the whole.
  return number.length <= LONGEST && new RegExp(`^(?:${pattern})$`, 'u').test(number);
}

/** Whether text could be a number of whatever layout: something, without blanks at its ends, and not too long. */
export function couldBeNumber(number: string): boolean {
  return number !== '' && number.length <= LONGEST && number.trim() === number;
}

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
