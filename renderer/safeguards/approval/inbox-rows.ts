import { mask } from '../../../shared/rulebook/identity/mask.ts';
import { delegationName } from '../../../shared/safeguards/delegation.ts';
import type { CaseDetail, CaseRow, CounterStore, RegisterView, Waiting } from '../../data/types.ts';
import { type BusinessReview, plainReview, type Review, type ReviewParts } from './review.ts';
import { type Rights, type Standing, standingOf } from './rights.ts';
import { wasVisited } from './was-visited.ts';

/** A case that waits. */
export type WaitingRow = CaseRow & { readonly waiting: Waiting };

/** A line of the inbox: the case, where the person stands to it, and what is unusual about it. */
export interface InboxRow {
  readonly row: WaitingRow;
  readonly standing: Exclude<Standing, { kind: 'none' }>;
}

/** Every case that waits at this branch, as far as this counter knows. */
export async function waitingRows(store: CounterStore): Promise<readonly WaitingRow[]> {
  const rows = await store.cases({ stages: ['awaiting-approval'] });
  return rows.flatMap((row) => (row.waiting === null ? [] : [{ ...row, waiting: row.waiting }]));
}

/** What concerns this person, longest waiting first: what they may decide, and what they may not although it waits for such as them. */
export function inboxRows(
  rows: readonly WaitingRow[],
  rights: Rights,
  now: number,
): readonly InboxRow[] {
  return rows
    .flatMap((row): readonly InboxRow[] => {
      const standing = standingOf(row, rights, now);
      return standing.kind === 'none' ? [] : [{ row, standing }];
    })
    .toSorted((left, right) => left.row.waiting.since - right.row.waiting.since);
}

export const inboxFilters = ['all', 'mine', 'pressing', 'own'] as const;
export type InboxFilter = (typeof inboxFilters)[number];

export const inboxFilterWords: Readonly<Record<InboxFilter, string>> = {
  all: '全部',
  mine: '指名给我',
  pressing: '将到时限',
  own: '本人提交',
};

/** Nearer to its end than this an item is pressing. */
const pressingMs = 10 * 60_000;

export function passesFilter(
  { row, standing }: InboxRow,
  filter: InboxFilter,
  at: { readonly staff: string; readonly now: number },
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return row.waiting.asked?.staff === at.staff;
    case 'pressing':
      return standing.kind === 'may' && row.waiting.expiresAt - at.now < pressingMs;
    case 'own':
      return standing.kind === 'own';
  }
}

/** A case opened for review: its words, what to compare, what to tick. */
export interface Reviewed {
  readonly detail: CaseDetail;
  readonly review: Review;
  readonly rows: readonly RegisterView[];
}

/** Opens a case and asks its business what to look at. Null when the case is not there. */
export async function readReview(
  store: CounterStore,
  { reviewOf }: ReviewParts,
  caseId: string,
  visits: readonly CaseRow[],
): Promise<Reviewed | null> {
  const detail = await store.caseById(caseId);
  if (detail === null) return null;
  return await reviewCase(store, reviewOf(detail.business) ?? plainReview, detail, visits);
}

/** Asks a business what to look at of a case. */
export async function reviewCase(
  store: CounterStore,
  business: BusinessReview,
  detail: CaseDetail,
  visits: readonly CaseRow[],
): Promise<Reviewed> {
  const { command, previous, businessDate } = detail.shown;
  const found = await Promise.all(
    business
      .facts(command)
      .map(
        async ({ name, register, by, value }) =>
          [name, value === '' ? [] : await store.register(register, by, value)] as const,
      ),
  );
  const rows = Object.fromEntries(found);
  const isVisited = await wasVisited(store, visits, detail);
  const tables = store.tables();
  const review = business.review({ command, previous, rows, isVisited, businessDate, tables });
  return { detail, review, rows: found.flatMap(([, views]) => views) };
}

/** Whom a case is about, masked: names of clients; of staff as they are. */
export function subjectOf({ business, summary }: Pick<CaseRow, 'business' | 'summary'>): string {
  return business === delegationName ? summary.subject : mask('NAME', summary.subject);
}

/** A client's document, masked; a delegation names none. */
export function documentOf({ business, summary }: Pick<CaseRow, 'business' | 'summary'>): string {
  const isClients = business !== delegationName && summary.document !== '';
  return isClients ? mask('ID', summary.document) : summary.document;
}
