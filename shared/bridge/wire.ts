import { z } from 'zod';
import { fromBase64, toBase64 } from '../values/bytes.ts';
import type { CallOutcome } from './outcome.ts';
import type { ShellNews } from './system.ts';

export { type CallOutcome, faultFromMessage, takeOutcome } from './outcome.ts';

/**
 * Messages of the browser host's WebSocket `/bridge`, one JSON text each. The first is the greeting; then
 * calls go up and replies and news come down, in any order, matched by `id`.
 *
 * Example: {"id":7,"service":"journalLog","method":"append","args":["lease…",{"kind":"entry",…,"frame":{"$bytes":"AQI="}},"9f…"]}
 */
export const Greeting = z.object({ bearer: z.string().max(128) });

export const WireCall = z.object({
  id: z.int().min(0),
  service: z.string().max(64),
  method: z.string().max(64),
  args: z.array(z.unknown()).max(8),
});
export type WireCall = Readonly<z.infer<typeof WireCall>>;

/** The channels `/panel` and `/client` of the browser host: the same, opened by the ticket of the page's address. */
export const TicketGreeting = z.object({ ticket: z.string().max(128) });

export const PanelCall = z.object({
  id: z.int().min(0),
  method: z.string().max(16),
  args: z.array(z.unknown()).max(1),
});

export const ClientCall = z.object({
  id: z.int().min(0),
  method: z.string().max(16),
  args: z.array(z.unknown()).max(2),
});

/** What the shell sends over the WebSocket: an outcome with the call's id, or news. */
export type WireMessage = ({ readonly id: number } & CallOutcome) | { readonly news: ShellNews };

/** One WebSocket message: JSON in which a Uint8Array is {"$bytes": base64}. */
export function encodeWire(value: unknown): string {
  return JSON.stringify(pack(value));
}

/** The value of a WebSocket message. @throws SyntaxError or RangeError when it is not one */
export function decodeWire(text: string): unknown {
  return unpack(JSON.parse(text));
}

// A business's own data may hold any key: an object that looks like ours travels inside {"$raw": …}.
function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  const packed = mapFields(value, pack);
  return isMarked(value) ? { $raw: packed } : packed;
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  if (!isMarked(value)) return mapFields(value, unpack);
  const [[key, inner] = []] = Object.entries(value);
  if (key === '$bytes' && typeof inner === 'string') return fromBase64(inner);
  if (key === '$raw' && typeof inner === 'object' && inner !== null)
    return mapFields(inner, unpack);
  throw new RangeError('WIRE_INVALID: a marked object of no known kind.');
}

function isMarked(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === '$bytes' || keys[0] === '$raw');
}

// fromEntries defines its fields: a key `__proto__` stays an own field and changes no prototype.
function mapFields(value: object, map: (field: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, map(field)]));
}
