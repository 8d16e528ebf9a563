import { z } from 'zod';
import { openingName } from '../../shared/business/account-opening/application/application.ts';
import { caseRow, CaseState } from '../../shared/business/case.ts';
import { mask } from '../../shared/rulebook/identity/mask.ts';
import { beijingDate, beijingDateTime } from '../../shared/values/dates.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import type { Office } from '../office.ts';
import { Branch, type ListPage } from './list.ts';
import type { HeldOpeningRow, OpeningCountRow } from './rows.ts';

export const OpeningFilter = z.object({ branch: Branch.optional() });

const dayMs = 24 * 3_600_000;

/**
 * Openings by branch and state: what waits at the branch, at which step head office is, and what was done. Numbers given
 * count as done, by the day they were given; the bank may still answer.
 */
export async function listOpenings(office: Office, branch: string | null): Promise<ListPage> {
  const now = office.clock();
  const today = Date.parse(`${beijingDate(now)}T00:00:00+08:00`);
  const rows = await office.db.query<OpeningCountRow>(
    `with openings as (
       select cases.branch, cases.stage, step.kind as step, step.sent_at, numbered.done_at
       from cases
       left join outbox step on step.branch = cases.branch and step.case_id = cases.case_id
         and step.done_at is null
       left join lateral (
         select max(outbox.done_at) as done_at from outbox
         where outbox.branch = cases.branch and outbox.case_id = cases.case_id
           and outbox.kind = 'open-accounts' and outbox.outcome = 'done') numbered on true
       where cases.business = $1)
     select branches.branch, branches.name as "branchName",
       count(*) filter (where stage = 'awaiting-approval') as "awaitingApproval",
       count(*) filter (where stage = 'accepted' and step = 'check-identity') as "checking",
       count(*) filter (where stage = 'accepted' and step is null) as "screening",
       count(*) filter (where stage = 'accepted' and step = 'open-accounts' and sent_at is null)
         as "beforeClearing",
       count(*) filter (where stage = 'accepted' and step = 'open-accounts' and sent_at is not null)
         as "atClearing",
       count(*) filter (where stage in ('accepted', 'done') and step in ('sign-bank', 'confirm-bank'))
         as "atBank",
       count(*) filter (where stage = 'returned') as "returned",
       count(*) filter (where stage = 'withdrawn') as "withdrawn",
       count(*) filter (where stage = 'done' and openings.done_at >= $3) as "doneToday",
       count(*) filter (where stage = 'done' and openings.done_at >= $4) as "doneSevenDays"
     from branches left join openings on openings.branch = branches.branch
     where $2::text is null or branches.branch = $2
     group by branches.branch, branches.name order by branches.branch`,
    [openingName, branch, today, today - 6 * dayMs],
  );
  return { rows, next: null };
}

/** More than ever wait at once; a list that is longer says so by its length. */
const mostHeld = 1000;

/** Openings that wait for an officer's decision on a possible hit, the oldest first; masked. */
export async function listHeldOpenings(office: Office, branch: string | null): Promise<ListPage> {
  const rows = await office.db.query<{ branch: string; at: number; state: string }>(
    `select alarms.branch, min(alarms.at) as at, cases.state from alarms
     join cases on cases.branch = alarms.branch and cases.case_id = alarms.detail
     where alarms.code = 'SCREENING_HIT' and alarms.closed_at is null and cases.stage = 'accepted'
       and ($1::text is null or alarms.branch = $1)
     group by alarms.branch, cases.case_id, cases.state order by min(alarms.at) limit $2`,
    [branch, mostHeld],
  );
  return { rows: rows.map((row) => heldRow(office, row)), next: null };
}

function heldRow(
  office: Office,
  {
    branch,
    at,
    state: stored,
  }: { readonly branch: string; readonly at: number; readonly state: string },
): HeldOpeningRow {
  const state = CaseState.parse(JSON.parse(stored));
  const business = office.registry.find(openingName);
  const summary = business === null ? null : caseRow(business, state).summary;
  return {
    branch,
    caseId: state.caseId,
    serial: formatSerial(state.origin),
    subject: mask('NAME', summary?.subject ?? ''),
    document: mask('ID', summary?.document ?? ''),
    detail: summary?.detail ?? '',
    heldSince: beijingDateTime(at),
  };
}
