import type { Office } from '../office.ts';
import { ProblemError } from '../problem.ts';
import { newToken, secretHash } from '../secrets.ts';

/** A new token for head office's operators; shown once, earlier ones go on working. */
export async function makeOperatorToken(office: Office): Promise<string> {
  const token = newToken(office.random);
  await office.db.query('insert into operator_tokens (token_hash, made_at) values ($1, $2)', [
    secretHash('operator', token),
    office.clock(),
  ]);
  return token;
}

/** @throws ProblemError NOT_AN_OPERATOR */
export async function checkOperator(office: Office, token: string): Promise<void> {
  const known = await office.db.query('select from operator_tokens where token_hash = $1', [
    secretHash('operator', token),
  ]);
  if (known.length === 0) throw new ProblemError(401, 'NOT_AN_OPERATOR', 'operator token needed');
}
