/**
 * Canonical text (RFC 8785) of a value that is plain JSON, several times faster than the general way; null for anything
 * that needs a second look: lone surrogates, numbers and types JSON does not have, objects with a form of their own, and
 * what is nested very deep or in itself. The general way (`canonicalize`) says what becomes of those.
 *
 * plainCanonicalText({ b: 1, a: 'é' }) → '{"a":"é","b":1}'
 */
export function plainCanonicalText(value: unknown): string | null {
  const text = isInOrder(value, 0) ? JSON.stringify(value) : textOf(value, 0);
  // Half a character is written as an escape; so are two characters that look like one, which are looked at again.
  return text === null || text.includes('\\ud') ? null : text;
}

const deepest = 100;

/**
 * Whether a value is plain and all its keys are in canonical order, as what was read from canonical text is: then the
 * engine's own writer gives the canonical form.
 */
function isInOrder(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      if (depth === deepest) return false;
      return Array.isArray(value)
        ? value.every((item) => isInOrder(item, depth + 1))
        : hasFieldsInOrder(value, depth + 1);
    default:
      return false;
  }
}

function hasFieldsInOrder(value: object, depth: number): boolean {
  // Indexed by its own keys only.
  const fields = value as Readonly<Record<string, unknown>>;
  if ('toJSON' in fields) return false;
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder(fields[key], depth)) return false;
    before = key;
  }
  return true;
}

function textOf(value: unknown, depth: number): string | null {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      // RFC 8785 writes numbers as ECMAScript does.
      return Number.isFinite(value) ? `${value}` : null;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === deepest) return null;
      return Array.isArray(value) ? arrayText(value, depth + 1) : objectText(value, depth + 1);
    default:
      return null;
  }
}

/** No quote, backslash, control character or half of a character: nothing to escape. */
const unescaped = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** The engine's own writer only where there is something to escape: calling it for each short text costs more than the text. */
function quoted(text: string): string {
  return unescaped.test(text) ? `"${text}"` : JSON.stringify(text);
}

function arrayText(items: readonly unknown[], depth: number): string | null {
  let text = '[';
  for (let at = 0; at < items.length; at += 1) {
    const item = textOf(items[at], depth);
    if (item === null) return null;
    text += at === 0 ? item : `,${item}`;
  }
  return `${text}]`;
}

function objectText(value: object, depth: number): string | null {
  // Indexed by its own keys only.
  const fields = value as Readonly<Record<string, unknown>>;
  if (typeof fields['toJSON'] === 'function') return null;
  let text = '{';
  for (const key of sortedKeys(value)) {
    const field = fields[key];
    if (field === undefined) continue;
    const written = textOf(field, depth);
    if (written === null) return null;
    text += `${text.length === 1 ? '' : ','}${quoted(key)}:${written}`;
  }
  return `${text}}`;
}

/** By UTF-16 code units, as RFC 8785 orders them; what was read from canonical text is in order already. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at += 1) {
    if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.toSorted();
  }
  return keys;
}
