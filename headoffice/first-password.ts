import { passwordWeakness } from '../shared/rulebook/counter/client-password.ts';
import { type NewPassword, newPasswordRefusals } from '../shared/safeguards/new-password.ts';
import type { Suite } from '../shared/suite.ts';
import type { Alarm } from './alarms.ts';
import type { Sql } from './db/sql.ts';
import type { OfficeKeys } from './keys.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import { loadPasswordKey } from './password-key.ts';

/** Whose first password, of which opening; `holder` is the `personDigest` of name and document number. */
export interface FirstPassword {
  readonly clientNo: string;
  readonly caseId: string;
  /** Where the opening was accepted. */
  readonly counter: string;
  readonly holder: string;
  /** Null when it is not known; only weakness is judged by it. */
  readonly birthDate: string | null;
  readonly newPassword: NewPassword;
}

/**
 * What became of it. `kept`: the client has another password already, which stays. `not-set`: the client has none and
 * must choose one at a counter; `why` names the rule or what the box held, never the digits.
 */
export type FirstPasswordOutcome =
  | { readonly status: 'set' }
  | { readonly status: 'kept' }
  | {
      readonly status: 'not-set';
      readonly why: 'TP-1' | 'TP-8' | 'TP-9' | 'TP-10' | 'TP-11' | 'unreadable';
    };

/** What it takes of head office. */
interface OfficeParts {
  readonly suite: Suite;
  readonly keys: Pick<OfficeKeys, 'publicKey'>;
  readonly random: (bytes: number) => Uint8Array;
}

/** And of the transaction in a branch. */
interface WorkParts {
  readonly sql: Sql;
  readonly now: number;
  alarm(alarm: Omit<Alarm, 'branch'>): void;
}

const saltBytes = 16;

/**
 * Stores the password a new client chose during the opening, within the transaction that gives the client a number.
 * Done twice it is as done once. A box that cannot be taken does not undo the opening: the operators are alarmed, and
 * the outcome says it to whoever keeps the case. Rules TP-1, TP-8 to TP-12 (docs/rules.md).
 */
export async function setFirstPassword(
  office: OfficeParts,
  work: WorkParts,
  first: FirstPassword,
): Promise<FirstPasswordOutcome> {
  const opened = await openedPassword(office, work, first);
  if ('why' in opened) {
    const { counter, caseId, clientNo } = first;
    const detail = `client ${clientNo}, case ${caseId}: ${opened.why}`;
    work.alarm({ counter, code: 'PASSWORD_NOT_SET', detail });
    return { status: 'not-set', why: opened.why };
  }
  const hash = await hashPassword(opened.password, office.random(saltBytes));
  const added = await work.sql.query(
    `insert into client_passwords (client_no, hash, changed_at) values ($1, $2, $3)
     on conflict do nothing returning client_no`,
    [first.clientNo, hash, work.now],
  );
  if (added.length > 0) return { status: 'set' };
  const [known] = await work.sql.query<{ hash: string }>(
    'select hash from client_passwords where client_no = $1',
    [first.clientNo],
  );
  const isSame = known !== undefined && (await isPasswordOf(known.hash, opened.password));
  return { status: isSame ? 'set' : 'kept' };
}

type Why = Extract<FirstPasswordOutcome, { readonly status: 'not-set' }>['why'];

async function openedPassword(
  { suite, keys }: OfficeParts,
  { sql }: WorkParts,
  { caseId, counter, holder, birthDate, newPassword }: FirstPassword,
): Promise<{ readonly password: string } | { readonly why: Why }> {
  const [refusal] = newPasswordRefusals(suite, keys.publicKey, newPassword, { counter });
  if (refusal !== undefined) {
    // newPasswordRefusals gives TP-8 to TP-10 and no other.
    return { why: refusal.rule as Why };
  }
  const content = await (await loadPasswordKey(sql)).openNew(newPassword.box);
  if (content === null) return { why: 'unreadable' };
  // A box of another application would give this client a password somebody else knows.
  const fits =
    content.caseId === caseId && content.counter === counter && content.holder === holder;
  if (!fits) return { why: 'TP-11' };
  // The keypad refuses weak ones itself; another one may not.
  if (passwordWeakness(content.password, birthDate) !== null) return { why: 'TP-1' };
  return { password: content.password };
}
