import { z } from 'zod';

/** Any JSON value, as `z.json()` types it. */
type JsonValue = z.infer<ReturnType<typeof z.json>>;

/**
 * Any JSON value. Walks it once without building it anew, several times faster than `z.json()`, because every entry that
 * arrives anywhere goes through here. The key `__proto__` is refused: what sets it elsewhere would be a trap.
 */
export const Json = z.custom<JsonValue>(isJson);

function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      return Array.isArray(value) ? value.every(isJson) : isJsonObject(value);
    default:
      return false;
  }
}

function isJsonObject(value: object): boolean {
  const form: unknown = Object.getPrototypeOf(value);
  if (form !== Object.prototype && form !== null) return false;
  return Object.entries(value).every(([key, field]) => key !== '__proto__' && isJson(field));
}
