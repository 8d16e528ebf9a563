import type { UpdateState } from '../../shared/bridge/update.ts';
import type { CounterUse } from './counter-use.ts';
import type { Clock, NoteTrouble, RandomBytes } from './ports.ts';
import { isNewer, updateWait } from './update-rule.ts';

/** Where newer versions come from. Only electron/updater.ts knows by which means. */
export interface UpdateSource {
  /** The version that lies at the house's address for this counter, or null: none newer, or not its turn yet. */
  offered(): Promise<string | null>;
  /** Downloads what was offered last and proves its digest and signature. */
  download(onPercent: (percent: number) => void): Promise<'verified' | 'untrusted'>;
  /** Starts the installer of what was downloaded; the program must end at once. */
  install(restart: boolean): void;
}

export interface UpdatesParts {
  readonly source: UpdateSource;
  readonly running: string;
  readonly use: CounterUse;
  readonly isDayOpen: (atMs: number) => boolean;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly noteTrouble: NoteTrouble;
  /** Ends the program in good order, then installs. */
  readonly leave: () => void;
}

/** A newer version of the program: looked for and downloaded behind the work, installed only after the day. */
export interface Updates {
  state(): UpdateState;
  onChange(listener: (state: UpdateState) => void): void;
  /** Somebody chose to install now. Gives what speaks against it; else the program ends and comes back newer. */
  install(): UpdateState;
  /** For the end of the program, asked before the journal is closed: installs then, or null when it must not. */
  atEnd(): (() => void) | null;
  stop(): void;
}

const hourMs = 3_600_000;
/** The counters of a company open together; their downloads need not. */
const spreadMs = hourMs / 2;
const firstLookMs = 60_000;
const watchMs = 15_000;

export function createUpdates(parts: UpdatesParts): Updates {
  const { source, running, use, isDayOpen, clock, noteTrouble, leave } = parts;
  const listeners: ((state: UpdateState) => void)[] = [];
  let known: UpdateState = { status: 'idle' };
  let isLooking = false;
  let restarts = false;
  let told = JSON.stringify(known);

  const state = (): UpdateState => (known.status === 'ready' ? withWait(known.version) : known);
  const withWait = (version: string): UpdateState => {
    const moment = { isSignedIn: use.isSignedIn(), hasUnsent: use.hasUnsent() };
    const waits = updateWait({ ...moment, isDayOpen: isDayOpen(clock()) });
    return { status: 'ready', version, waits };
  };
  const tell = (): void => {
    const now = state();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    for (const listener of listeners) listener(now);
  };
  const become = (next: UpdateState): void => {
    known = next;
    tell();
  };
  const mayInstall = (): boolean => {
    const now = state();
    return now.status === 'ready' && now.waits === null;
  };

  const look = async (): Promise<void> => {
    if (known.status === 'idle') become({ status: 'checking' });
    const version = await source.offered();
    if (version === null || !isNewer(version, running)) {
      // What was downloaded may have been withdrawn meanwhile.
      become({ status: 'idle' });
      return;
    }
    if (known.status === 'ready' && known.version === version) return;
    become({ status: 'downloading', version, percent: 0 });
    const outcome = await source.download((percent) =>
      become({ status: 'downloading', version, percent: Math.floor(percent) }),
    );
    if (outcome === 'verified') become({ status: 'ready', version, waits: null });
    else become({ status: 'refused', version, why: 'untrusted' });
  };
  const lookOnce = (): void => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => {
        noteTrouble('a newer version could not be fetched', error);
        // What is ready stays ready: without a line nothing is known of a withdrawal.
        if (known.status !== 'ready') become({ status: 'idle' });
      })
      .finally(() => {
        isLooking = false;
      });
  };

  use.onChange(tell);
  const [chance = 0] = parts.random(1);
  const looks = setTimeout(
    () => {
      lookOnce();
      timers.push(setInterval(lookOnce, hourMs));
    },
    firstLookMs + (chance / 256) * spreadMs,
  );
  const timers: NodeJS.Timeout[] = [looks, setInterval(tell, watchMs)];
  for (const timer of timers) timer.unref();

  return {
    state,
    onChange: (listener) => void listeners.push(listener),
    install() {
      if (mayInstall()) {
        restarts = true;
        leave();
      }
      return state();
    },
    atEnd: () => (mayInstall() ? () => source.install(restarts) : null),
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
