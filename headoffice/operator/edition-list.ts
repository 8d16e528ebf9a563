import { editionsOn } from '../../shared/rulebook/editions/edition-on.ts';
import { beijingDate, beijingDateTime } from '../../shared/values/dates.ts';
import {
  documentOf,
  published,
  type StoredEdition,
  storedEditions,
} from '../editions/stored-edition.ts';
import type { Office } from '../office.ts';
import type { EditionListRow } from './rows.ts';

/** Every edition there ever was, the latest name first. */
export async function listEditions(office: Office) {
  const all = await storedEditions(office.db);
  const [inUse] = editionsOn(published(all), beijingDate(office.clock()));
  const rows = all.map((one) => editionListRow(one, one.edition === inUse?.edition));
  return { next: null, rows: rows.toReversed() };
}

function editionListRow(one: StoredEdition, isInUse: boolean): EditionListRow {
  const { about } = documentOf(one);
  const at = (ms: number | null): string | null => (ms === null ? null : beijingDateTime(ms));
  return {
    edition: one.edition,
    validFrom: one.valid_from,
    about,
    state: stateOf(one, isInUse),
    proposedAt: beijingDateTime(one.proposed_at),
    proposedBy: one.proposed_by,
    publishedAt: at(one.published_at),
    publishedBy: one.published_by,
    endedAt: at(one.withdrawn_at ?? one.dropped_at),
    endedBy: one.withdrawn_by ?? one.dropped_by,
    withdrawalAskedAt: at(one.withdrawal_asked_at),
    withdrawalAskedBy: one.withdrawal_asked_by,
    reason: one.withdrawal_reason === null ? null : String(JSON.parse(one.withdrawal_reason)),
  };
}

function stateOf(one: StoredEdition, isInUse: boolean): EditionListRow['state'] {
  if (one.dropped_at !== null) return 'dropped';
  if (one.withdrawn_at !== null) return 'withdrawn';
  if (one.published_at === null) return 'proposed';
  return isInUse ? 'in-use' : 'published';
}
