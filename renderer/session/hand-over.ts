import type { HandOverAsk } from '../../shared/bridge/staff-keys.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { keepAwake } from './awake.ts';
import type { Counter } from './counter.tsx';
import {
  recordSessionAct,
  refusedWith,
  type SessionOutcome,
  type SessionTools,
  statementOf,
} from './session-act.ts';
import type { SignedIn } from './session-store.ts';
import { leave, recordSignIn } from './sign-in.ts';
import { endVisits } from './visits.ts';

/** What stands open with the giver, and what they say about it. */
export interface HandedWork {
  readonly note: string;
  readonly counts: Omit<HandOverAsk['content']['counts'], 'pending'>;
}

/** The tools, and which counter's journal it is. */
export type HandOverTools = SessionTools & Pick<Counter, 'info'>;

/**
 * Hands the counter over: the receiver takes what is listed in the shell's panel, both keys sign the same content
 * over the same place, the giver's session ends, their drafts become the receiver's, who is signed in. The window
 * must not lock between two of these entries. @throws Fault of bridge or store
 */
export async function handOver(
  tools: HandOverTools,
  giver: SignedIn,
  open: HandedWork,
): Promise<SessionOutcome> {
  const { actor, name } = giver;
  const { staff, session } = actor;
  const { staffKeys } = tools.bridge;
  // Their ends are entries too: what is signed names the journal's end after them.
  await endVisits(tools, actor, 'signed-out');
  const content = await contentOf(tools, open);
  const taken = await staffKeys.handOver({ staff, session, name, content });
  if (taken.status === 'cancelled') return { status: 'cancelled' };
  const rest = keepAwake('hand-over');
  const receiver = taken.authority.statement.staff;
  const handed = { ...content, to: receiver };
  const signed = { handOver: handed };
  try {
    const outcome = await recordSessionAct(
      tools,
      actor,
      'HandOver',
      async (position, at) => {
        const half = statementOf('take-over', receiver, session, position, at, signed);
        const { signature } = await staffKeys.signSession(half);
        return { handOver: handed, receiver: taken.authority, receiverSignature: signature };
      },
      signed,
    );
    if (outcome.status === 'refused') {
      await staffKeys.signOut(receiver);
      return refusedWith(outcome);
    }
    await tools.store.giveDrafts(staff, receiver);
    await staffKeys.signOut(staff);
    const entered = await recordSignIn(tools, taken);
    // Handed over is handed over: whoever takes over may have to sign in anew.
    if (entered.status !== 'done') await leave(tools, staff);
    return entered;
  } finally {
    rest();
  }
}

async function contentOf(
  { store, info }: HandOverTools,
  { note, counts }: HandedWork,
): Promise<HandOverAsk['content']> {
  const { epoch, headSeq, pending } = await store.standing();
  const { counter } = info.counter;
  return {
    note,
    counts: { ...counts, pending },
    headSerial: formatSerial({ counter, epoch, seq: headSeq }),
  };
}
