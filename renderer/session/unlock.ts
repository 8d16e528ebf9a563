import type { Role } from '../../shared/journal/entry.ts';
import type { SignedAuthority } from '../../shared/safeguards/authority.ts';
import type { SessionBody } from '../../shared/safeguards/session.ts';
import { whenLocked } from './lock.ts';
import {
  recordSessionAct,
  refusedWith,
  sessionBody,
  type SessionOutcome,
  type SessionTools,
  triesIn,
} from './session-act.ts';
import { type SignedIn, useSession, type WindowLock } from './session-store.ts';
import { leave, signOut } from './sign-in.ts';

/** A locked window and whose it is. */
export interface Locked {
  readonly signedIn: SignedIn;
  readonly lock: WindowLock;
}

/**
 * Uncovers the window for the same person, who gives their password in the shell's panel: recorded, with what
 * went wrong before, and under a newer authority where one has arrived. @throws Fault of bridge or store
 */
export async function unlock(tools: SessionTools, locked: Locked): Promise<SessionOutcome> {
  const proved = await prove(tools, locked);
  if (proved === null) return { status: 'cancelled' };
  const { signedIn } = locked;
  const { actor } = signedIn;
  const body = await openBody(tools, signedIn);
  let authorityUntil = body?.authority.statement.until ?? signedIn.authorityUntil;
  if (body !== null && body.lockedAt !== null) {
    const tries = triesIn(proved.failedTries);
    const renewed = renewal(proved.authority, body, signedIn);
    const outcome = await recordSessionAct(tools, actor, 'Unlock', { ...tries, ...renewed }, tries);
    if (outcome.status === 'refused') {
      await tools.bridge.staffKeys.signOut(actor.staff);
      return refusedWith(outcome);
    }
    authorityUntil = renewed.authority?.statement.until ?? authorityUntil;
  }
  useSession.setState({ signedIn: { ...signedIn, authorityUntil }, lock: null });
  return { status: 'done' };
}

/** Signs out from the cover: the same person, by their own password. @throws Fault of bridge or store */
export async function signOutLocked(tools: SessionTools, locked: Locked): Promise<SessionOutcome> {
  if ((await prove(tools, locked)) === null) return { status: 'cancelled' };
  return await signOut(tools, locked.signedIn);
}

/** Ends the session of somebody who is not there: a supervisor answers for it by name. @throws Fault of bridge or store */
export async function endLocked(tools: SessionTools, locked: Locked): Promise<SessionOutcome> {
  await whenLocked();
  const { signedIn } = locked;
  const { staff, session } = signedIn.actor;
  const asked = { staff, session, name: signedIn.name, lockedAt: locked.lock.at };
  const proved = await tools.bridge.staffKeys.endSession(asked);
  if (proved.status === 'cancelled') return { status: 'cancelled' };
  if ((await openBody(tools, signedIn)) !== null) {
    const { authority } = proved;
    const { staff: by, roles } = authority.statement;
    const role: Role = roles.find((one) => one === 'supervisor') ?? 'branch-manager';
    const actor = { staff: by, role, session };
    const outcome = await recordSessionAct(tools, actor, 'EndSession', { authority });
    if (outcome.status === 'refused') return refusedWith(outcome);
  }
  await leave(tools, staff);
  return { status: 'done' };
}

async function prove(tools: SessionTools, { signedIn, lock }: Locked) {
  await whenLocked();
  const { name, actor } = signedIn;
  const asked = { staff: actor.staff, name, lockedAt: lock.at };
  const proved = await tools.bridge.staffKeys.unlock(asked);
  return proved.status === 'cancelled' ? null : proved;
}

/** The session where its acts can be recorded; null for one that only reads, or a counter that takes no acts. */
async function openBody(tools: SessionTools, signedIn: SignedIn): Promise<SessionBody | null> {
  return tools.takesActs && signedIn.onlyReads !== true
    ? await sessionBody(tools, signedIn.actor.session)
    : null;
}

/** A newer authority of the same key and role, which the session goes on under. */
function renewal(
  authority: SignedAuthority,
  body: SessionBody,
  { actor }: SignedIn,
): { readonly authority?: SignedAuthority } {
  const { issuedAt, publicKey, roles } = authority.statement;
  const old = body.authority.statement;
  const isNewer = issuedAt > old.issuedAt && publicKey === old.publicKey;
  return isNewer && roles.includes(actor.role) ? { authority } : {};
}
