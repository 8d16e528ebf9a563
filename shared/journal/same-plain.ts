/**
 * Whether two values are the same plain JSON, whatever the order of their keys. False also where it is not certain, as
 * of values that are not plain: their canonical forms say then. Compares without writing anything.
 *
 * isSamePlain({ a: 1, b: [2] }, { b: [2], a: 1 }) → true
 */
export function isSamePlain(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b && isPlain(a);
  }
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b);
  return hasPlainForm(a) && hasPlainForm(b) && hasSameFields(a, b);
}

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    default:
      return value === null;
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => isSamePlain(item, b[at]));
}

/** An object with a form of its own is written by that. */
function hasPlainForm(value: object): boolean {
  const form: unknown = Object.getPrototypeOf(value);
  return (form === Object.prototype || form === null) && !('toJSON' in value);
}

function hasSameFields(a: object, b: object): boolean {
  // Indexed by their own keys only.
  const [fields, others] = [a, b] as Readonly<Record<string, unknown>>[];
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSamePlain(fields?.[key], others?.[key]))
  );
}
