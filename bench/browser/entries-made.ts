import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { commandDigest, type Entry, noHash } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { toHex } from '../../shared/values/bytes.ts';
import { uuidV7 } from '../../shared/values/ids.ts';
import { applicationOf } from './application.ts';
import { seededBytes } from './seeded-bytes.ts';
import type { Template } from './template.ts';

/** An entry with its one byte form and hash. */
export interface MadeEntry {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/**
 * A journal that begins with the sign-in and goes on with openings of as many persons, chained as the counter does. Every
 * seed gives other ids.
 */
export function* madeEntries(
  { signIn, opening }: Template,
  openings: number,
  seed = 20_261_123,
): Generator<MadeEntry> {
  const random = seededBytes(seed);
  let last = made({ ...signIn, prev: noHash });
  yield last;
  for (let n = 0; n < openings; n += 1) {
    last = made(openingOf(opening, n, last, random));
    yield last;
  }
}

function openingOf(
  opening: Entry,
  n: number,
  last: MadeEntry,
  random: (count: number) => Uint8Array,
): Entry {
  const id = uuidV7(opening.at + n, random);
  const command = { ...opening.command, id, data: { application: applicationOf(n) } };
  const events = opening.events.map(({ type, data }) => ({
    type,
    // The one event of an opening that waits for its check: the request, which carries the command.
    data: { ...(data as object), command, digest: commandDigest(intl1, opening.business, command) },
  }));
  const seq = last.entry.seq + 1;
  return { ...opening, seq, prev: last.hash, at: opening.at + n, caseId: id, command, events };
}

function made(entry: Entry): MadeEntry {
  const bytes = canonicalBytes(entry);
  return { entry, bytes, hash: toHex(intl1.hash(bytes)) };
}
