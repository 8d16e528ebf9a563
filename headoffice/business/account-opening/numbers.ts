import { OpeningState } from '../../../shared/business/account-opening/events.ts';
import type { CaseState } from '../../../shared/business/case.ts';
import type { ClearingAnswer, ClearingRequest } from '../../clearing/clearing-house.ts';
import type { OwnCommand, ReactionTools } from '../../reaction.ts';

/** What follows from the clearing house's answer: the numbers, with the client's own ones, or the case goes back. */
export async function allocated(
  branch: string,
  { form }: Pick<ClearingRequest, 'form'>,
  answer: ClearingAnswer,
  tools: ReactionTools,
): Promise<OwnCommand> {
  if (answer.status === 'refused') {
    const reasons = answer.reasons.map(({ code, field, message, presence }) => ({
      rule: code,
      field: form === 1 ? field : fieldOf(field),
      message,
      ...(presence === undefined || form === 1 ? {} : { presence }),
    }));
    return { type: 'ReturnCase', version: 1, data: { reasons } };
  }
  const { ymt, shA, szA, others, merged } = answer;
  const { clientNo, serial } = await nextClient(branch, tools);
  const capitalAccount = `${branch}${String(serial).padStart(8, '0')}`;
  const given = { clientNo, capitalAccount, ymt, shA, szA };
  const numbers = form === 1 ? given : { ...given, others, merged };
  return { type: 'AllocateNumbers', version: 1, data: { numbers } };
}

/**
 * Once the client has a number, the trading password chosen during the opening is set under it. What cannot be taken
 * undoes nothing: the operators are alarmed. Rules TP-8 to TP-11 (docs/rules.md).
 */
export async function choosePassword(
  { caseId, body, origin }: CaseState,
  command: OwnCommand,
  tools: ReactionTools,
): Promise<void> {
  const state = OpeningState.safeParse(body).data;
  if (command.type !== 'AllocateNumbers' || state?.numbers == null) return;
  const { application, birthDate, numbers } = state;
  const { password: newPassword, identity } = application;
  if (newPassword === null) return;
  const { clientNo } = numbers;
  const holder = tools.digestOf({ name: identity.name, number: identity.number });
  const { counter } = origin;
  await tools.firstPassword({ clientNo, caseId, counter, holder, birthDate, newPassword });
}

/** The field of a whole application that a field of the request came from. */
function fieldOf(field: string): string {
  return field === 'name' ? 'identity.name' : `need.${field}`;
}

/** Numbers of clients loaded from elsewhere are passed over. */
async function nextClient(
  branch: string,
  tools: ReactionTools,
): Promise<{ readonly clientNo: string; readonly serial: number }> {
  for (;;) {
    const serial = await tools.nextNumber('client');
    const clientNo = `${branch}${String(serial).padStart(6, '0')}`;
    if (!(await tools.isTaken('client', clientNo))) return { clientNo, serial };
  }
}
