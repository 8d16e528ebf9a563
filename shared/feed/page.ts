import { z } from 'zod';
import { canonicalBytes, canonicalHash } from '../journal/canonical.ts';
import { HashHex } from '../journal/entry.ts';
import { SignatureHex } from '../safeguards/authority.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { WireItem } from './item.ts';

/** A page holds at most this many items, cut once and never again. */
export const maxPageItems = 200;

/** What head office signs of a page: the digests of the items' full form. `prev` is the hash of the page before. */
export const PageStatement = z.object({
  purpose: z.literal('feed-page'),
  branch: z.string().regex(/^\d{4}$/),
  era: z.int().min(1),
  from: z.int().min(1),
  to: z.int().min(1),
  prev: HashHex,
  itemDigests: z.array(HashHex).min(1).max(maxPageItems),
});
export type PageStatement = Readonly<z.infer<typeof PageStatement>>;

/** A page as it travels to one counter and lies, sealed, in its feed log. */
export const FeedPage = z.object({
  statement: PageStatement,
  signature: SignatureHex,
  items: z.array(WireItem).min(1).max(maxPageItems),
});
export type FeedPage = Readonly<z.infer<typeof FeedPage>>;

/** Where a feed log stands: `place` of the last item, `hash` of the last page; 0 and `noHash` before the first. */
export const FeedHead = z.object({ era: z.int().min(1), place: z.int().min(0), hash: HashHex });
export type FeedHead = Readonly<z.infer<typeof FeedHead>>;

/** Hash of a page: of its statement, so that every counter of the branch has the same. */
export function pageHash(suite: Suite, statement: PageStatement): string {
  return canonicalHash(suite, statement);
}

/**
 * Whether a page continues `head` and is signed: null, or what does not fit. Item digests are checked by
 * the caller, who can rebuild the full forms.
 */
export function pageFault(
  suite: Suite,
  headOfficeKey: string,
  head: FeedHead,
  branch: string,
  page: FeedPage,
): 'BRANCH' | 'ERA' | 'PLACE' | 'PREV' | 'COUNT' | 'SIGNATURE' | null {
  const { statement } = page;
  if (statement.branch !== branch) return 'BRANCH';
  if (statement.era !== head.era) return 'ERA';
  if (statement.from !== head.place + 1) return 'PLACE';
  if (statement.prev !== head.hash) return 'PREV';
  const count = statement.to - statement.from + 1;
  if (page.items.length !== count || statement.itemDigests.length !== count) return 'COUNT';
  const signed = suite.verify(
    fromHex(headOfficeKey),
    canonicalBytes(statement),
    fromHex(page.signature),
  );
  return signed ? null : 'SIGNATURE';
}
