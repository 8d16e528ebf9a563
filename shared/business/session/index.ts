import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import { canonicalBytes } from '../../journal/canonical.ts';
import { HashHex } from '../../journal/entry.ts';
import {
  authorityRefusals,
  SignatureHex,
  SignedAuthority,
  StaffRow,
} from '../../safeguards/authority.ts';
import type { SessionBody, SessionStatement } from '../../safeguards/session.ts';
import { fromHex } from '../../values/bytes.ts';
import { branchOf, CounterId, StaffNo } from '../../values/ids.ts';
import { type Business, type DecideContext, erase, type Typed } from '../contract.ts';

const signInData = z.object({
  staff: StaffNo,
  counter: CounterId,
  prev: HashHex,
  authority: SignedAuthority,
  signature: SignatureHex,
});
const signOutData = z.object({ staff: StaffNo, prev: HashHex, signature: SignatureHex });
const signedInData = z.object({
  staff: StaffNo,
  counter: CounterId,
  authority: SignedAuthority,
  at: z.int(),
});
const signedOutData = z.object({ at: z.int() });

type SessionCommand =
  | Typed<'SignIn', z.infer<typeof signInData>>
  | Typed<'SignOut', z.infer<typeof signOutData>>;
type SessionEvent =
  | Typed<'SignedIn', z.infer<typeof signedInData>>
  | Typed<'SignedOut', z.infer<typeof signedOutData>>;

/** Data of SignIn and SignOut, for who builds them in the queue's turn. */
export type SignInData = z.infer<typeof signInData>;
export type SignOutData = z.infer<typeof signOutData>;

const title = '签到签退';

const sessionBusiness: Business<SessionBody, SessionCommand, SessionEvent> = {
  name: 'session',
  version: 1,
  title,
  functions: [],
  roles: ['maker', 'supervisor', 'branch-manager', 'compliance'],
  headOfficeCommands: [],
  provesActorItself: true,
  command: z.discriminatedUnion('type', [
    z.object({ type: z.literal('SignIn'), data: signInData }),
    z.object({ type: z.literal('SignOut'), data: signOutData }),
  ]),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('SignedIn'), data: signedInData }),
    z.object({ type: z.literal('SignedOut'), data: signedOutData }),
  ]),
  facts: () => [],
  decide(command, state, context) {
    if (command.type === 'SignIn') {
      if (state !== null) return [{ rule: 'SE-1', message: '该签到已经记录。' }];
      const { staff, counter, authority } = command.data;
      const refusals = signatureRefusals(command, authority, context);
      return refusals.length > 0
        ? refusals
        : [{ type: 'SignedIn', data: { staff, counter, authority, at: context.at } }];
    }
    if (state === null || state.signedOutAt !== null)
      return [{ rule: 'SE-2', message: '该签到已经结束。' }];
    const refusals = signatureRefusals(command, state.authority, context);
    return refusals.length > 0 ? refusals : [{ type: 'SignedOut', data: { at: context.at } }];
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SignedIn': {
        const { staff, counter, authority, at } = event.data;
        return state === null
          ? { staff, counter, authority, signedInAt: at, signedOutAt: null }
          : null;
      }
      case 'SignedOut':
        return state === null ? null : { ...state, signedOutAt: event.data.at };
    }
  },
  keys: (state) => ({ staff: state.staff }),
  summary: (state) => ({ subject: state.staff, document: state.counter, detail: title }),
  words: (command) => [{ label: '柜员', value: command.data.staff }],
  draftSummary: (command) => ({
    summary: { subject: command.data.staff, document: '', detail: title },
    keys: { staff: command.data.staff },
  }),
  approvals: () => [],
  undo: () => ({ kind: 'none', reason: '签到签退不能撤回。' }),
  isDone: (state) => state.signedOutAt !== null,
  effects: () => [],
};

/** Sign-in and sign-out, a business like any other; a case is one sign-in and its id is `actor.session`. */
export const session = erase(sessionBusiness);

/**
 * Why a sign-in or sign-out does not hold: not this person's, without authority (sign-in only: signing out
 * stays possible after it has run out), or not signed over this place of the chain. Rules SE-3, SE-4.
 */
function signatureRefusals(
  command: SessionCommand,
  authority: SignedAuthority,
  context: DecideContext,
): Refusal[] {
  const { actor, position } = context;
  const who = authority.statement;
  const mine =
    position !== null &&
    actor.session === context.caseId &&
    command.data.staff === actor.staff &&
    who.staff === actor.staff &&
    who.roles.includes(actor.role);
  if (!mine) return [{ rule: 'SE-3', message: '签到记录与操作人不符,请重新签到。' }];
  const row = StaffRow.safeParse(context.facts['actorRow']?.[0]?.body);
  const invalid =
    command.type === 'SignOut'
      ? []
      : authorityRefusals(context.suite, context.headOfficeKey, authority, {
          branch: branchOf(position.counter),
          at: context.at,
          row: row.success ? row.data : null,
        });
  if (invalid.length > 0) return invalid;
  const statement: SessionStatement = {
    purpose: 'session',
    act: command.type === 'SignIn' ? 'sign-in' : 'sign-out',
    staff: actor.staff,
    session: context.caseId,
    ...position,
    at: context.at,
  };
  const genuine = context.suite.verify(
    fromHex(who.publicKey),
    canonicalBytes(statement),
    fromHex(command.data.signature),
  );
  const fits =
    command.data.prev === position.prev &&
    (command.type === 'SignOut' || command.data.counter === position.counter);
  return genuine && fits ? [] : [{ rule: 'SE-4', message: '签到签名不符,请重新签到。' }];
}
