import { comparisonName } from '../../values/text.ts';
import type { ApprovalNeed } from '../../safeguards/need.ts';
import {
  type ApprovalContext,
  type Business,
  type CaseSummary,
  erase,
  type Undo,
} from '../contract.ts';
import { type Application, openingName } from './application/application.ts';
import { approvalsOf } from './application/circumstances.ts';
import { accountsText, applicationWords } from './application/words.ts';
import { OpeningCommand } from './commands.ts';
import { effectsOf } from './effects.ts';
import { OpeningEvent, OpeningState } from './events.ts';
import { evolveOpening, isUnasked } from './evolve.ts';
import { decideOpening, openingFacts } from './rules.ts';

const title = '个人开户';

const openingBusiness: Business<OpeningState, OpeningCommand, OpeningEvent> = {
  name: openingName,
  version: 2,
  title,
  functions: [{ code: '1101', title }],
  roles: ['maker', 'supervisor'],
  headOfficeCommands: [
    'RecordIdentity',
    'DecideScreening',
    'AskClearing',
    'AllocateNumbers',
    'AnswerBank',
  ],
  provesActorItself: false,
  restsOnTables: ['SubmitOpening'],
  command: OpeningCommand,
  event: OpeningEvent,
  state: OpeningState,
  facts: openingFacts,
  decide: decideOpening,
  evolve: evolveOpening,
  keys: (state) => keysOf(state.application),
  summary: (state) => summaryOf(state.application),
  words: (command) =>
    command.type === 'SubmitOpening' ? applicationWords(command.data.application) : [],
  draftSummary: (command) =>
    command.type === 'SubmitOpening'
      ? { summary: summaryOf(command.data.application), keys: keysOf(command.data.application) }
      : { summary: { subject: '', document: '', detail: title }, keys: {} },
  approvals: approvalsFor,
  evidence: (command) => (command.type === 'SubmitOpening' ? command.data.evidence : []),
  undo: undoOf,
  isDone,
  effects: effectsOf,
};

/** Opening of an individual's accounts (1101). */
export const accountOpening = erase(openingBusiness);

/**
 * An opening of the whole form may be voided after its acceptance until head office asks the clearing house; an older
 * one is asked for at once. Returned, it is taken back whatever had been asked. Rule AO-15.
 */
function undoOf(state: OpeningState | null): Undo {
  if (state === null) return { kind: 'withdraw' };
  if (state.numbers !== null) return { kind: 'none', reason: '账户号码已经下发,不能撤回。' };
  if (state.application.form === 1) return { kind: 'withdraw' };
  return isUnasked(state)
    ? { kind: 'void' }
    : { kind: 'withdraw', accepted: '已送中登,不能作废。' };
}

/** By content; an older program's opening asked for a check whatever it held. */
function approvalsFor(
  command: OpeningCommand,
  _state: OpeningState | null,
  context: ApprovalContext,
): readonly ApprovalNeed[] {
  if (command.type !== 'SubmitOpening') return [];
  const { application } = command.data;
  return application.form === 1 ? ['check'] : approvalsOf(application, context);
}

/** Numbers are there, and the bank has answered where one was asked. */
function isDone({ numbers, application, bank }: OpeningState): boolean {
  return numbers !== null && (!application.need.bank || bank !== null);
}

function keysOf({ identity, contact }: Application): Readonly<Record<string, string>> {
  return {
    idNumber: identity.number,
    mobile: contact.mobile,
    name: comparisonName(identity.name),
  };
}

function summaryOf({ identity, need }: Application): CaseSummary {
  return {
    subject: identity.name,
    document: identity.number,
    detail: `${title} ${accountsText(need.accounts)}`,
  };
}
