import { crashMarks, type CrashMark, type ReachMark } from '../../shared/bridge/system.ts';

/** The marks the shell itself reaches; all others are the window's. */
const shellMarks: readonly CrashMark[] = [
  'before-append',
  'after-write',
  'after-fsync',
  'evidence-written',
  'evidence-synced',
];

/** A point at which a test wants this program, or the window, to end: the n-th time it is reached. */
export interface ArmedMark {
  readonly mark: CrashMark;
  readonly times: number;
}

/** Reads GUITAI_CRASH_AT: `after-fsync` or, the third time, `after-fsync:3`. @throws RangeError for anything else */
export function parseArmedMark(text: string | undefined): ArmedMark | null {
  if (text === undefined || text === '') return null;
  const [name, times = '1'] = text.split(':');
  const mark = crashMarks.find((known) => known === name);
  if (mark === undefined || !/^[1-9]\d{0,5}$/.test(times))
    throw new RangeError(`GUITAI_CRASH_AT: ${text}`);
  return { mark, times: Number(times) };
}

/** How a reached mark is told, and how this process ends as if the power had failed. */
export interface MarkEffects {
  tell(line: string): void;
  die(): void;
}

export interface Marks {
  readonly reach: ReachMark;
  /** The window's marks: an armed one is told and never answered, so that a test can kill the browser there. */
  readonly windowReached: (mark: CrashMark) => Promise<void>;
  readonly armedInWindow: readonly CrashMark[];
}

export function createMarks(armed: ArmedMark | null, effects: MarkEffects): Marks {
  let left = armed?.times ?? 0;
  const isReached = (mark: CrashMark): boolean => {
    if (mark !== armed?.mark) return false;
    left -= 1;
    return left === 0;
  };
  return {
    reach(mark) {
      if (!isReached(mark)) return;
      effects.tell(`MARK ${mark}`);
      effects.die();
    },
    async windowReached(mark) {
      if (!isReached(mark)) return;
      effects.tell(`MARK ${mark}`);
      await new Promise<never>(() => undefined);
    },
    armedInWindow: armed === null || shellMarks.includes(armed.mark) ? [] : [armed.mark],
  };
}
