import { OpeningState } from '../../shared/business/account-opening/events.ts';
import { firstOf } from '../../shared/business/account-opening/first-form.ts';
import { openingName } from '../../shared/business/account-opening/application/application.ts';
import type { OwnCommand, Reaction, ReactionTools } from '../reaction.ts';

/** An accepted opening asks the clearing house for its accounts; its answer gives the numbers or sends the case back. */
export const accountOpeningReaction: Reaction = {
  business: openingName,
  outward(event, { body }) {
    const state = OpeningState.safeParse(body);
    if (!state.success || event.type !== 'OpeningSubmitted') return null;
    const { name, idNumber, accounts } = firstOf(state.data.application);
    return { kind: 'open-accounts', name, idNumber, accounts };
  },
  async answered(branch, _request, answer, tools): Promise<OwnCommand> {
    if (answer.status === 'refused') {
      const reasons = answer.reasons.map(({ code, field, message }) => ({
        rule: code,
        field,
        message,
      }));
      return { type: 'ReturnCase', version: 1, data: { reasons } };
    }
    const { ymt, shA, szA } = answer;
    const { clientNo, serial } = await nextClient(branch, tools);
    const capitalAccount = `${branch}${String(serial).padStart(8, '0')}`;
    const numbers = { clientNo, capitalAccount, ymt, shA, szA };
    return { type: 'AllocateNumbers', version: 1, data: { numbers } };
  },
};

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
