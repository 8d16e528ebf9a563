import type { UpdateWait } from '../../shared/bridge/update.ts';

/** What is known of the counter at the moment somebody wants to install. */
export interface UpdateMoment {
  readonly isSignedIn: boolean;
  readonly isDayOpen: boolean;
  readonly hasUnsent: boolean;
}

/**
 * Why a downloaded program is not installed now, or null when it may be: never while somebody is signed in, between
 * day open and day close, or while entries wait to be sent. Rule UP-2 (docs/rules.md).
 */
export function updateWait({ isSignedIn, isDayOpen, hasUnsent }: UpdateMoment): UpdateWait | null {
  if (isSignedIn) return 'signed-in';
  if (isDayOpen) return 'day-open';
  return hasUnsent ? 'unsent' : null;
}

/**
 * Whether an offered version may replace the running one: a released version (three numbers) that is higher. What
 * went wrong is taken back by a higher number, never by an older program over a newer journal. Rule UP-3.
 */
export function isNewer(offered: string, running: string): boolean {
  const [there, here] = [numbersOf(offered), numbersOf(running)];
  if (there === null || here === null) return false;
  const at = there.findIndex((number, index) => number !== here[index]);
  return at !== -1 && (there[at] ?? 0) > (here[at] ?? 0);
}

function numbersOf(version: string): readonly number[] | null {
  const found = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(version);
  return found === null ? null : found.slice(1).map(Number);
}
