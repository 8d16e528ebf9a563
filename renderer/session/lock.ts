import { Fault } from '../../shared/errors.ts';
import { recordSessionAct, sessionBody, type SessionTools } from './session-act.ts';
import { type LockReason, type SignedIn, useSession } from './session-store.ts';
import { endVisits } from './visits.ts';

/** The lock's entry under way: unlocking waits for it. */
let recording: Promise<unknown> = Promise.resolve();

/**
 * Covers the window at once, whatever becomes of the rest: an open panel is cancelled, visits end, the lock is
 * recorded, the key is forgotten. One entry a lock; a journal that cannot be written leaves the window as covered.
 */
export function lockWindow(tools: SessionTools, reason: LockReason): void {
  const { signedIn, lock } = useSession.getState();
  if (signedIn === null || lock !== null) return;
  useSession.setState({ lock: { at: tools.store.now(), reason } });
  recording = settle(tools, signedIn, reason);
}

/** Resolves once everything a lock does is done. */
export async function whenLocked(): Promise<void> {
  await recording;
}

async function settle(tools: SessionTools, signedIn: SignedIn, reason: LockReason): Promise<void> {
  const { actor } = signedIn;
  const steps = [
    () => tools.bridge.staffKeys.cancelPanel(),
    () => endVisits(tools, actor, 'locked'),
    () => recordLock(tools, signedIn, reason),
    () => tools.bridge.staffKeys.signOut(actor.staff),
  ];
  for (const step of steps) await attempt(step);
}

async function recordLock(
  tools: SessionTools,
  { actor, onlyReads }: SignedIn,
  reason: LockReason,
): Promise<void> {
  if (!tools.takesActs || onlyReads === true || reason === 'key-lost') return;
  const body = await sessionBody(tools, actor.session);
  if (body === null || body.lockedAt !== null) return;
  await recordSessionAct(tools, actor, 'Lock', { reason });
}

async function attempt(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch {
    // The cover is what matters, and the next step. What is wrong with shell or journal is said by the frame's own
    // watch, and meets the person again when they unlock.
  }
}

/**
 * Whether something failed because the shell no longer has the person's key, as after a restart of it: the window
 * is then covered until they give their password again, and what was typed is still there.
 */
export function askKeyAgain(tools: SessionTools, error: unknown): boolean {
  const isLost = error instanceof Fault && error.code === 'NOT_SIGNED_IN';
  if (isLost) lockWindow(tools, 'key-lost');
  return isLost;
}
