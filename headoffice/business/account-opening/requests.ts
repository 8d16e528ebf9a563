import type { Application } from '../../../shared/business/account-opening/application/application.ts';
import type { OpeningState } from '../../../shared/business/account-opening/events.ts';
import type { ScreenedPerson } from '../../../shared/safeguards/screening.ts';
import { isRealDate } from '../../../shared/values/dates.ts';
import type { ClearingRequest } from '../../clearing/clearing-house.ts';
import type { SignBank } from '../../depository/depository-bank.ts';
import type { IdentityRequest } from '../../outward/identity-request.ts';

/** The person of an opening, for the police, and everybody it names, for the list. */
export function identityRequest(
  { application, birthDate }: OpeningState,
  about: { readonly caseId: string; readonly counter: string },
): IdentityRequest {
  const { name, document, number } = application.identity;
  const screened = peopleOf(application, birthDate).map((one) => ({
    ...one,
    numbers: [...one.numbers],
  }));
  return { kind: 'check-identity', ...about, name, document, number, screened };
}

/** The accounts of an opening of the whole form. */
export function clearingRequest({ identity, need }: Application): ClearingRequest {
  const { name, document, number } = identity;
  const { accounts, designated } = need;
  return { kind: 'open-accounts', form: 2, name, document, number, accounts, designated };
}

/** The contract with the bank; null before there are numbers. */
export function bankRequest(
  { application, numbers }: OpeningState,
  contract: string,
): SignBank | null {
  if (numbers === null) return null;
  const { name, document, number } = application.identity;
  const { clientNo, capitalAccount } = numbers;
  const person = { name, document, number };
  return { kind: 'sign-bank', contract, ...application.bank, ...person, clientNo, capitalAccount };
}

/** The client first, then who came in the client's place and who stands behind the account. */
function peopleOf(
  { identity, agent, profile }: Application,
  birthDate: string,
): readonly ScreenedPerson[] {
  const numbers = [identity.number, identity.supporting].filter((one) => one !== '');
  const client = { name: identity.name, birthDate, numbers };
  const others = [profile.controller, profile.beneficiary].flatMap((one) =>
    one === null ? [] : [{ name: one.name, birthDate: null, numbers: [one.number] }],
  );
  if (agent === null) return [client, ...others];
  const born = isRealDate(agent.birthDate) ? agent.birthDate : null;
  return [client, { name: agent.name, birthDate: born, numbers: [agent.number] }, ...others];
}
