import type { Refusal } from '../../errors.ts';
import {
  type HandOverContent,
  type SessionAct,
  type SessionBody,
  sessionLocked,
} from '../../safeguards/session.ts';
import { formatSerial } from '../../values/ids.ts';
import type { DecideContext } from '../contract.ts';
import type { SessionCommand, SessionEvent } from './acts.ts';
import { actorRefusals, holdingRefusals, signatureRefusals } from './proof.ts';

type Decided = readonly Refusal[] | readonly SessionEvent[];
type Of<Type extends SessionCommand['type']> = Extract<SessionCommand, { type: Type }>['data'];

/** Decides every act of a session; each proves by its own signature who acts. Rules SE-1 to SE-9. */
export function decideSession(
  command: SessionCommand,
  state: SessionBody | null,
  context: DecideContext,
): Decided {
  if (command.type === 'SignIn') return signIn(command.data, state, context);
  if (state === null || state.signedOutAt !== null)
    return [{ rule: 'SE-2', message: '该签到已经结束。' }];
  switch (command.type) {
    case 'SignOut':
      // Also once the authority has run out, and from a locked window: leaving is always possible.
      return orRefused(own(command.data, state, 'sign-out', context), () => ({
        type: 'SignedOut',
        data: { at: context.at },
      }));
    case 'Lock':
      return lock(command.data, state, context);
    case 'Unlock':
      return unlock(command.data, state, context);
    case 'ChangePassword':
      return changePassword(command.data, state, context);
    case 'HandOver':
      return handOver(command.data, state, context);
    case 'EndSession':
      return endSession(command.data, state, context);
  }
}

function signIn(data: Of<'SignIn'>, state: SessionBody | null, context: DecideContext): Decided {
  if (state !== null) return [{ rule: 'SE-1', message: '该签到已经记录。' }];
  const { staff, counter, authority, failedTries, signature } = data;
  const refusals = actorRefusals(data, authority, context);
  if (refusals.length > 0) return refusals;
  const invalid = holdingRefusals(authority, 'actorRow', context);
  if (invalid.length > 0) return invalid;
  const tries = failedTries === undefined ? {} : { failedTries };
  const forged =
    counter === context.position?.counter
      ? signatureRefusals({ act: 'sign-in', staff, signature, authority, content: tries }, context)
      : [{ rule: 'SE-4', message: '签到的终端与流水不符,请重新签到。' }];
  return orRefused(forged, () => ({
    type: 'SignedIn',
    data: { staff, counter, authority, at: context.at, ...tries },
  }));
}

function lock(data: Of<'Lock'>, state: SessionBody, context: DecideContext): Decided {
  if (state.lockedAt !== null) return [{ rule: 'SE-6', message: '该签到已经锁屏。' }];
  return orRefused(own(data, state, 'lock', context), () => ({
    type: 'Locked',
    data: { at: context.at, reason: data.reason },
  }));
}

function unlock(data: Of<'Unlock'>, state: SessionBody, context: DecideContext): Decided {
  if (state.lockedAt === null) return [{ rule: 'SE-6', message: '该签到没有锁屏。' }];
  const { failedTries, authority } = data;
  const tries = failedTries === undefined ? {} : { failedTries };
  const renewed = authority === undefined ? {} : { authority };
  const invalid = authority === undefined ? [] : holdingRefusals(authority, 'actorRow', context);
  if (invalid.length > 0) return invalid;
  const isSameKey =
    authority === undefined ||
    authority.statement.publicKey === state.authority.statement.publicKey;
  if (!isSameKey) {
    return [{ rule: 'SE-6', message: '签名密钥已更换,不能在原签到下继续。请签退后重新签到。' }];
  }
  return orRefused(own(data, state, 'unlock', context, tries), () => ({
    type: 'Unlocked',
    data: { at: context.at, ...tries, ...renewed },
  }));
}

function changePassword(
  data: Of<'ChangePassword'>,
  state: SessionBody,
  context: DecideContext,
): Decided {
  if (state.lockedAt !== null) return [sessionLocked(state.lockedAt)];
  const { sealedAt } = data;
  return orRefused(own(data, state, 'change-password', context, { sealedAt }), () => ({
    type: 'PasswordChanged',
    data: { sealedAt },
  }));
}

function handOver(data: Of<'HandOver'>, state: SessionBody, context: DecideContext): Decided {
  if (state.lockedAt !== null) return [sessionLocked(state.lockedAt)];
  const { receiver, receiverSignature, handOver: content } = data;
  const taker = receiver.statement;
  const unfit = contentRefusals(content, state, context);
  if (unfit.length > 0) return unfit;
  if (taker.staff !== content.to) return [otherReceiver];
  const invalid = holdingRefusals(receiver, 'receiverRow', context);
  if (invalid.length > 0) return invalid;
  const given = own(data, state, 'hand-over', context, { handOver: content });
  const taken = signatureRefusals(
    {
      act: 'take-over',
      staff: content.to,
      signature: receiverSignature,
      authority: receiver,
      content: { handOver: content },
    },
    context,
  );
  return orRefused([...given, ...taken], () => ({
    type: 'HandedOver',
    data: { ...content, toName: taker.name, at: context.at },
  }));
}

const otherReceiver: Refusal = {
  rule: 'SE-7',
  message: '接班人与所签的交接内容不符,请重新交接。',
};

function contentRefusals(
  content: HandOverContent,
  state: SessionBody,
  { position }: DecideContext,
): Refusal[] {
  if (content.to === state.staff)
    return [{ rule: 'SE-7', message: '不能交接给本人,请由另一位柜员接班。' }];
  const last =
    position === null
      ? null
      : formatSerial({ counter: position.counter, epoch: position.epoch, seq: position.seq - 1 });
  return content.headSerial === last
    ? []
    : [{ rule: 'SE-7', message: '交接内容列出后流水又有变动,请核对后重新交接。' }];
}

function endSession(data: Of<'EndSession'>, state: SessionBody, context: DecideContext): Decided {
  const { authority, staff, signature } = data;
  const { name, roles } = authority.statement;
  if (staff === state.staff)
    return [{ rule: 'SE-8', message: '本人请用签退,不能以主管身份结束自己的签到。' }];
  if (!roles.some((role) => role === 'supervisor' || role === 'branch-manager')) {
    return [{ rule: 'SE-8', message: `${staff} ${name} 不是主管,不能结束他人的签到。` }];
  }
  const refusals = [
    ...actorRefusals(data, authority, context),
    ...holdingRefusals(authority, 'actorRow', context),
  ];
  if (refusals.length > 0) return refusals;
  const forged = signatureRefusals(
    { act: 'end', staff, signature, authority, content: {} },
    context,
  );
  return orRefused(forged, () => ({
    type: 'SessionEnded',
    data: { at: context.at, by: staff, name },
  }));
}

/** An act by whose session it is: signed with the key the session was opened with. */
function own(
  data: { readonly staff: string; readonly prev: string; readonly signature: string },
  state: SessionBody,
  act: SessionAct,
  context: DecideContext,
  content: Parameters<typeof signatureRefusals>[0]['content'] = {},
): Refusal[] {
  const { authority } = state;
  const refusals = actorRefusals(data, authority, context);
  if (refusals.length > 0) return refusals;
  const { staff, signature } = data;
  return signatureRefusals({ act, staff, signature, authority, content }, context);
}

function orRefused(refusals: readonly Refusal[], event: () => SessionEvent): Decided {
  return refusals.length > 0 ? refusals : [event()];
}
