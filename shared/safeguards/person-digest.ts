import { canonicalHash } from '../journal/canonical.ts';
import type { Suite } from '../suite.ts';

/**
 * Which person something is about, without naming them: 64 hex digits, the hash of the canonical `{name, number}`,
 * both exactly as the document has them. It binds a statement or a sealed box to one application. It hides nothing
 * from who can guess name and number, so it stands only where these may stand.
 *
 * personDigest(suite, { name: '张三', number: '11010519491231002X' }) → 'c1f3…'
 */
export function personDigest(
  suite: Suite,
  { name, number }: { readonly name: string; readonly number: string },
): string {
  return canonicalHash(suite, { name, number });
}
