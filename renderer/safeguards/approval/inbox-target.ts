import { create } from 'zustand';
import { useSession } from '../../session/session-store.ts';

/** A case somebody asked to decide from elsewhere; the inbox takes it up when it is shown. */
export const useInboxTarget = create<{ readonly caseId: string | null }>(() => ({ caseId: null }));

// What one person went to decide is not where the next one's inbox begins.
useSession.subscribe((now, before) => {
  if (now.signedIn?.actor.session !== before.signedIn?.actor.session) forgetInboxTarget();
});

/** The inbox opens on this case, not on its list. Whoever asks shows 7001 as well. */
export function openInInbox(caseId: string): void {
  useInboxTarget.setState({ caseId });
}

/** Taken up: the next look at the inbox begins with its list again. */
export function forgetInboxTarget(): void {
  useInboxTarget.setState({ caseId: null });
}
