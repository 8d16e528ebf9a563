import type { FeedItem, Verdict } from '../../shared/feed/item.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { canonicalText, canonicalTextHash } from '../../shared/journal/canonical.ts';
import type { Suite } from '../../shared/suite.ts';
import { lines, queryOne, recordset, type Sql } from '../db/sql.ts';

/** What is kept of a feed item beside its text, to find it by. */
export interface NewItem {
  readonly place: number;
  readonly kind: FeedItem['kind'];
  readonly caseId: string | null;
  /** Of an entry: where it stands in its counter's journal. */
  readonly entry: { readonly counter: string; readonly epoch: number; readonly seq: number } | null;
  readonly verdict: Verdict['status'] | null;
  readonly decidedAt: number;
  /** Canonical JSON of the full form. */
  readonly text: string;
}

/**
 * Gives contiguous places of a branch's feed; the caller holds the branch's lock, and the places count only
 * if its transaction commits.
 */
export interface FeedWriter {
  /** The place the next item gets. */
  nextPlace(): number;
  add(item: NewItem): void;
  /** Writes what was added since it was written last. */
  flush(): Promise<void>;
}

export async function openFeed(
  sql: Sql,
  suite: Suite,
  branch: string,
  era: number,
): Promise<FeedWriter> {
  const { feed_place: last } = await queryOne<{ feed_place: number }>(
    sql,
    'select feed_place from branches where branch = $1',
    [branch],
  );
  let unwritten: NewItem[] = [];
  let newest = last;
  return {
    nextPlace: () => newest + 1,
    add(item) {
      unwritten.push(item);
      newest += 1;
    },
    async flush() {
      if (unwritten.length === 0) return;
      const [items, place] = [unwritten, newest];
      unwritten = [];
      await sql.query(
        `insert into feed_items (branch, era, place, kind, case_id, counter, epoch, seq, verdict,
           decided_at, digest, item)
         select $1::text, $2::integer, * from rows from (json_to_recordset($3::json) as (place bigint,
           kind text, case_id text, counter text, epoch integer, seq bigint, verdict text,
           decided_at bigint, digest text), string_to_table($4::text, E'\\n'))`,
        [
          branch,
          era,
          recordset(items.map((item) => columns(suite, item))),
          lines(items.map(({ text }) => text)),
        ],
      );
      await sql.query('update branches set feed_place = $2 where branch = $1', [branch, place]);
    },
  };
}

function columns(suite: Suite, item: NewItem): object {
  return {
    place: item.place,
    kind: item.kind,
    case_id: item.caseId,
    counter: item.entry?.counter ?? null,
    epoch: item.entry?.epoch ?? null,
    seq: item.entry?.seq ?? null,
    verdict: item.verdict,
    decided_at: item.decidedAt,
    digest: canonicalTextHash(suite, item.text),
  };
}

/**
 * Canonical text of an entry's item around the entry's stored canonical text, which need not be made again:
 * names in the order of RFC 8785.
 */
export function entryItemText(item: {
  readonly place: number;
  readonly decidedAt: number;
  readonly rows: readonly RegisterRow[];
  readonly hash: string;
  readonly entryText: string;
  readonly verdict: Verdict;
}): string {
  const { place, decidedAt, rows, hash, entryText, verdict } = item;
  return (
    `{"decidedAt":${decidedAt},"entry":${entryText},"hash":"${hash}","kind":"entry",` +
    `"place":${place},"rows":${canonicalText(rows)},"verdict":${canonicalText(verdict)}}`
  );
}

/** Feeds register rows that belong to no case: roster, editions, notices. */
export function rowsItem(place: number, decidedAt: number, rows: readonly RegisterRow[]): NewItem {
  const text = canonicalText({ kind: 'rows', place, decidedAt, rows });
  return { place, kind: 'rows', caseId: null, entry: null, verdict: null, decidedAt, text };
}
