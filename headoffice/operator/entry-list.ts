import { z } from 'zod';
import type { FeedItem } from '../../shared/feed/item.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { CounterId, formatSerial } from '../../shared/values/ids.ts';
import type { Office } from '../office.ts';
import { cursorParts, listFields, pageOf } from './list.ts';
import { type EntryListRow, ListVerdict } from './rows.ts';

export const EntryFilter = z.object({
  ...listFields,
  counter: CounterId.optional(),
  verdict: ListVerdict.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export type EntryFilter = z.output<typeof EntryFilter>;

interface StoredEntry {
  readonly arrival: number;
  readonly branch: string;
  readonly counter: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly received_at: number;
  readonly body: string;
  readonly place: number | null;
  readonly case_id: string | null;
  readonly verdict: ListVerdict | null;
  readonly decided_at: number | null;
  /** Of what was not accepted: the item with its reasons. */
  readonly item: string | null;
}

/** Entries as they arrived. */
export async function listEntries(office: Office, filter: EntryFilter) {
  const newest = filter.order === 'newest';
  const rows = await office.db.query<StoredEntry>(
    `select entries.arrival, entries.branch, entries.counter, entries.epoch, entries.seq,
       entries.hash, entries.received_at, entries.body, items.place, items.case_id, items.verdict,
       items.decided_at, case when items.verdict <> 'accepted' then items.item end as item
     from journal_entries entries
     left join feed_items items on items.counter = entries.counter and items.epoch = entries.epoch
       and items.seq = entries.seq
     where ($1::text is null or entries.branch = $1) and ($2::text is null or entries.counter = $2)
       and ($3::text is null or coalesce(items.verdict, 'undecided') = $3)
       and ($4::bigint is null or entries.arrival ${newest ? '<' : '>'} $4)
     order by entries.arrival ${newest ? 'desc' : 'asc'} limit $5`,
    [
      filter.branch ?? null,
      filter.counter ?? null,
      filter.verdict ?? null,
      cursorParts(filter.cursor)?.number ?? null,
      filter.limit + 1,
    ],
  );
  return pageOf(rows, filter.limit, (last) => `${last.arrival}.`, entryListRow);
}

function entryListRow(row: StoredEntry): EntryListRow {
  return {
    branch: row.branch,
    serial: formatSerial(row),
    ...askedIn(row.body),
    hash: row.hash,
    receivedAt: beijingDateTime(row.received_at),
    verdict: row.verdict ?? 'undecided',
    decidedAt: row.decided_at === null ? null : beijingDateTime(row.decided_at),
    place: row.place,
    caseId: row.case_id,
    reasons: row.item === null ? '' : reasonsIn(row.item),
  };
}

function askedIn(body: string): Pick<EntryListRow, 'business' | 'command' | 'staff' | 'at'> {
  // Stored by intake, which had parsed it.
  const { business, command, actor, at } = JSON.parse(body) as Entry;
  return { business, command: command.type, staff: actor.staff, at: claimedTime(at) };
}

function reasonsIn(item: string): string {
  // Written by the lane as canonical text of a feed item.
  const { verdict } = JSON.parse(item) as Extract<FeedItem, { readonly kind: 'entry' }>;
  if (verdict.status === 'set-aside') return verdict.code;
  if (verdict.status === 'accepted') return '';
  return verdict.reasons.map(({ rule, message }) => `${rule} ${message}`).join(' ');
}

/** A counter may claim any instant; one no calendar has is shown as it came. */
function claimedTime(at: number): string {
  try {
    return beijingDateTime(at);
  } catch {
    return String(at);
  }
}
