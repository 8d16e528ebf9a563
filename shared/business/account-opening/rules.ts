import type { Refusal } from '../../errors.ts';
import { CaseState } from '../case.ts';
import type { DecideContext, FactRequest } from '../contract.ts';
import { papersMatch } from '../../safeguards/paper-content.ts';
import { formatSerial } from '../../values/ids.ts';
import { applicationPaper, applicationRefusals, openingName, personOf } from './application.ts';
import type { OpeningCommand } from './commands.ts';
import type { OpeningEvent, OpeningState } from './events.ts';

/** Who has this document already: clients of the branch, and openings still under way. */
export function openingFacts(command: OpeningCommand): readonly FactRequest[] {
  if (command.type !== 'SubmitOpening') return [];
  const value = command.data.application.idNumber;
  return [
    { name: 'clientsWithDocument', from: 'register', register: 'client', by: 'idNumber', value },
    { name: 'openingsWithDocument', from: 'cases', business: openingName, by: 'idNumber', value },
  ];
}

/** Decides an opening. Rules AO-1…AO-8 (docs/rules.md). */
export function decideOpening(
  command: OpeningCommand,
  state: OpeningState | null,
  context: DecideContext,
): readonly Refusal[] | readonly OpeningEvent[] {
  return command.type === 'SubmitOpening'
    ? decideSubmit(command.data, context)
    : decideAllocate(command.data.numbers, state, context);
}

type SubmitData = Extract<OpeningCommand, { type: 'SubmitOpening' }>['data'];

function decideSubmit(
  { application, evidence }: SubmitData,
  context: DecideContext,
): readonly Refusal[] | readonly OpeningEvent[] {
  if (context.stage === 'accepted' || context.stage === 'done') {
    return [{ rule: 'AO-7', message: '该开户已经受理,不能再次提交。' }];
  }
  const refusals = [
    ...applicationRefusals(application, context.businessDate, context.tables),
    ...duplicateRefusals(context),
    ...paperRefusals(application, evidence, context),
  ];
  const person = personOf(application.idNumber, context.businessDate);
  if (refusals.length > 0 || person === null) return refusals;
  const { birthDate, sex } = person;
  return [{ type: 'OpeningSubmitted', data: { application, birthDate, sex } }];
}

/** What the client signed is what is submitted. Rule AO-9. */
function paperRefusals(
  application: SubmitData['application'],
  evidence: SubmitData['evidence'],
  { suite, caseId }: DecideContext,
): readonly Refusal[] {
  if (papersMatch(suite, evidence, applicationPaper(caseId, application))) return [];
  const message = '申请表打印后内容已修改,原件作废。请收回原件,按 F10 重新打印并由客户签字。';
  return [{ rule: 'AO-9', message }];
}

/**
 * The same document with a client of the branch or in another opening under way. Facts may only forbid.
 * The form asks it as soon as the number is complete, and `decide` again. Rules AO-5, AO-6.
 */
export function duplicateRefusals(
  context: Pick<DecideContext, 'facts' | 'caseId'>,
): readonly Refusal[] {
  const client = context.facts['clientsWithDocument']?.[0];
  if (client !== undefined) {
    const message = `该证件已在本营业部开户,客户号 ${client.key}。请核对客户,已有账户不能重复开立。`;
    return [{ rule: 'AO-5', field: 'idNumber', message }];
  }
  const others = (context.facts['openingsWithDocument'] ?? [])
    .filter((row) => row.key !== context.caseId)
    .map((row) => CaseState.safeParse(row.body))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []))
    .filter((other) => other.stage === 'awaiting-approval' || other.stage === 'accepted');
  const [other] = others;
  if (other === undefined) return [];
  const message = `该证件已有一笔开户在办,流水号 ${formatSerial(other.origin)}。请先办完或撤回那一笔。`;
  return [{ rule: 'AO-6', field: 'idNumber', message }];
}

function decideAllocate(
  numbers: NonNullable<OpeningState['numbers']>,
  state: OpeningState | null,
  context: DecideContext,
): readonly Refusal[] | readonly OpeningEvent[] {
  if (state === null || state.numbers !== null || context.stage !== 'accepted') {
    return [{ rule: 'AO-8', message: '该开户不在等待下发号码。' }];
  }
  const { name, idNumber, mobile } = state.application;
  const { sex, birthDate } = state;
  const client = { name, idNumber, mobile, sex, birthDate, openedOn: context.businessDate };
  return [{ type: 'NumbersAllocated', data: { numbers, client } }];
}
