import type { SignInData, SignOutData } from '../../shared/business/session/index.ts';
import type { Actor, Command, Role } from '../../shared/journal/entry.ts';
import type { AuthorityStatement } from '../../shared/safeguards/authority.ts';
import { type Counter, newId } from './counter.tsx';
import { type SignedIn, useSession } from './session-store.ts';

type Tools = Pick<Counter, 'store' | 'bridge' | 'random' | 'takesActs'>;

/** What became of a sign-in or sign-out; `messages` say why not. */
export type SessionOutcome =
  | { readonly status: 'done' | 'cancelled' }
  | { readonly status: 'refused'; readonly messages: readonly string[] };

/**
 * Signs a person in: the shell's panel opens the key, then the sign-in is recorded, signed inside the
 * queue's turn over the place it takes. @throws Fault of bridge or store
 */
export async function signIn(tools: Tools): Promise<SessionOutcome> {
  const opened = await tools.bridge.staffKeys.signIn();
  if (opened.status === 'cancelled') return { status: 'cancelled' };
  const { authority } = opened;
  const who = authority.statement;
  const session = newId(tools);
  const actor: Actor = { staff: who.staff, role: counterRole(who), session };
  const { staff } = actor;
  const signedIn: SignedIn = { actor, name: who.name, authorityUntil: who.until };
  if (!tools.takesActs) {
    // Nothing can be recorded here any more, but who has proved themselves may still read.
    useSession.setState({ signedIn: { ...signedIn, onlyReads: true } });
    return { status: 'done' };
  }
  const outcome = await tools.store.act({
    business: 'session',
    caseId: session,
    actor,
    command: async (position, at) => {
      const { signature } = await tools.bridge.staffKeys.signSession({
        purpose: 'session',
        act: 'sign-in',
        staff,
        session,
        ...position,
        at,
      });
      const { counter, prev } = position;
      const data: SignInData = { staff, counter, prev, authority, signature };
      return command('SignIn', session, { ...data });
    },
  });
  if (outcome.status === 'refused') {
    await tools.bridge.staffKeys.signOut(staff);
    return { status: 'refused', messages: outcome.refusals.map((one) => one.message) };
  }
  useSession.setState({ signedIn });
  return { status: 'done' };
}

/** Signs out: recorded and signed, then the key is forgotten. @throws Fault of bridge or store */
export async function signOut(tools: Tools, { actor }: SignedIn): Promise<SessionOutcome> {
  const { staff, session } = actor;
  if (!tools.takesActs) {
    await leave(tools, staff);
    return { status: 'done' };
  }
  const outcome = await tools.store.act({
    business: 'session',
    caseId: session,
    actor,
    command: async (position, at) => {
      const { signature } = await tools.bridge.staffKeys.signSession({
        purpose: 'session',
        act: 'sign-out',
        staff,
        session,
        ...position,
        at,
      });
      const data: SignOutData = { staff, prev: position.prev, signature };
      return command('SignOut', newId(tools), { ...data });
    },
  });
  if (outcome.status === 'refused') {
    return { status: 'refused', messages: outcome.refusals.map((one) => one.message) };
  }
  await leave(tools, staff);
  return { status: 'done' };
}

/** Forgets the key and shows the sign-in page, recorded or not. */
export async function leave({ bridge }: Pick<Tools, 'bridge'>, staff: string): Promise<void> {
  useSession.setState({ signedIn: null });
  await bridge.staffKeys.signOut(staff);
}

function command(type: string, id: string, data: Command['data']): Command {
  return { type, version: 1, id, data };
}

/** Who may make works as maker; others in the first role they hold. */
function counterRole({ roles }: AuthorityStatement): Role {
  return roles.find((role) => role === 'maker') ?? roles[0] ?? 'maker';
}
