import type { Refusal } from '../../errors.ts';
import { papersMatch } from '../../safeguards/paper-content.ts';
import type { DecideContext } from '../contract.ts';
import type { OpeningCommand } from './commands.ts';
import { duplicateRefusals } from './duplicates.ts';
import type { OpeningEvent } from './events.ts';
import { firstOf, firstPaper, firstRefusals, personOf } from './first-form.ts';

type Submitted = Extract<OpeningCommand, { type: 'SubmitOpening' }>['data'];
type Outcome = readonly Refusal[] | readonly OpeningEvent[];

/** Decides a submission by the rules of the form it was made with. */
export function decideSubmit(submitted: Submitted, context: DecideContext): Outcome {
  if (context.stage === 'accepted' || context.stage === 'done') {
    return [{ rule: 'AO-7', message: '该开户已经受理,不能再次提交。' }];
  }
  return decideFirst(submitted, context);
}

/** A submission of an older program, as that program decided it: its entries may still be on their way. */
function decideFirst({ application: whole, evidence }: Submitted, context: DecideContext): Outcome {
  const application = firstOf(whole);
  const { suite, caseId, businessDate, tables } = context;
  const holds = papersMatch(suite, evidence, firstPaper(caseId, application));
  const refusals = [
    ...firstRefusals(application, businessDate, tables),
    ...duplicateRefusals(context, 'idNumber'),
    ...(holds ? [] : [paperChanged]),
  ];
  const person = personOf(application.idNumber, businessDate);
  if (refusals.length > 0 || person === null) return refusals;
  const { birthDate, sex } = person;
  return [{ type: 'OpeningSubmitted', data: { application, birthDate, sex } }];
}

/** What the client signed is what is submitted. Rule AO-9. */
const paperChanged: Refusal = {
  rule: 'AO-9',
  message: '申请表打印后内容已修改,原件作废。请收回原件,按 F10 重新打印并由客户签字。',
};
