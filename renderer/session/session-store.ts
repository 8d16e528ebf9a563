import { create } from 'zustand';
import type { Actor } from '../../shared/journal/entry.ts';

/** Who is signed in at this counter. */
export interface SignedIn {
  readonly actor: Actor;
  readonly name: string;
  /** Instant until which the person's authority holds; renewed at each exchange with head office. */
  readonly authorityUntil: number;
  /** Signed in while the counter took no acts: the session is in no journal, and nothing can be done under it. */
  readonly onlyReads?: true;
}

/** Why the window covers itself: nobody touched it, somebody asked for it, or the shell has lost the person's key. */
export type LockReason = 'idle' | 'key' | 'key-lost';

/** A covered window. Visits end with it; what is typed under it stays. */
export interface WindowLock {
  readonly at: number;
  readonly reason: LockReason;
}

interface Session {
  readonly signedIn: SignedIn | null;
  /** Null while the window can be read. */
  readonly lock: WindowLock | null;
}

/** The session of this window; `signedIn` null when nobody is. Nothing of it outlives the window. */
export const useSession = create<Session>(() => ({ signedIn: null, lock: null }));

/** Who is signed in, for screens that exist only while somebody is. */
export function useSignedIn(): SignedIn {
  const signedIn = useSession((state) => state.signedIn);
  if (signedIn === null) throw new Error('nobody is signed in');
  return signedIn;
}
