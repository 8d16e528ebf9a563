import type { Updates } from './updates.ts';

export interface ProgramEndParts {
  readonly updates: Pick<Updates, 'atEnd' | 'stop'> | null;
  /** Closes the logs and lets the data folder go. */
  readonly close: () => Promise<void>;
  readonly quit: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * How the program ends, once: in good order, then with the installation of a newer version if one may be installed.
 * stopped: by a signal or with its computer, which leaves no time to begin one.
 */
export function programEnd({
  updates,
  close,
  quit,
  fail,
}: ProgramEndParts): (why: 'chosen' | 'stopped') => void {
  let isEnding = false;
  return (why) => {
    if (isEnding) return;
    isEnding = true;
    // Asked while the counter's state is still heard; done when nothing is open any more.
    const install = why === 'chosen' ? (updates?.atEnd() ?? null) : null;
    updates?.stop();
    close()
      .then(() => install?.())
      .then(quit)
      .catch(fail);
  };
}
