import type { RegisterPlace } from '../register-rows.ts';
import type { OwnBytes } from '../sealing.ts';
import { changedClients, type ChangedPortion } from './client-changes.ts';
import type { ClientEntry } from './client-entry.ts';
import { clientRows } from './client-rows.ts';
import { forgetIndex, keepIndex, lookUpIndex, openIndex } from './kept-index.ts';

/** An index kept before, and what it lacks. */
export interface Kept {
  /** Each segment in its parts. */
  readonly segments: readonly (readonly OwnBytes[])[];
  /** What has changed since, portion by portion. @throws IndexReplaced when another is kept by now */
  readonly changed: () => AsyncIterable<ChangedPortion>;
}

/** What a reading of the register begins with. */
export interface Beginning {
  /** An index kept before; null when there is none or it cannot be used. */
  readonly kept: Kept | null;
  /** The last change that is in it or, without one, in whatever is read from now on. */
  readonly upTo: number;
}

/** The clients of a branch as the search reads them, and where their index is kept. */
export interface ClientRegister {
  begin(): Promise<Beginning>;
  /** Everybody, portion by portion. */
  all(): AsyncIterable<readonly ClientEntry[]>;
  /** Keeps an index that has every change up to one. False when the register is not the one that was read. */
  keep(segments: readonly OwnBytes[], upTo: number): Promise<boolean>;
  /** Forgets what is kept: it turned out to be of no use. */
  forget(): Promise<void>;
}

/** The sealed register, read and its index kept by this window, which alone opens seals. */
export function sealedRegister(place: RegisterPlace): ClientRegister {
  const { db } = place;
  let life = 0;
  const begin = async (): Promise<Beginning> => {
    const found = await lookUpIndex(db);
    life = found.life;
    const { kept } = found;
    if (kept === null) return { kept: null, upTo: found.lastChange };
    try {
      const segments = await openIndex(place, kept);
      return { kept: { segments, changed: () => changedClients(place, kept) }, upTo: kept.upTo };
    } catch {
      // Of another program, another key or damaged: it is only an index, and is made anew.
      await forgetIndex(db);
      return await begin();
    }
  };
  return {
    begin,
    all: () => clientRows(place),
    keep: (segments, upTo) => keepIndex(place, life, segments, upTo),
    forget: () => forgetIndex(db),
  };
}
