import type { SessionContent } from '../../shared/business/session/acts.ts';
import type { Actor, Command } from '../../shared/journal/entry.ts';
import type { JournalPosition } from '../../shared/business/contract.ts';
import {
  type SessionAct,
  SessionBody,
  type SessionStatement,
} from '../../shared/safeguards/session.ts';
import type { ActOutcome } from '../data/types.ts';
import { type Counter, newId } from './counter.tsx';

/** What acting on a session takes. */
export type SessionTools = Pick<Counter, 'store' | 'bridge' | 'random' | 'takesActs'>;

/** What became of an act of a session; `messages` say why not. */
export type SessionOutcome =
  | { readonly status: 'done' | 'cancelled' }
  | { readonly status: 'refused'; readonly messages: readonly string[] };

const actOf = {
  SignIn: 'sign-in',
  SignOut: 'sign-out',
  Lock: 'lock',
  Unlock: 'unlock',
  ChangePassword: 'change-password',
  HandOver: 'hand-over',
  EndSession: 'end',
} as const satisfies Readonly<Record<keyof SessionContent, SessionAct>>;

/** What a signature covers beside session and place. */
export type SignedContent = Partial<
  Pick<SessionStatement, 'failedTries' | 'sealedAt' | 'handOver'>
>;

/**
 * Records an act of a session, signed inside the queue's turn over the place it takes. `content` is what the
 * command carries; a function gets the place where another signature is part of it. @throws Fault of bridge or store
 */
export async function recordSessionAct<Type extends keyof SessionContent>(
  tools: SessionTools,
  actor: Actor,
  type: Type,
  content:
    | SessionContent[Type]
    | ((position: JournalPosition, at: number) => Promise<SessionContent[Type]>),
  signed: SignedContent = {},
): Promise<ActOutcome> {
  const { staff, session } = actor;
  return await tools.store.act({
    business: 'session',
    caseId: session,
    actor,
    command: async (position, at) => {
      const statement = statementOf(actOf[type], staff, session, position, at, signed);
      const { signature } = await tools.bridge.staffKeys.signSession(statement);
      const carried = typeof content === 'function' ? await content(position, at) : content;
      // Plain JSON by its schema; the journal's type says no more than that.
      const data = { staff, prev: position.prev, signature, ...carried } as Command['data'];
      const id = type === 'SignIn' ? session : newId(tools);
      return { type, version: 1, id, data };
    },
  });
}

/** What a key signs at one place of the chain. */
export function statementOf(
  act: SessionAct,
  staff: string,
  session: string,
  position: JournalPosition,
  at: number,
  signed: SignedContent,
): SessionStatement {
  return { purpose: 'session', act, staff, session, ...position, at, ...signed };
}

/** Leaves a count of nothing out: what is signed and what is carried must read the same. */
export function triesIn(failedTries: number): { readonly failedTries?: number } {
  return failedTries === 0 ? {} : { failedTries };
}

/** The session as this counter knows it, or null: one that only reads is in no journal. */
export async function sessionBody(
  { store }: Pick<Counter, 'store'>,
  session: string,
): Promise<SessionBody | null> {
  const detail = await store.caseById(session);
  return SessionBody.safeParse(detail?.shown.body).data ?? null;
}

export function refusedWith(outcome: Extract<ActOutcome, { status: 'refused' }>): SessionOutcome {
  return { status: 'refused', messages: outcome.refusals.map((one) => one.message) };
}
