import { beijingDate } from '../../shared/values/dates.ts';
import { screen, type ScreenedPerson } from '../../shared/safeguards/screening.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import type { ListScreening } from './list-screening.ts';
import { newestList } from './lists.ts';

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
