import { create } from 'zustand';
import { useSession } from './session-store.ts';

/** What the person signed in has written for the hand-over so far: closing the page or locking keeps it. */
export const useHandOverNote = create<{ readonly note: string }>(() => ({ note: '' }));

export function writeNote(note: string): void {
  useHandOverNote.setState({ note });
}

// Handed over or signed out, it was theirs.
useSession.subscribe((now, before) => {
  if (now.signedIn?.actor.session !== before.signedIn?.actor.session) writeNote('');
});
