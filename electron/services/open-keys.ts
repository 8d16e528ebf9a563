import { sameCanonical } from '../../shared/journal/canonical.ts';
import type { HandOverContent, SessionStatement } from '../../shared/safeguards/session.ts';
import type { Credential } from './staff-credential.ts';
import type { TryCounter } from './try-counter.ts';

/** Keys whose owners have given their password, in memory only, and what each may sign. */
export interface OpenKeys {
  /** For the acts of the person's own session, until sign-out, lock or the end of the program. */
  open(credential: Credential): void;
  /** For the end of this one session, once. */
  openOnce(credential: Credential, session: string): void;
  /** For the receiver's half of a hand-over with exactly this content, and then for their own session. */
  openFor(credential: Credential, content: HandOverContent): void;
  close(staff: string): void;
  /** An entry has been written at this place: what the signature over it told of is told. */
  appended(place: Place): Promise<void>;
  /** The key that may sign this, or null. */
  keyFor(statement: SessionStatement): Promise<Credential['key'] | null>;
}

type Place = Pick<SessionStatement, 'epoch' | 'seq' | 'prev'>;

export function createOpenKeys(tries: TryCounter): OpenKeys {
  const keys = new Map<string, Credential>();
  const once = new Map<string, { readonly credential: Credential; readonly session: string }>();
  const shown = new Map<string, HandOverContent>();
  /** Where what went wrong is signed into, and may not be written yet. */
  const telling = new Map<string, Place>();

  const endingKey = ({ staff, session }: SessionStatement): Credential['key'] | null => {
    const granted = once.get(staff);
    once.delete(staff);
    return granted?.session === session ? granted.credential.key : null;
  };
  /** What went wrong before must be in what is signed: it is told once, and nobody can leave it out. */
  const provingKey = (statement: SessionStatement): Credential['key'] | null => {
    const { staff, failedTries = 0, epoch, seq, prev } = statement;
    const credential = keys.get(staff);
    if (credential === undefined || credential.failedTries !== failedTries) return null;
    if (failedTries > 0) telling.set(staff, { epoch, seq, prev });
    return credential.key;
  };
  const isTold = async (staff: string): Promise<void> => {
    const credential = keys.get(staff);
    if (credential === undefined) return;
    telling.delete(staff);
    keys.set(staff, { ...credential, failedTries: 0 });
    await tries.reported(staff, credential.document.authority.statement.publicKey);
  };

  const isAsShown = ({ staff, handOver }: SessionStatement): boolean => {
    const content = shown.get(staff);
    return content !== undefined && handOver !== undefined && sameCanonical(content, handOver);
  };

  return {
    open: (credential) => void keys.set(credential.document.staff, credential),
    openOnce: (credential, session) =>
      void once.set(credential.document.staff, { credential, session }),
    openFor(credential, content) {
      keys.set(credential.document.staff, credential);
      shown.set(credential.document.staff, content);
    },
    close(staff) {
      keys.delete(staff);
      once.delete(staff);
      shown.delete(staff);
      telling.delete(staff);
    },
    async appended({ epoch, seq, prev }) {
      for (const [staff, told] of telling) {
        if (sameCanonical(told, { epoch, seq, prev })) await isTold(staff);
      }
    },
    async keyFor(statement) {
      const { act, staff } = statement;
      if (act === 'end') return endingKey(statement);
      if (act === 'sign-in' || act === 'unlock') return provingKey(statement);
      if (act === 'take-over' && !isAsShown(statement)) return null;
      return keys.get(staff)?.key ?? null;
    },
  };
}
