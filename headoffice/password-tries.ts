import {
  type ClientPasswordTable,
  passwordLimits,
} from '../shared/rulebook/counter/client-password.ts';
import type { PasswordCheckAnswer } from '../shared/sync/client-password.ts';
import { beijingDate } from '../shared/values/dates.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';

interface PasswordRow {
  readonly hash: string;
  readonly wrong: number;
  readonly locked_until: number | null;
}

/** Why no try is taken. */
export type NoTry = Extract<PasswordCheckAnswer, { readonly status: 'locked' | 'no-password' }>;

/** A try that is counted; with none left the password is locked unless this one is right. */
export type Try =
  | { readonly status: 'counted'; readonly hash: string; readonly triesLeft: number }
  | NoTry;

const select = 'select hash, wrong, locked_until from client_passwords where client_no = $1';

/** Counts before the digits are looked at: ending head office in between, or asking twice at once, gains nothing. */
export function countTry(
  office: Office,
  table: ClientPasswordTable,
  clientNo: string,
): Promise<Try> {
  const now = office.clock();
  const limits = passwordLimits(table, beijingDate(now));
  if ('message' in limits) throw new OfficeError(limits.message);
  return office.db.transaction(async (sql): Promise<Try> => {
    const [row] = await sql.query<PasswordRow>(`${select} for update`, [clientNo]);
    if (row === undefined) return { status: 'no-password' };
    const locked = lockedNow(row, now);
    if (locked !== null) return locked;
    // A lock that has run out leaves all tries again.
    const wrong = (row.locked_until === null ? row.wrong : 0) + 1;
    const locks = wrong >= limits.wrongTries;
    await sql.query(
      'update client_passwords set wrong = $2, locked_until = $3 where client_no = $1',
      [clientNo, wrong, locks ? now + limits.lockMs : null],
    );
    return { status: 'counted', hash: row.hash, triesLeft: limits.wrongTries - wrong };
  });
}

/** Why the client need not type now, or null. */
export async function lockOf(office: Office, clientNo: string): Promise<NoTry | null> {
  const [row] = await office.db.query<PasswordRow>(select, [clientNo]);
  return row === undefined ? { status: 'no-password' } : lockedNow(row, office.clock());
}

/** Whether there was a password to forget them of. */
export async function forgetTries(office: Office, clientNo: string): Promise<boolean> {
  const found = await office.db.query(
    'update client_passwords set wrong = 0, locked_until = null where client_no = $1 returning client_no',
    [clientNo],
  );
  return found.length > 0;
}

function lockedNow({ locked_until: until }: PasswordRow, now: number): NoTry | null {
  return until !== null && until > now ? { status: 'locked', until } : null;
}
