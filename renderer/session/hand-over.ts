import type { HandOverAsk, ProveOutcome } from '../../shared/bridge/staff-keys.ts';
import type { JournalPosition } from '../../shared/business/contract.ts';
import type { HandOverContent } from '../../shared/safeguards/session.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { keepAwake } from './awake.ts';
import type { ActOutcome } from '../data/types.ts';
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

type Taken = Extract<ProveOutcome, { readonly status: 'proved' }>;

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
  try {
    const outcome = await orOut(tools, receiver, recordHandOver(tools, giver, taken, handed));
    if (outcome.status === 'refused') {
      await staffKeys.signOut(receiver);
      return refusedWith(outcome);
    }
    return await enter(tools, staff, taken);
  } finally {
    rest();
  }
}

/** Gives what is awaited; when it fails the receiver's key is closed, for nothing was handed to them. */
async function orOut<T>(tools: HandOverTools, receiver: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await tools.bridge.staffKeys.signOut(receiver);
    throw error;
  }
}

async function recordHandOver(
  tools: HandOverTools,
  { actor }: SignedIn,
  { authority }: Taken,
  handed: HandOverContent,
): Promise<ActOutcome> {
  const signed = { handOver: handed };
  const content = async (position: JournalPosition, at: number) => {
    const half = statementOf('take-over', handed.to, actor.session, position, at, signed);
    const { signature } = await tools.bridge.staffKeys.signSession(half);
    return { handOver: handed, receiver: authority, receiverSignature: signature };
  };
  return await recordSessionAct(tools, actor, 'HandOver', content, signed);
}

/** Signs the receiver in after the giver. Handed over is handed over: where that fails, they sign in anew. */
async function enter(tools: HandOverTools, giver: string, taken: Taken): Promise<SessionOutcome> {
  const { staffKeys } = tools.bridge;
  let isIn = false;
  try {
    await tools.store.giveDrafts(giver, taken.authority.statement.staff);
    await staffKeys.signOut(giver);
    const entered = await recordSignIn(tools, taken);
    isIn = entered.status === 'done';
    return entered;
  } finally {
    if (!isIn) {
      await leave(tools, giver);
      await staffKeys.signOut(taken.authority.statement.staff);
    }
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
