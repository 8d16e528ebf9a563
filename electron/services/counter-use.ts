import type { ShellServices } from '../../shared/bridge/index.ts';
import type { RecordHead } from '../../shared/bridge/log-types.ts';

/** Whether somebody works at this counter, and whether head office lacks something of it. */
export interface CounterUse {
  isSignedIn(): boolean;
  /** True also while nobody has looked into the journal yet: what is not known is not sent. */
  hasUnsent(): boolean;
  onChange(listener: () => void): void;
  /** The services of a newly loaded page, as they were, with their answers heard. */
  watch(services: ShellServices): ShellServices;
}

type Place = Pick<RecordHead, 'life' | 'place'>;

/** Hears it from the calls of the window themselves, so that no service has to keep count for others. */
export function createCounterUse(): CounterUse {
  const signedIn = new Set<string>();
  /** Whose lock is signed and whose key is not forgotten yet. */
  const locking = new Set<string>();
  const listeners: (() => void)[] = [];
  let journal: { readonly head: Place | null; readonly acknowledged: Place | null } | null = null;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const enter = (staff: string): void => {
    signedIn.add(staff);
    locking.delete(staff);
    changed();
  };
  const moveTo = (head: Place): void => {
    journal = { head, acknowledged: journal?.acknowledged ?? null };
    changed();
  };

  return {
    isSignedIn: () => signedIn.size > 0,
    hasUnsent: () => journal === null || isBehind(journal.acknowledged, journal.head),
    onChange: (listener) => void listeners.push(listener),
    watch(services) {
      const { journalLog, staffKeys } = services;
      // A page that is loaded anew shows the sign-in: who was signed in before is not at the counter any more.
      signedIn.clear();
      locking.clear();
      changed();
      return {
        ...services,
        journalLog: {
          ...journalLog,
          async open() {
            const opened = await journalLog.open();
            journal = { head: opened.scan.last, acknowledged: opened.canary?.head ?? null };
            changed();
            return opened;
          },
          async append(lease, record, prev) {
            await journalLog.append(lease, record, prev);
            moveTo(record);
          },
          async putBack(lease, records) {
            await journalLog.putBack(lease, records);
            const last = records.at(-1);
            if (last !== undefined && isBehind(journal?.head ?? null, last)) moveTo(last);
          },
          async noteAcknowledged(lease, acknowledged) {
            await journalLog.noteAcknowledged(lease, acknowledged);
            journal = { head: journal?.head ?? null, acknowledged };
            changed();
          },
        },
        staffKeys: {
          ...staffKeys,
          async signIn() {
            const outcome = await staffKeys.signIn();
            if (outcome.status === 'signed-in') enter(outcome.authority.statement.staff);
            return outcome;
          },
          async unlock(ask) {
            const outcome = await staffKeys.unlock(ask);
            if (outcome.status === 'proved') enter(ask.staff);
            return outcome;
          },
          async handOver(ask) {
            const outcome = await staffKeys.handOver(ask);
            if (outcome.status === 'proved') enter(outcome.authority.statement.staff);
            return outcome;
          },
          async signSession(statement) {
            const signed = await staffKeys.signSession(statement);
            if (statement.act === 'lock') locking.add(statement.staff);
            return signed;
          },
          async signOut(staff) {
            await staffKeys.signOut(staff);
            // A lock forgets the key as well; what is typed still stands under the cover.
            if (!locking.delete(staff)) signedIn.delete(staff);
            changed();
          },
        },
      };
    },
  };
}

const isBehind = (one: Place | null, other: Place | null): boolean =>
  other !== null && (one === null || one.life !== other.life || one.place < other.place);
