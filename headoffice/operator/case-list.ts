import { z } from 'zod';
import { caseRow, CaseState } from '../../shared/business/case.ts';
import { Stage, stageWords } from '../../shared/business/stage.ts';
import { mask } from '../../shared/rulebook/identity/mask.ts';
import { beijingDateTime, BusinessDate } from '../../shared/values/dates.ts';
import { CounterId, formatSerial } from '../../shared/values/ids.ts';
import type { Office } from '../office.ts';
import { cursorParts, listFields, pageOf } from './list.ts';
import type { CaseListRow } from './rows.ts';

export const CaseFilter = z.object({
  ...listFields,
  business: z.string().max(64).optional(),
  stage: Stage.optional(),
  counter: CounterId.optional(),
  date: BusinessDate.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export type CaseFilter = z.output<typeof CaseFilter>;

interface StoredCase {
  readonly branch: string;
  readonly place: number;
  readonly changed_at: number;
  readonly case_id: string;
  readonly state: string;
}

/** Cases by their last change. Personal data is masked unless asked for with a reason, which is recorded. */
export async function listCases(office: Office, filter: CaseFilter, unmasked: boolean) {
  const newest = filter.order === 'newest';
  const after = cursorParts(filter.cursor);
  const rows = await office.db.query<StoredCase>(
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
  return pageOf(
    rows,
    filter.limit,
    (last) => `${last.changed_at}.${last.case_id}`,
    // Parsed: an older program's lane may have written it.
    (row) => caseListRow(office, row, CaseState.parse(JSON.parse(row.state)), unmasked),
  );
}

function caseListRow(
  office: Office,
  row: StoredCase,
  state: CaseState,
  unmasked: boolean,
): CaseListRow {
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
