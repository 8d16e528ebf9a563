import { Fault, type FaultCode } from '../../shared/errors.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { Entry } from '../../shared/journal/entry.ts';
import { frameContext } from '../../shared/journal/frame-context.ts';
import { fromUtf8, toHex } from '../../shared/values/bytes.ts';
import type { EntryRecord } from './db.ts';
import type { OpenStore } from './open-store.ts';

/** An entry as it will be recorded: parsed back from its canonical bytes, so that live and replayed folds see the same. */
export interface DraftedEntry {
  readonly entry: Entry;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/**
 * Draws up an entry; null when it is none by its schema: head office could not read it, and it would stand
 * in the way of all that come after it.
 *
 * @throws Fault ENTRY_NOT_CANONICAL
 */
export function draftEntry(store: OpenStore, content: Entry): DraftedEntry | null {
  const bytes = canonicalBytes(content);
  const parsed = Entry.safeParse(JSON.parse(fromUtf8(bytes)));
  if (!parsed.success) return null;
  return { entry: parsed.data, hash: toHex(store.tools.suite.hash(bytes)), bytes };
}

/** Seals an entry and has the shell append it. When this returns the act is recorded, for ever (I1). */
export async function appendEntry(store: OpenStore, drafted: DraftedEntry): Promise<EntryRecord> {
  const { entry, hash, bytes } = drafted;
  const { epoch, seq, prev } = entry;
  const head = { kind: 'entry', life: epoch, place: seq, hash } as const;
  const frame = await store.sealing.seal('frame', frameContext(head), bytes);
  try {
    await store.tools.bridge.journalLog.append(store.lease, { ...head, frame }, prev);
  } catch (error) {
    // An answer that says "not written" leaves all as it was; after any other only the log itself can tell.
    store.uncertain = !(error instanceof Fault && notWritten.includes(error.code));
    throw error;
  }
  store.log.head = { epoch, seq, hash };
  return { epoch, seq, hash, commandId: entry.command.id, frame };
}

const notWritten: readonly FaultCode[] = ['JOURNAL_WRITE_FAILED', 'DISK_LOW', 'BRIDGE_REFUSED'];
