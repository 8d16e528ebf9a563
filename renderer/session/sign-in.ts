import type { Actor, Role } from '../../shared/journal/entry.ts';
import type { AuthorityStatement, SignedAuthority } from '../../shared/safeguards/authority.ts';
import type { Counter } from './counter.tsx';
import { newId } from './counter.tsx';
import {
  recordSessionAct,
  refusedWith,
  type SessionOutcome,
  type SessionTools,
  triesIn,
} from './session-act.ts';
import { type SignedIn, useSession } from './session-store.ts';
import { endVisits } from './visits.ts';

/**
 * Signs a person in: the shell's panel opens the key, then the sign-in is recorded, signed inside the
 * queue's turn over the place it takes. @throws Fault of bridge or store
 */
export async function signIn(tools: SessionTools): Promise<SessionOutcome> {
  const opened = await tools.bridge.staffKeys.signIn();
  if (opened.status === 'cancelled') return { status: 'cancelled' };
  if (!tools.takesActs) {
    // Nothing can be recorded here any more, but who has proved themselves may still read.
    const signedIn: SignedIn = { ...signedInBy(tools, opened.authority), onlyReads: true };
    useSession.setState({ signedIn, lock: null });
    return { status: 'done' };
  }
  return await recordSignIn(tools, opened);
}

/** Records the sign-in of somebody whose key is open, and shows their work. @throws Fault of bridge or store */
export async function recordSignIn(
  tools: SessionTools,
  { authority, failedTries }: { readonly authority: SignedAuthority; readonly failedTries: number },
): Promise<SessionOutcome> {
  const signedIn = signedInBy(tools, authority);
  const { actor } = signedIn;
  const tries = triesIn(failedTries);
  const outcome = await recordSessionAct(
    tools,
    actor,
    'SignIn',
    async ({ counter }) => await Promise.resolve({ counter, authority, ...tries }),
    tries,
  );
  if (outcome.status === 'refused') {
    await tools.bridge.staffKeys.signOut(actor.staff);
    return refusedWith(outcome);
  }
  useSession.setState({ signedIn, lock: null });
  return { status: 'done' };
}

/** Signs out: recorded and signed, then the key is forgotten. @throws Fault of bridge or store */
export async function signOut(tools: SessionTools, { actor }: SignedIn): Promise<SessionOutcome> {
  if (tools.takesActs) {
    await endVisits(tools, actor, 'signed-out');
    const outcome = await recordSessionAct(tools, actor, 'SignOut', {});
    if (outcome.status === 'refused') return refusedWith(outcome);
  }
  await leave(tools, actor.staff);
  return { status: 'done' };
}

/** Forgets the key and shows the sign-in page, recorded or not. */
export async function leave({ bridge }: Pick<Counter, 'bridge'>, staff: string): Promise<void> {
  useSession.setState({ signedIn: null, lock: null });
  await bridge.staffKeys.signOut(staff);
}

function signedInBy(
  tools: Pick<Counter, 'store' | 'random'>,
  { statement: who }: SignedAuthority,
): SignedIn {
  const actor: Actor = { staff: who.staff, role: counterRole(who), session: newId(tools) };
  return { actor, name: who.name, authorityUntil: who.until };
}

/** Who may make works as maker; others in the first role they hold. */
function counterRole({ roles }: AuthorityStatement): Role {
  return roles.find((role) => role === 'maker') ?? roles[0] ?? 'maker';
}
