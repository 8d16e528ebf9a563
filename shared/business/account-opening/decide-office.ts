import type { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import type { DecideContext } from '../contract.ts';
import type { Application } from './application/application.ts';
import type { AccountWish } from './application/need.ts';
import type {
  AllocatedNumbers,
  BankAnswer,
  ClientAccount,
  IdentityFound,
  NewClient,
  OpeningEvent,
  OpeningState,
} from './events.ts';
import { isHeld, isUnasked } from './evolve.ts';

type Outcome = readonly Refusal[] | readonly OpeningEvent[];
type Context = Pick<DecideContext, 'stage' | 'businessDate' | 'at'>;

/** Head office records what police and screening list say of the person. Rule AO-11. */
export function decideIdentity(
  found: IdentityFound,
  state: OpeningState | null,
  { stage }: Context,
): Outcome {
  return state?.found === null && state.numbers === null && stage === 'accepted'
    ? [{ type: 'IdentityRecorded', data: found }]
    : [{ rule: 'AO-11', message: '该开户不在等待总部核查。' }];
}

/** An officer of head office decides a possible hit. Rule AO-12. */
export function decideScreening(
  decision: Extract<OpeningEvent, { type: 'ScreeningDecided' }>['data'],
  state: OpeningState | null,
  { stage }: Context,
): Outcome {
  return state !== null && isHeld(state) && stage === 'accepted'
    ? [{ type: 'ScreeningDecided', data: decision }]
    : [{ rule: 'AO-12', message: '该开户不在等待筛查复核。' }];
}

/** Head office is about to ask the clearing house: from here on the opening cannot be voided. Rules AO-13, AO-15. */
export function decideAskClearing(state: OpeningState | null, { stage, at }: Context): Outcome {
  if (state === null || !isUnasked(state) || stage !== 'accepted') {
    return [{ rule: 'AO-15', message: '该开户不在等待送中登。' }];
  }
  return isCleared(state) ? [{ type: 'ClearingAsked', data: { at } }] : [notCleared];
}

/**
 * Head office gives the numbers the clearing house answered with. Nothing is given while screening has not cleared the
 * person. Rules AO-8, AO-13.
 */
export function decideAllocate(
  numbers: AllocatedNumbers,
  state: OpeningState | null,
  { stage, businessDate }: Context,
): Outcome {
  if (state === null || state.numbers !== null || stage !== 'accepted') {
    return [{ rule: 'AO-8', message: '该开户不在等待下发号码。' }];
  }
  if (!isCleared(state)) return [notCleared];
  return [
    {
      type: 'NumbersAllocated',
      data: { numbers, client: clientOf(state, numbers, businessDate) },
    },
  ];
}

const notCleared: Refusal = {
  rule: 'AO-13',
  message: '该开户尚未通过名单筛查,不能下发号码。',
};

/** The bank's answer, first or after the client has been there. Rule AO-14. */
export function decideBank(
  answer: BankAnswer,
  state: OpeningState | null,
  { stage }: Context,
): Outcome {
  const { numbers = null, application } = state ?? {};
  const isAsked = application?.need.bank === true && state?.bank?.status !== 'SIGNED';
  if (numbers === null || !isAsked || (stage !== 'accepted' && stage !== 'done')) {
    return [{ rule: 'AO-14', message: '该开户不在等待银行确认。' }];
  }
  const { clientNo } = numbers;
  return [{ type: 'BankAnswered', data: { ...answer, clientNo, ...application.bank } }];
}

/** The first form was not screened by its opening; every other one is cleared by the list or by an officer. */
function isCleared({ application, found, screening }: OpeningState): boolean {
  if (application.form === 1) return true;
  return found?.screening.result === 'CLEAR' || screening?.decision === 'clear';
}

function clientOf(state: OpeningState, numbers: AllocatedNumbers, openedOn: string): NewClient {
  const { application, birthDate, sex, concluded } = state;
  const { identity, contact } = application;
  const known: NewClient = {
    name: identity.name,
    idNumber: identity.number,
    mobile: contact.mobile,
    sex,
    birthDate,
    openedOn,
  };
  const { need, terms } = application;
  // A whole form is not accepted without its terms, nor without what the rules make of it.
  if (concluded === null || terms === null) return known;
  const { assessment, permissions, nationality, rating } = concluded;
  return {
    ...known,
    idKind: identity.document === 'RESIDENT_ID' ? 'RESIDENT' : identity.document,
    idValidFrom: identity.validFrom,
    idValidUntil: identity.longTerm ? null : identity.validTo,
    nationality,
    address: contact.address,
    investorType: 'ORDINARY',
    riskLevel: assessment.level,
    riskScore: assessment.score,
    riskValidTo: assessment.validTo,
    lowestCategory: assessment.lowestCategory,
    amlRating: rating.level,
    permissions: permissions.map((permission) => ({ permission, state: 'AWAITING_RECORDING' })),
    securities: need.accounts.flatMap((wish) => securityOf(wish, application, numbers)),
    bank: need.bank ? { ...application.bank, state: 'PENDING' } : null,
    commission: terms.commission,
    feeSource: terms.feeSource,
  };
}

function securityOf(
  { kind, way, number }: AccountWish,
  { need }: Application,
  numbers: AllocatedNumbers,
): z.infer<typeof ClientAccount>[] {
  const given = way === 'LINK' ? number : numberOf(kind, numbers);
  if (given === null) return [];
  const designated = need.designated && (kind === 'SH_A' || kind === 'SH_FUND');
  return [{ kind, number: given, linked: way === 'LINK', designated }];
}

/** The number given for a kind of account, or null. */
export function numberOf(kind: AccountWish['kind'], numbers: AllocatedNumbers): string | null {
  if (kind === 'SH_A') return numbers.shA;
  if (kind === 'SZ_A') return numbers.szA;
  return numbers.others?.find((one) => one.kind === kind)?.number ?? null;
}
