import type { Entry } from '../../../shared/journal/entry.ts';

/** An entry as a document: its whole content under a key of its own, in the order of the journal. */
export interface ReplicatedEntry {
  readonly id: string;
  readonly entry: Entry;
}

export function documentsOf(entries: readonly Entry[], count: number): readonly ReplicatedEntry[] {
  return entries.slice(0, count).map((entry) => ({
    id: `${entry.counter}-${entry.epoch}-${String(entry.seq).padStart(9, '0')}`,
    entry,
  }));
}
