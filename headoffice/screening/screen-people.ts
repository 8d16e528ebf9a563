import { beijingDate } from '../../shared/values/dates.ts';
import { screen, type ScreenedPerson } from '../../shared/safeguards/screening.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { newestList } from './lists.ts';

/** What a list says of people: HIT where it has one of them. */
export interface ListScreening {
  readonly result: 'CLEAR' | 'HIT';
  readonly version: string;
  readonly listedOn: string;
  /** Whether the list is older than it may be at a counter: somebody should load a newer one. */
  readonly isOld: boolean;
}

/**
 * Screens people against head office's newest list, whatever its age: there is no better one, and a list that is too
 * old is an alarm, not a reason to let everybody wait. Null without any list. Rule SR-4 (docs/rules.md).
 */
export async function screenPeople(
  office: Office,
  sql: Sql,
  people: readonly ScreenedPerson[],
): Promise<ListScreening | null> {
  const list = await newestList(sql);
  if (list === null) return null;
  const { version, listedOn } = list;
  const today = beijingDate(office.clock());
  const tables = await office.editions.open(sql).on(today);
  const states = people.map((one) => screen(office.suite, one, list, today, tables).state);
  return {
    version,
    listedOn,
    result: states.includes('HIT') ? 'HIT' : 'CLEAR',
    isOld: states.includes('STALE'),
  };
}
