import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { ProblemError } from '../problem.ts';
import { checkOperator } from './tokens.ts';

/** Who acts at the command line, by their own token: whose it is, is kept with what was done. @throws OfficeError */
export async function operatorByToken(office: Office): Promise<string> {
  const token = process.env['GUITAI_OPERATOR_TOKEN'] ?? '';
  try {
    return await checkOperator(office, token);
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    throw new OfficeError(
      '请用环境变量 GUITAI_OPERATOR_TOKEN 给出本人的操作令牌(cli operator-token 发放)。',
      { cause },
    );
  }
}
