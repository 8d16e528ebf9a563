import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { ProblemError } from '../problem.ts';
import { newToken, secretHash } from '../secrets.ts';
import { isReservedName } from './operator-name.ts';

const termMs = 90 * 24 * 3_600_000;

/**
 * A new token for one of head office's operators; shown once, earlier ones go on working until they end.
 * The name is what the log says of what is done with it.
 *
 * @throws OfficeError
 */
export async function makeOperatorToken(office: Office, operator: string): Promise<string> {
  const name = operator.trim();
  if (name === '' || name.length > 60) {
    throw new OfficeError('请写明操作令牌的持有人(姓名或工号,不超过 60 字)。');
  }
  if (isReservedName(name)) {
    throw new OfficeError(`“${name}”是总部程序自用的名称,请写持有人的姓名或工号。`);
  }
  const token = newToken(office.random);
  const now = office.clock();
  await office.db.query(
    'insert into operator_tokens (token_hash, made_at, name, expires_at) values ($1, $2, $3, $4)',
    [secretHash('operator', token), now, name, now + termMs],
  );
  return token;
}

/** Who a token was made for. @throws ProblemError NOT_AN_OPERATOR */
export async function checkOperator(office: Office, token: string): Promise<string> {
  const [known] = await office.db.query<{ name: string }>(
    'select name from operator_tokens where token_hash = $1 and expires_at > $2',
    [secretHash('operator', token), office.clock()],
  );
  if (known === undefined) {
    throw new ProblemError(401, 'NOT_AN_OPERATOR', 'operator token needed, or it has expired');
  }
  return known.name;
}
