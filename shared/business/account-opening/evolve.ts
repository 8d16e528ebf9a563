import { type OpeningEvent, type OpeningState, submittedState } from './events.ts';

/** Folds one event onto an opening; null where it no longer fits. */
export function evolveOpening(
  state: OpeningState | null,
  event: OpeningEvent,
): OpeningState | null {
  if (event.type === 'OpeningSubmitted') return state?.numbers ? null : submittedState(event.data);
  if (state === null) return null;
  switch (event.type) {
    case 'IdentityRecorded':
      return state.found === null ? { ...state, found: event.data } : null;
    case 'ScreeningDecided':
      return isHeld(state) ? { ...state, screening: event.data } : null;
    case 'ClearingAsked':
      return isUnasked(state) ? { ...state, clearingAsked: event.data.at } : null;
    case 'NumbersAllocated':
      return state.numbers === null ? { ...state, numbers: event.data.numbers } : null;
    case 'BankAnswered': {
      const { status, reason, at } = event.data;
      const isOpen = state.numbers !== null && state.bank?.status !== 'SIGNED';
      return isOpen ? { ...state, bank: { status, reason, at } } : null;
    }
  }
}

/** Whether screening hit and no officer has decided yet: no number may be given. */
export function isHeld({ found, screening }: OpeningState): boolean {
  return found?.screening.result === 'HIT' && screening === null;
}

/** Whether nothing has gone to the clearing house yet, so that the opening can still be voided. */
export function isUnasked({ numbers, clearingAsked }: OpeningState): boolean {
  return numbers === null && clearingAsked === null;
}
