import { SessionBody } from '../../safeguards/session.ts';
import { beijingDateTime } from '../../values/dates.ts';
import { type Business, erase, type WordLine } from '../contract.ts';
import { type SessionCommand, sessionCommand, type SessionEvent, sessionEvent } from './acts.ts';
import { decideSession } from './decide.ts';

const title = '签到签退';

const actWords: Readonly<Record<SessionCommand['type'], string>> = {
  SignIn: '签到',
  SignOut: '签退',
  Lock: '锁屏',
  Unlock: '解锁',
  ChangePassword: '修改密码',
  HandOver: '交接班',
  EndSession: '结束他人签到',
};

const sessionBusiness: Business<SessionBody, SessionCommand, SessionEvent> = {
  name: 'session',
  // 2: lock, hand-over and end by another. A counter's index that was folded without them is built anew.
  version: 2,
  title,
  functions: [],
  roles: ['maker', 'supervisor', 'branch-manager', 'compliance'],
  headOfficeCommands: [],
  provesActorItself: true,
  restsOnTables: [],
  command: sessionCommand,
  event: sessionEvent,
  state: SessionBody,
  facts: ({ type, data }) =>
    type === 'HandOver'
      ? [
          {
            name: 'receiverRow',
            from: 'register',
            register: 'staff',
            by: 'key',
            value: data.handOver.to,
          },
        ]
      : [],
  decide: decideSession,
  evolve(state, event) {
    if (event.type === 'SignedIn') return state === null ? opened(event.data) : null;
    // A password change is of the key, not of the session; everything else needs one that is open.
    return state === null ? null : { ...state, ...changeBy(event, state) };
  },
  keys: (state) => ({ staff: state.staff }),
  summary: (state) => ({ subject: state.staff, document: state.counter, detail: standing(state) }),
  words: (command) => [
    { label: '操作', value: actWords[command.type] },
    { label: '柜员', value: command.data.staff },
    ...handOverWords(command),
  ],
  draftSummary: (command) => ({
    summary: { subject: command.data.staff, document: '', detail: title },
    keys: { staff: command.data.staff },
  }),
  approvals: () => [],
  evidence: () => [],
  undo: () => ({ kind: 'none', reason: '签到签退不能撤回。' }),
  isDone: (state) => state.signedOutAt !== null,
  effects: () => [],
};

/** Sign-in to sign-out, a business like any other; a case is one sign-in and its id is `actor.session`. */
export const session = erase(sessionBusiness);

function opened(data: Extract<SessionEvent, { type: 'SignedIn' }>['data']): SessionBody {
  const { staff, counter, authority, at } = data;
  return {
    staff,
    counter,
    authority,
    signedInAt: at,
    signedOutAt: null,
    lockedAt: null,
    endedBy: null,
    handedOver: null,
  };
}

function changeBy(
  event: Exclude<SessionEvent, { type: 'SignedIn' }>,
  state: SessionBody,
): Partial<SessionBody> {
  switch (event.type) {
    case 'SignedOut':
      return { signedOutAt: event.data.at };
    case 'Locked':
      return { lockedAt: event.data.at };
    case 'Unlocked':
      return { lockedAt: null, authority: event.data.authority ?? state.authority };
    case 'PasswordChanged':
      return {};
    case 'HandedOver':
      return { signedOutAt: event.data.at, handedOver: event.data };
    case 'SessionEnded': {
      const { at, by, name } = event.data;
      return { signedOutAt: at, endedBy: { staff: by, name } };
    }
  }
}

function standing({ endedBy, handedOver, lockedAt, signedOutAt }: SessionBody): string {
  if (handedOver !== null) return `已交接给 ${handedOver.to} ${handedOver.toName}`;
  if (endedBy !== null) return `由 ${endedBy.staff} ${endedBy.name} 结束`;
  if (signedOutAt !== null) return `已于 ${beijingDateTime(signedOutAt)} 签退`;
  return lockedAt === null ? '签到中' : `自 ${beijingDateTime(lockedAt)} 锁屏`;
}

function handOverWords(command: SessionCommand): readonly WordLine[] {
  if (command.type !== 'HandOver') return [];
  const { to, note, headSerial } = command.data.handOver;
  return [
    { label: '接班人', value: to },
    { label: '流水止于', value: headSerial },
    { label: '备注', value: note },
  ];
}
