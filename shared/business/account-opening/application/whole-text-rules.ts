import type { Refusal } from '../../../errors.ts';
import { hasLoneSurrogate } from '../../../values/text.ts';
import type { Application } from './application.ts';

/** Sections whose parts are shown as one. */
const shownAsOne = ['agreed', 'password', 'assessment'];

/**
 * Every text with half a character in it, each at its field: it has no form that could be digested, signed or sent, so
 * no answer, paper or entry can be about it. Rule AO-35 (docs/rules.md).
 */
export function brokenTextRefusals(application: Application): readonly Refusal[] {
  const fields = new Set(
    Object.entries(application).flatMap(([at, part]) => brokenBelow(part, at)),
  );
  const message = '有不完整的字符,请删除后重新录入。';
  return [...fields].map((field) => ({ rule: 'AO-35', field, message }));
}

/** The fields below one that hold such a text. */
function brokenBelow(part: unknown, field: string): readonly string[] {
  if (typeof part === 'string') return hasLoneSurrogate(part) ? [field] : [];
  if (typeof part !== 'object' || part === null) return [];
  const isOne = shownAsOne.includes(field) || /^checks\.[a-z]+$/.test(field);
  return Object.entries(part).flatMap(([name, inner]) => {
    const below = brokenBelow(inner, `${field}.${name}`);
    return isOne && below.length > 0 ? [field] : below;
  });
}
