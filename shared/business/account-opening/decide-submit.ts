import type { Refusal } from '../../errors.ts';
import { openingFormRefusals } from '../../rulebook/opening/opening-forms.ts';
import { papersMatch } from '../../safeguards/paper-content.ts';
import type { DecideContext } from '../contract.ts';
import { conclude } from './application/conclude.ts';
import { contextOf } from './application/context.ts';
import { personOf } from './application/person.ts';
import { applicationRefusals } from './application/refusals.ts';
import type { OpeningCommand } from './commands.ts';
import { duplicateRefusals } from './duplicates.ts';
import type { OpeningEvent } from './events.ts';
import { firstOf, firstPaper, firstRefusals } from './first-form.ts';

type Submitted = Extract<OpeningCommand, { type: 'SubmitOpening' }>['data'];
type Outcome = readonly Refusal[] | readonly OpeningEvent[];

/** Decides a submission by the rules of the form it was made with, as long as that form is taken. Rules AO-7, AO-10. */
export function decideSubmit(submitted: Submitted, context: DecideContext): Outcome {
  if (context.stage === 'accepted' || context.stage === 'done') {
    return [{ rule: 'AO-7', message: '该开户已经受理,不能再次提交。' }];
  }
  const { form } = submitted.application;
  const outdated = openingFormRefusals(form, context.businessDate, context.tables);
  if (outdated.length > 0) return outdated;
  return form === 1 ? decideFirst(submitted, context) : decideWhole(submitted, context);
}

function decideWhole({ application, evidence }: Submitted, context: DecideContext): Outcome {
  const judged = contextOf(context);
  const refusals = applicationRefusals(application, evidence, judged);
  if (refusals.length > 0) return refusals;
  const person = personOf(application.identity, context.businessDate);
  const { concluded } = conclude(application, judged);
  if (person === null || concluded === null) {
    return [
      { rule: 'AO-34', message: '申请资料不足,不能得出评级和测评结果。请核对各步骤后再提交。' },
    ];
  }
  const { birthDate, sex } = person;
  return [{ type: 'OpeningSubmitted', data: { application, birthDate, sex, concluded } }];
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
  const person = personOf(whole.identity, businessDate);
  if (refusals.length > 0 || person === null) return refusals;
  const { birthDate, sex } = person;
  return [{ type: 'OpeningSubmitted', data: { application, birthDate, sex } }];
}

/** What the client signed is what is submitted. Rule AO-9. */
const paperChanged: Refusal = {
  rule: 'AO-9',
  message: '申请表打印后内容已修改,原件作废。请收回原件,按 F10 重新打印并由客户签字。',
};
