import { type Database, queryOne, type Sql } from '../db/sql.ts';
import { ClearingAnswer, type ClearingHouse, type ClearingRequest } from './clearing-house.ts';

/**
 * A clearing house for demonstration and tests, with a table of its own that outlives a restart. It gives
 * numbers in order and answers after `delayMs`. Rule of the simulation: a person whose identity number has
 * 444 at digits 15 to 17 has three Shanghai accounts already, so a Shanghai account is refused.
 */
export function simulatedClearing(
  database: Database,
  options: { readonly clock: () => number; readonly delayMs: number },
): ClearingHouse {
  return {
    async lookup(externalId) {
      const [row] = await database.query<{ submitted_at: number; answer: string }>(
        'select submitted_at, answer from simulated_clearing where external_id = $1',
        [externalId],
      );
      if (row === undefined) return { status: 'unknown' };
      if (options.clock() < row.submitted_at + options.delayMs) return { status: 'pending' };
      return { status: 'answered', answer: ClearingAnswer.parse(JSON.parse(row.answer)) };
    },
    async submit(externalId, request) {
      await database.transaction(async (sql) => {
        const known = await sql.query(
          `insert into simulated_clearing (external_id, submitted_at, answer) values ($1, $2, '')
           on conflict do nothing returning external_id`,
          [externalId, options.clock()],
        );
        if (known.length === 0) return;
        const answer = await decide(sql, request);
        await sql.query('update simulated_clearing set answer = $2 where external_id = $1', [
          externalId,
          JSON.stringify(answer),
        ]);
      });
    },
  };
}

async function decide(sql: Sql, request: ClearingRequest): Promise<ClearingAnswer> {
  const wantsShanghai = request.accounts.includes('SH_A');
  if (wantsShanghai && request.idNumber.slice(14, 17) === '444') {
    const message = '中登反馈:该投资者名下沪市A股账户已满3户,不能再开立沪A账户。';
    return { status: 'refused', reasons: [{ code: 'ZD-1', field: 'accounts', message }] };
  }
  const { next } = await queryOne<{ next: number }>(
    sql,
    `insert into meta as counter (name, value) values ('simulated-clearing-next', '9000001')
     on conflict (name) do update set value = (counter.value::bigint + 1)::text
     returning value::bigint as next`,
  );
  const digits = (length: number): string => String(next).padStart(length, '0');
  return {
    status: 'opened',
    ymt: `18${digits(10)}`,
    shA: wantsShanghai ? `A${digits(9)}` : null,
    szA: request.accounts.includes('SZ_A') ? digits(10) : null,
  };
}
