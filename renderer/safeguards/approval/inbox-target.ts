import { create } from 'zustand';

/** A case somebody asked to decide from elsewhere; the inbox takes it up when it is shown. */
export const useInboxTarget = create<{ readonly caseId: string | null }>(() => ({ caseId: null }));

/** The inbox opens on this case, not on its list. Whoever asks shows 7001 as well. */
export function openInInbox(caseId: string): void {
  useInboxTarget.setState({ caseId });
}

/** Taken up: the next look at the inbox begins with its list again. */
export function forgetInboxTarget(): void {
  useInboxTarget.setState({ caseId: null });
}
