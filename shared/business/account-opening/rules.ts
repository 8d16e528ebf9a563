import type { DecideContext, FactRequest } from '../contract.ts';
import type { Refusal } from '../../errors.ts';
import { openingName } from './application/application.ts';
import type { OpeningCommand } from './commands.ts';
import {
  decideAllocate,
  decideAskClearing,
  decideBank,
  decideIdentity,
  decideScreening,
} from './decide-office.ts';
import { decideSubmit } from './decide-submit.ts';
import type { OpeningEvent, OpeningState } from './events.ts';

/** Who has this document already: clients of the branch, and openings still under way. */
export function openingFacts(command: OpeningCommand): readonly FactRequest[] {
  if (command.type !== 'SubmitOpening') return [];
  const { identity, need } = command.data.application;
  const value = identity.number;
  return [
    { name: 'clientsWithDocument', from: 'register', register: 'client', by: 'idNumber', value },
    { name: 'openingsWithDocument', from: 'cases', business: openingName, by: 'idNumber', value },
    ...(need.referrer === ''
      ? []
      : [
          {
            name: 'referrer',
            from: 'register',
            register: 'staff',
            by: 'key',
            value: need.referrer,
          } as const,
        ]),
  ];
}

/** Decides an act on an opening. Rules AO-1 to AO-9 and those of each section (docs/rules.md). */
export function decideOpening(
  command: OpeningCommand,
  state: OpeningState | null,
  context: DecideContext,
): readonly Refusal[] | readonly OpeningEvent[] {
  switch (command.type) {
    case 'SubmitOpening':
      return decideSubmit(command.data, context);
    case 'RecordIdentity':
      return decideIdentity(command.data, state, context);
    case 'DecideScreening':
      return decideScreening(command.data, state, context);
    case 'AskClearing':
      return decideAskClearing(state, context);
    case 'AllocateNumbers':
      return decideAllocate(command.data.numbers, state, context);
    case 'AnswerBank':
      return decideBank(command.data, state, context);
  }
}
