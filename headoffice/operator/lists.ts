import { caseRow, type CaseState } from '../../shared/business/case.ts';
import { z } from 'zod';
import { Stage, stageWords } from '../../shared/business/stage.ts';
import { mask } from '../../shared/rulebook/identity/mask.ts';
import { beijingDateTime, BusinessDate } from '../../shared/values/dates.ts';
import { CounterId, formatSerial } from '../../shared/values/ids.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { Office } from '../office.ts';

/** A row as operators read it: names of columns with their values, the same in JSON and CSV. */
export type ListRow = Readonly<Record<string, string | number | null>>;

const branch = z.string().regex(/^\d{4}$/);
const limit = z.coerce.number().int().min(1).max(1000).default(100);

/** Filters of all lists; `cursor` is the `next` of the page before. */
export const CaseFilter = z.object({
  branch: branch.optional(),
  business: z.string().max(64).optional(),
  stage: Stage.optional(),
  counter: CounterId.optional(),
  date: BusinessDate.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  cursor: z.string().max(200).optional(),
  limit,
});
export type CaseFilter = z.output<typeof CaseFilter>;

export const EntryFilter = z.object({
  branch: branch.optional(),
  counter: CounterId.optional(),
  verdict: z.enum(['accepted', 'refused', 'set-aside', 'undecided']).optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  cursor: z.string().max(200).optional(),
  limit,
});
export type EntryFilter = z.output<typeof EntryFilter>;

export const AlarmFilter = z.object({
  branch: branch.optional(),
  cursor: z.string().max(200).optional(),
  limit,
});
export type AlarmFilter = z.output<typeof AlarmFilter>;

/** A page of a list; `next` is null at the end. */
export interface ListPage {
  readonly rows: readonly ListRow[];
  readonly next: string | null;
}

/** Cases by their last change. Personal data is masked unless asked for with a reason, which is recorded. */
export async function listCases(
  office: Office,
  filter: CaseFilter,
  unmasked: boolean,
): Promise<ListPage> {
  const newest = filter.order === 'newest';
  const after = cursorParts(filter.cursor);
  const rows = await office.db.query<{
    branch: string;
    place: number;
    changed_at: number;
    case_id: string;
    state: string;
  }>(
    `select branch, place, changed_at, case_id, state from cases
     where ($1::text is null or branch = $1) and ($2::text is null or business = $2)
       and ($3::text is null or stage = $3) and ($4::text is null or counter = $4)
       and ($5::text is null or business_date = $5)
       and ($6::bigint is null or (changed_at, case_id) ${newest ? '<' : '>'} ($6, $7))
     order by changed_at ${newest ? 'desc' : 'asc'}, case_id ${newest ? 'desc' : 'asc'} limit $8`,
    [
      filter.branch ?? null,
      filter.business ?? null,
      filter.stage ?? null,
      filter.counter ?? null,
      filter.date ?? null,
      after?.number ?? null,
      after?.text ?? '',
      filter.limit + 1,
    ],
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  const next =
    rows.length > page.length && last !== undefined ? `${last.changed_at}.${last.case_id}` : null;
  return {
    next,
    // Written by the lane as a case's state.
    rows: page.map((row) => caseListRow(office, row, JSON.parse(row.state) as CaseState, unmasked)),
  };
}

function caseListRow(
  office: Office,
  row: { readonly branch: string; readonly place: number; readonly changed_at: number },
  state: CaseState,
  unmasked: boolean,
): ListRow {
  const business = office.registry.find(state.business);
  const summary = business === null ? null : caseRow(business, state).summary;
  const shown = (kind: 'NAME' | 'ID', value: string): string =>
    unmasked ? value : mask(kind, value);
  return {
    branch: row.branch,
    serial: formatSerial(state.origin),
    caseId: state.caseId,
    business: state.business,
    title: business?.title ?? '',
    stage: state.stage,
    stageWords: stageWords[state.stage],
    subject: shown('NAME', summary?.subject ?? ''),
    document: shown('ID', summary?.document ?? ''),
    detail: summary?.detail ?? '',
    maker: state.maker,
    checkers: state.decisions.map(({ staff }) => staff).join(' '),
    businessDate: state.businessDate,
    recordedAt: beijingDateTime(state.at),
    changedAt: beijingDateTime(row.changed_at),
    reasons: (state.returned?.reasons ?? []).map(({ message }) => message).join(' '),
    place: row.place,
  };
}

/** Entries as they arrived: what was asked for, by whom, and head office's verdict. Nothing of what they hold. */
export async function listEntries(office: Office, filter: EntryFilter): Promise<ListPage> {
  const newest = filter.order === 'newest';
  const rows = await office.db.query<{
    arrival: number;
    branch: string;
    counter: string;
    epoch: number;
    seq: number;
    hash: string;
    received_at: number;
    body: string;
    place: number | null;
    case_id: string | null;
    verdict: string | null;
    decided_at: number | null;
  }>(
    `select entries.arrival, entries.branch, entries.counter, entries.epoch, entries.seq,
       entries.hash, entries.received_at, entries.body, items.place, items.case_id, items.verdict,
       items.decided_at
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
  const page = rows.slice(0, filter.limit);
  return {
    next: rows.length > page.length ? `${page.at(-1)?.arrival}.` : null,
    rows: page.map((row) => ({
      branch: row.branch,
      serial: formatSerial(row),
      ...askedIn(row.body),
      hash: row.hash,
      receivedAt: beijingDateTime(row.received_at),
      verdict: row.verdict ?? 'undecided',
      decidedAt: row.decided_at === null ? null : beijingDateTime(row.decided_at),
      place: row.place,
      caseId: row.case_id,
    })),
  };
}

function askedIn(body: string): ListRow {
  // Stored by intake, which had parsed it.
  const { business, command, actor, at } = JSON.parse(body) as Entry;
  return { business, command: command.type, staff: actor.staff, at: claimedTime(at) };
}

/** A counter may claim any instant; one no calendar has is shown as it came. */
function claimedTime(at: number): string {
  try {
    return beijingDateTime(at);
  } catch {
    return String(at);
  }
}

/** Alarms, newest first. */
export async function listAlarms(office: Office, filter: AlarmFilter): Promise<ListPage> {
  const rows = await office.db.query<{
    id: number;
    branch: string;
    counter: string | null;
    at: number;
    code: string;
    detail: string;
  }>(
    `select id, branch, counter, at, code, detail from alarms
     where ($1::text is null or branch = $1) and ($2::bigint is null or id < $2)
     order by id desc limit $3`,
    [filter.branch ?? null, cursorParts(filter.cursor)?.number ?? null, filter.limit + 1],
  );
  const page = rows.slice(0, filter.limit);
  return {
    next: rows.length > page.length ? `${page.at(-1)?.id}.` : null,
    rows: page.map(({ at, ...row }) => ({ ...row, at: beijingDateTime(at) })),
  };
}

/** Every counter with how far it is stored, and when it was last heard of. */
export async function listCounters(office: Office, branch: string | null): Promise<ListPage> {
  const rows = await office.db.query<{
    counter: string;
    branch: string;
    epoch: number;
    seq: number;
    enrolled_at: number;
    seen_at: number | null;
    drained_at: number | null;
    frozen_at: number | null;
  }>(
    `select counter, branch, epoch, seq, enrolled_at, seen_at, drained_at, frozen_at from counters
     where ($1::text is null or branch = $1) order by counter`,
    [branch],
  );
  const time = (at: number | null): string | null => (at === null ? null : beijingDateTime(at));
  return {
    next: null,
    rows: rows.map((row) => ({
      branch: row.branch,
      counter: row.counter,
      epoch: row.epoch,
      seq: row.seq,
      enrolledAt: time(row.enrolled_at),
      seenAt: time(row.seen_at),
      drainedAt: time(row.drained_at),
      frozenAt: time(row.frozen_at),
    })),
  };
}

/** A cursor is `<number>.<text>`; one that is neither is like none. */
function cursorParts(
  cursor: string | undefined,
): { readonly number: number; readonly text: string } | null {
  const [, digits, text] = /^(\d{1,15})\.([0-9a-f-]*)$/.exec(cursor ?? '') ?? [];
  return digits === undefined ? null : { number: Number(digits), text: text ?? '' };
}
