import { openingName } from '../../shared/business/account-opening/application/application.ts';
import { OpeningEvent, OpeningState } from '../../shared/business/account-opening/events.ts';
import { isHeld } from '../../shared/business/account-opening/evolve.ts';
import { firstOf } from '../../shared/business/account-opening/first-form.ts';
import { firstRequest } from '../clearing/clearing-house.ts';
import type { OutwardRequest } from '../outward/request.ts';
import type { OwnCommand, Reaction } from '../reaction.ts';
import { allocated, choosePassword } from './account-opening/numbers.ts';
import { identityFound } from './account-opening/identity.ts';
import { bankRequest, clearingRequest, identityRequest } from './account-opening/requests.ts';

/**
 * An accepted opening of the whole form goes to the police and the screening list, then to the clearing house, then to
 * the depository bank; each answer is an act of head office that asks the next one, or sends the case back. One of the
 * first form is asked of the clearing house at once.
 */
export const accountOpeningReaction: Reaction = {
  business: openingName,
  outward(event, { body, caseId, origin }) {
    const state = OpeningState.safeParse(body);
    const parsed = OpeningEvent.safeParse(event);
    if (!state.success || !parsed.success) return null;
    return next(parsed.data, state.data, { caseId, counter: origin.counter });
  },
  beforeSending: (request) =>
    request.kind === 'open-accounts' && request.form === 2
      ? { way: 'first', command: { type: 'AskClearing', version: 1, data: {} } }
      : { way: 'go' },
  async answered({ branch, state }, exchanged, tools): Promise<OwnCommand | null> {
    switch (exchanged.with) {
      case 'police':
        return await identityFound(state.caseId, exchanged.request, exchanged.answer, tools);
      case 'clearing':
        return await allocated(branch, exchanged.request, exchanged.answer, tools);
      case 'bank': {
        const data = { ...exchanged.answer, at: tools.now };
        return { type: 'AnswerBank', version: 1, data };
      }
      case 'market':
        throw new Error('an opening asks nothing of the market');
    }
  },
  recorded: choosePassword,
};

/** What an event of an opening asks of the outside. */
function next(
  event: OpeningEvent,
  state: OpeningState,
  about: { readonly caseId: string; readonly counter: string },
): OutwardRequest | null {
  const { application } = state;
  switch (event.type) {
    case 'OpeningSubmitted':
      return application.form === 1
        ? firstRequest(firstOf(application))
        : identityRequest(state, about);
    case 'IdentityRecorded':
      return isHeld(state) ? null : clearingRequest(application);
    case 'ScreeningDecided':
      return event.data.decision === 'clear' ? clearingRequest(application) : null;
    case 'NumbersAllocated':
      return application.need.bank ? bankRequest(state, about.caseId) : null;
    case 'BankAnswered': {
      const { bank, card } = event.data;
      return event.data.status === 'AWAITING_CLIENT'
        ? { kind: 'confirm-bank', contract: about.caseId, bank, card }
        : null;
    }
    case 'ClearingAsked':
      return null;
  }
}
