import { z } from 'zod';
import { Fault } from '../errors.ts';
import { toHex } from './bytes.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COUNTER_ID = /^\d{4}-\d{2}$/;
const SERIAL_SEQ_DIGITS = 6;
const LAST_UUID_MS = 2 ** 48 - 1;

/**
 * A new UUID of version 7 (RFC 9562, section 5.7), lower case: 48 bits of milliseconds, then 74 random bits.
 *
 * @param nowMs the clock, integer milliseconds UTC
 * @param random gives n random bytes
 * @throws Fault VALUE_OUT_OF_RANGE when the time is no integer or does not fit 48 bits
 */
export function uuidV7(nowMs: number, random: (n: number) => Uint8Array): string {
  if (!Number.isInteger(nowMs) || nowMs < 0 || nowMs > LAST_UUID_MS) {
    throw new Fault('VALUE_OUT_OF_RANGE', `${nowMs} ms is no time for a UUID`);
  }
  const time = nowMs.toString(16).padStart(12, '0');
  const bytes = Uint8Array.from(random(10));
  bytes[0] = 0x70 | ((bytes[0] ?? 0) & 0x0f);
  bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f);
  const rest = toHex(bytes);
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}

/** True for a lower-case UUID of versions 1 to 8. Upper case is refused, so that one id has one spelling. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** A command's id: version 7 when a form makes it, derived from a hash when one act causes another. */
export const CommandId = z.string().regex(UUID, '编号不是有效的 UUID。');

/** A counter: 4-digit branch, 2-digit terminal. Example: `0101-02`. */
export const CounterId = z
  .string()
  .regex(COUNTER_ID, '终端号应为“4 位营业部-2 位终端”,如 0101-02。');

/** A staff number: 6 digits. Example: `100023`. */
export const StaffNo = z.string().regex(/^\d{6}$/, '柜员号应为 6 位数字。');

/**
 * The branch of a counter: branchOf('0101-02') → '0101'.
 *
 * @throws Fault VALUE_OUT_OF_RANGE when the text is no counter
 */
export function branchOf(counterId: string): string {
  if (!COUNTER_ID.test(counterId)) throw new Fault('VALUE_OUT_OF_RANGE', 'no counter id');
  return counterId.slice(0, 4);
}

/** Where an act stands in the journals: whose journal, which life of it, which position (both from 1). */
export interface Serial {
  readonly counter: string;
  readonly epoch: number;
  readonly seq: number;
}

/**
 * The serial number (流水号) as printed: formatSerial({ counter: '0101-02', epoch: 1, seq: 4711 }) → '0101-02-1-004711'.
 * The position has at least six digits, more when it needs them.
 */
export function formatSerial({ counter, epoch, seq }: Serial): string {
  return `${counter}-${epoch}-${String(seq).padStart(SERIAL_SEQ_DIGITS, '0')}`;
}
