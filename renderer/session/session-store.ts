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

/** The session of this window; null when nobody is signed in. Nothing of it outlives the window. */
export const useSession = create<{ readonly signedIn: SignedIn | null }>(() => ({
  signedIn: null,
}));

/** Who is signed in, for screens that exist only while somebody is. */
export function useSignedIn(): SignedIn {
  const signedIn = useSession((state) => state.signedIn);
  if (signedIn === null) throw new Error('nobody is signed in');
  return signedIn;
}
