/** Does something once after so many milliseconds, unless it is called off. */
export type After = (ms: number, then: () => void) => () => void;

/** By the engine's own timer. */
export const afterMs: After = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/** Fewer changes in the middle of a day are read anew at the next start within a fraction of a second. */
const enoughChanges = 1000;
/** So many are kept without waiting for a quiet moment. */
const manyChanges = 10_000;
/** How long nothing has changed at a quiet moment. */
const quietMs = 10_000;

/** Says when the index of clients is kept. */
export interface IndexKeeper {
  /** The index is whole; so many changes are in it that the kept one lacks, Infinity when there is none. */
  filled(lacking: number): void;
  /** So many clients have changed. */
  changed(count: number): void;
  /** Nothing is kept until the index is whole again. */
  stop(): void;
}

/** A keeper that calls `keep` at quiet moments: true when it was kept, false when it could not be just now. */
export function indexKeeper(after: After, keep: () => Promise<boolean>): IndexKeeper {
  let lacking = 0;
  let isWhole = false;
  let callOff: (() => void) | null = null;

  const stop = (): void => {
    isWhole = false;
    callOff?.();
    callOff = null;
  };

  const plan = (least: number): void => {
    if (!isWhole || lacking < least) return;
    // Changes that never pause must not put it off for ever.
    if (callOff !== null && lacking >= manyChanges && lacking !== Infinity) return;
    callOff?.();
    callOff = after(quietMs, () => {
      callOff = null;
      void run();
    });
  };

  const run = async (): Promise<void> => {
    const before = lacking;
    lacking = 0;
    try {
      if (await keep()) {
        plan(enoughChanges);
      } else {
        lacking += before;
        plan(1);
      }
    } catch {
      // The disk is full, or the store is closed: the next start fills the index anew, and nobody misses anything.
      stop();
    }
  };

  return {
    filled(now) {
      isWhole = true;
      lacking = now;
      // Once a start, however few they are: or they would be read at every one.
      plan(1);
    },
    changed(count) {
      lacking += count;
      plan(enoughChanges);
    },
    stop,
  };
}
