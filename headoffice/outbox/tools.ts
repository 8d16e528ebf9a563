import { personDigest } from '../../shared/safeguards/person-digest.ts';
import { queryOne } from '../db/sql.ts';
import { setFirstPassword } from '../first-password.ts';
import type { BranchWork } from '../lane/branch-transaction.ts';
import type { Office } from '../office.ts';
import type { ReactionTools } from '../reaction.ts';
import { screenPeople } from '../screening/screen-people.ts';

/** What a reaction may take of head office's own, within one transaction. */
export function reactionTools(office: Office, work: BranchWork): ReactionTools {
  const { sql, branch, now, set } = work;
  return {
    now,
    async nextNumber(range) {
      const { taken } = await queryOne<{ taken: number }>(
        sql,
        `insert into number_ranges as range (branch, name, next) values ($1, $2, 2)
         on conflict (branch, name) do update set next = range.next + 1
         returning next - 1 as taken`,
        [branch, range],
      );
      return taken;
    },
    async isTaken(register, key) {
      const { row } = await set.facts([
        { name: 'row', from: 'register', register, by: 'key', value: key },
      ]);
      return row !== undefined && row.length > 0;
    },
    screen: (people) => screenPeople(office, sql, people),
    digestOf: (person) => personDigest(office.suite, person),
    async firstPassword(first) {
      await setFirstPassword(office, work, first);
    },
    alarm: (code, detail) => work.alarm({ counter: null, code, detail }),
  };
}
