import type { Clock } from './ports.ts';
import type { TryRules } from './sign-in-tries.ts';
import type { Traced, Tries, TryTrace } from './try-trace.ts';

/** Why no password of a person is taken now. */
export interface HeldBack {
  readonly until: number;
  readonly wrong: number;
  /** Locked, not only slowed: so many were wrong that somebody should look. */
  readonly locked: boolean;
}

/**
 * Counts wrong passwords of one person at this counter. Kept in every trace before a password is looked at, so
 * that neither ending the program nor deleting one of the files buys tries (docs/decisions/0050).
 */
export interface TryCounter {
  /** Null when a try may be made. */
  heldBack(staff: string, publicKey: string): Promise<HeldBack | null>;
  /** Why nobody may try today at all, in words: no rule covers the day. */
  stopped(): string | null;
  /** Counts a try before the password is looked at. */
  begin(staff: string, publicKey: string): Promise<void>;
  /** The password was right. Gives the wrong ones no signed entry tells of yet. */
  succeed(staff: string, publicKey: string): Promise<number>;
  /** A signed entry tells of the wrong ones. */
  reported(staff: string, publicKey: string): Promise<void>;
}

export function createTryCounter(
  traces: readonly TryTrace[],
  clock: Clock,
  rules: TryRules,
): TryCounter {
  const read = async (staff: string, publicKey: string): Promise<Tries> => {
    const found = await Promise.all(traces.map((trace) => trace.read(staff)));
    return together(found, publicKey, rules.lastTry(clock()));
  };
  const write = async (staff: string, tries: Tries): Promise<void> => {
    for (const trace of traces) await trace.write(staff, tries);
  };
  const waitAfter = (wrong: number) => {
    const wait = rules.waitAfter(wrong, clock());
    return 'message' in wait ? { waitMs: 0, locked: false } : wait;
  };
  return {
    async heldBack(staff, publicKey) {
      const tries = await read(staff, publicKey);
      const { waitMs, locked } = waitAfter(tries.wrong);
      const now = clock();
      if (waitMs === 0) return null;
      if (tries.lastAt > now) {
        // The clock was set back: the wait begins again, it does not last until the old time comes round.
        await write(staff, { ...tries, lastAt: now });
        return { until: now + waitMs, wrong: tries.wrong, locked };
      }
      const until = tries.lastAt + waitMs;
      return until > now ? { until, wrong: tries.wrong, locked } : null;
    },
    stopped() {
      const wait = rules.waitAfter(0, clock());
      return 'message' in wait ? wait.message : null;
    },
    async begin(staff, publicKey) {
      const tries = await read(staff, publicKey);
      const { wrong, unreported } = tries;
      await write(staff, {
        ...tries,
        wrong: wrong + 1,
        unreported: unreported + 1,
        lastAt: clock(),
      });
    },
    async succeed(staff, publicKey) {
      const tries = await read(staff, publicKey);
      // The right one was counted too before anybody knew.
      const unreported = Math.max(0, tries.unreported - 1);
      await write(staff, { ...tries, wrong: 0, unreported });
      return unreported;
    },
    async reported(staff, publicKey) {
      await write(staff, { ...(await read(staff, publicKey)), unreported: 0 });
    },
  };
}

/** What the traces say together: the worse of what can be read; spoiling them all buys one try before the lock. */
function together(found: readonly Traced[], publicKey: string, lastTry: number): Tries {
  const read = found.filter((one) => one !== null && one !== 'spoiled');
  const none = { publicKey, wrong: 0, lastAt: 0, unreported: 0 };
  if (read.length === 0) return found.includes('spoiled') ? { ...none, wrong: lastTry } : none;
  // A new key pair starts a new count; what went wrong under the old one is still to be told.
  const same = read.filter((one) => one.publicKey === publicKey);
  return {
    publicKey,
    wrong: Math.max(0, ...same.map(({ wrong }) => wrong)),
    lastAt: Math.max(0, ...same.map(({ lastAt }) => lastAt)),
    unreported: Math.max(...read.map(({ unreported }) => unreported)),
  };
}
