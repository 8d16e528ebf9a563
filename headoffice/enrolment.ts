import type { EnrolmentAnswer, EnrolmentAsk } from '../shared/sync/contact.ts';
import { branchOf } from '../shared/values/ids.ts';
import { neverUsed } from './counters.ts';
import { lockBranch } from './db/locks.ts';
import { queryOne } from './db/sql.ts';
import { latestSnapshot } from './feed/snapshot.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';
import { ProblemError } from './problem.ts';
import { newCode, secretHash, tidyCode } from './secrets.ts';
import { timeToken } from './time.ts';

const codeTermMs = 14 * 24 * 3_600_000;

/** A one-time code for a terminal not yet enrolled, or enrolled and never used since. @throws OfficeError */
export async function makeEnrolmentCode(office: Office, counter: string): Promise<string> {
  const branch = branchOf(counter);
  const known = await office.db.query('select from branches where branch = $1', [branch]);
  if (known.length === 0) throw new OfficeError(`没有营业部 ${branch},请先建立营业部。`);
  const used = await office.db.query(
    `select from counters where counter = $1 and not (${neverUsed})`,
    [counter],
  );
  if (used.length > 0) throw new OfficeError(`终端 ${counter} 已经登记。`);
  const code = newCode(office.random);
  const now = office.clock();
  await office.db.query(
    'insert into enrolment_codes (code_hash, counter, made_at, expires_at) values ($1, $2, $3, $4)',
    [secretHash('enrolment', tidyCode(code)), counter, now, now + codeTermMs],
  );
  return code;
}

/**
 * Enrols a counter with its one-time code. The same keys may ask again, because the answer may have been
 * lost; anybody else finds the code used. A counter never used since its enrolment is enrolled anew by a
 * code made after it, and its keys before are void.
 *
 * @throws ProblemError ENROLMENT_REFUSED
 */
export async function enrol(office: Office, ask: EnrolmentAsk): Promise<EnrolmentAnswer> {
  const counter = await office.db.transaction(async (sql) => {
    const [code] = await sql.query<{
      counter: string;
      expires_at: number;
      used_by: string | null;
    }>('select counter, expires_at, used_by from enrolment_codes where code_hash = $1 for update', [
      secretHash('enrolment', tidyCode(ask.code)),
    ]);
    if (code === undefined) throw refused('no such code');
    if (code.used_by === ask.signingKey) return code.counter;
    if (code.used_by !== null) throw refused('code used');
    if (office.clock() > code.expires_at) throw refused('code expired');
    // Rows loaded before the first counter come with its snapshot, those after it in the feed.
    await lockBranch(sql, branchOf(code.counter));
    const added = await sql.query(
      `insert into counters (counter, branch, signing_key, receiving_key, installation, enrolled_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (counter) do update set signing_key = excluded.signing_key,
         receiving_key = excluded.receiving_key, installation = excluded.installation,
         enrolled_at = excluded.enrolled_at
         where ${neverUsed}
       returning counter`,
      [
        code.counter,
        branchOf(code.counter),
        ask.signingKey,
        ask.receivingKey,
        ask.installation,
        office.clock(),
      ],
    );
    if (added.length === 0) throw refused('counter enrolled already');
    // Every other code of the counter ends here: spent by keys that are void now, or left over.
    await sql.query(
      `update enrolment_codes set used_at = $3,
         used_by = case when code_hash = $2 then $4 else 'superseded' end
       where counter = $1`,
      [code.counter, secretHash('enrolment', tidyCode(ask.code)), office.clock(), ask.signingKey],
    );
    return code.counter;
  });
  const branch = branchOf(counter);
  const { name } = await queryOne<{ name: string }>(
    office.db,
    'select name from branches where branch = $1',
    [branch],
  );
  const { statement } = await latestSnapshot(office, branch);
  return {
    counter,
    branchName: name,
    era: office.era,
    headOfficeKey: office.keys.publicKey,
    timeToken: timeToken(office, 'enrolment'),
    snapshotPlace: statement.place,
  };
}

function refused(detail: string): ProblemError {
  return new ProblemError(403, 'ENROLMENT_REFUSED', detail);
}
