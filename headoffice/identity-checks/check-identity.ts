import {
  checkSubject,
  type CheckStatement,
  type IdentityCheck,
  SignedCheck,
} from '../../shared/safeguards/identity-check.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { toHex } from '../../shared/values/bytes.ts';
import type { Suite } from '../../shared/suite.ts';
import type { Sql } from '../db/sql.ts';
import type { OfficeKeys } from '../keys.ts';
import { inTime } from './in-time.ts';
import type { CheckedPerson, IdentityServices } from './services.ts';

/** What a check needs of head office. */
export interface CheckParts {
  readonly db: Sql;
  readonly clock: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly suite: Suite;
  readonly keys: Pick<OfficeKeys, 'sign'>;
  readonly identityServices: IdentityServices;
  readonly log: (line: {
    readonly event: string;
    readonly check: string;
    readonly error: string;
  }) => void;
}

/** Longer than a service takes, shorter than a counter waits for head office. */
const serviceWaitMs = 8000;

/**
 * Asks a service about a person and gives its answer signed, for one case at one counter; every query is kept. A
 * service that fails or is too slow gives UNAVAILABLE. Not to be called within a transaction: it waits for the outside.
 */
export async function checkIdentity(
  office: CheckParts,
  ask: {
    readonly check: IdentityCheck;
    readonly counter: string;
    readonly caseId: string;
    readonly person: CheckedPerson;
  },
): Promise<SignedCheck> {
  const { counter, caseId, person } = ask;
  const answered = await answerOf(office, ask.check, person);
  const at = office.clock();
  const statement: CheckStatement = {
    purpose: 'identity-check',
    ...answered,
    counter,
    caseId,
    subject: checkSubject(office.suite, person),
    at,
    reference: newReference(office, at),
  };
  const signed = office.keys.sign(statement);
  await keep(office.db, signed);
  return signed;
}

/** The answer to an earlier query, by head office's own number; null when there was none. */
export async function findIdentityCheck(sql: Sql, reference: string): Promise<SignedCheck | null> {
  const [row] = await sql.query<{ statement: string; signature: string }>(
    'select statement, signature from identity_checks where reference = $1',
    [reference],
  );
  if (row === undefined) return null;
  const { signature } = row;
  return SignedCheck.parse({ statement: JSON.parse(row.statement), signature });
}

type Answered =
  | Pick<Extract<CheckStatement, { check: 'police' }>, AnswerPart>
  | Pick<Extract<CheckStatement, { check: 'clearing' }>, AnswerPart>;
type AnswerPart = 'check' | 'result' | 'source' | 'simulated';

async function answerOf(
  { identityServices: services, log }: CheckParts,
  check: IdentityCheck,
  person: CheckedPerson,
): Promise<Answered> {
  try {
    return check === 'police'
      ? { check, ...(await inTime(services.police(person), serviceWaitMs)) }
      : { check, ...(await inTime(services.clearingQuery(person), serviceWaitMs)) };
  } catch (error) {
    // The name alone: a message may hold the person.
    log({
      event: 'identity-service-failed',
      check,
      error: error instanceof Error ? error.name : 'unknown',
    });
    const source = check === 'police' ? '公安核查服务' : '中登查询服务';
    return { check, result: 'UNAVAILABLE', source, simulated: false };
  }
}

function newReference({ random }: CheckParts, at: number): string {
  const day = beijingDate(at).replaceAll('-', '');
  return `HC${day}-${toHex(random(8)).toUpperCase()}`;
}

async function keep(sql: Sql, { statement, signature }: SignedCheck): Promise<void> {
  const { reference, counter, caseId, check, subject, at } = statement;
  await sql.query(
    `insert into identity_checks (reference, counter, case_id, kind, subject, statement, signature, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [reference, counter, caseId, check, subject, JSON.stringify(statement), signature, at],
  );
}
