import { Fault } from '../../../shared/errors.ts';
import { utf8 } from '../../../shared/values/bytes.ts';
import { type CounterDb, type IndexState, type KeptIndex, metaValue, putMeta } from '../db.ts';
import type { OwnBytes, Sealing } from '../sealing.ts';
import { segmentForm } from './segment-bytes.ts';

/** Large enough that few are read, small enough that several are opened side by side. */
const partBytes = 4 * 1024 * 1024;

interface Place {
  readonly db: CounterDb;
  readonly sealing: Sealing;
}

/** What is kept, of which life of the register, and the last change noted: whoever reads it now reads that too. */
export async function lookUpIndex(db: CounterDb): Promise<{
  readonly life: number;
  readonly kept: KeptIndex | null;
  readonly lastChange: number;
}> {
  return await db.transaction('r', db.meta, db.clientChanges, async () => {
    const { life, kept } = await indexState(db);
    const last = await db.clientChanges.orderBy('at').last();
    return { life, kept, lastChange: last?.at ?? 0 };
  });
}

/**
 * Forgets the kept index and what changed since, and begins another life of the register; within a transaction that
 * writes it otherwise than noting every change, so that no index is ever taken for one of it.
 */
export async function forgetIndex(db: CounterDb): Promise<void> {
  await db.transaction('rw', db.meta, db.clientChanges, db.indexParts, async () => {
    const state = await indexState(db);
    await putMeta(db, 'clientIndex', { ...state, life: state.life + 1, kept: null });
    await db.clientChanges.clear();
    await db.indexParts.clear();
  });
}

/** Whether this index is still the one that is kept; within a transaction. An empty one has no parts to tell it by. */
export async function isKept(db: CounterDb, { first, upTo }: KeptIndex): Promise<boolean> {
  const { kept } = await indexState(db);
  return kept?.first === first && kept.upTo === upTo;
}

/** The segments of a kept index, each in its parts. @throws Fault SEAL_BROKEN when it is not what was kept */
export async function openIndex(
  { db, sealing }: Place,
  kept: KeptIndex,
): Promise<readonly (readonly OwnBytes[])[]> {
  if (kept.form !== segmentForm) throw new Fault('SEAL_BROKEN', `index of form ${kept.form}`);
  return await Promise.all(
    partsOf(kept).map(
      async (parts) =>
        await Promise.all(
          parts.map(async ({ part }) => {
            const record = await db.indexParts.get(part);
            if (record === undefined) throw new Fault('SEAL_BROKEN', `part ${part} is missing`);
            return await sealing.open('feed', partContext(kept, part), record.bytes);
          }),
        ),
    ),
  );
}

/**
 * Keeps an index, sealed, in the place of the one before. The parts are written first; what is kept changes with one
 * transaction at the end, so whatever stops it leaves the old one. False when the register has another life by now, or a newer index is kept.
 */
export async function keepIndex(
  { db, sealing }: Place,
  life: number,
  segments: readonly OwnBytes[],
  upTo: number,
): Promise<boolean> {
  const lengths = segments.map(({ length }) => length);
  const first = await beginSave(db, life, lengths);
  if (first === null) return false;
  const kept: KeptIndex = { first, form: segmentForm, upTo, segments: lengths };
  for (const [at, parts] of partsOf(kept).entries()) {
    for (const { part, from, to } of parts) {
      const clear = segments[at]?.subarray(from, to) ?? new Uint8Array(0);
      const bytes = await sealing.seal('feed', partContext(kept, part), clear);
      await db.indexParts.put({ part, bytes });
    }
  }
  return await db.transaction('rw', db.meta, db.clientChanges, db.indexParts, async () => {
    const state = await indexState(db);
    // Another window's: the notes between the two are gone.
    const isNewer = state.kept !== null && state.kept.upTo > upTo;
    if (state.life !== life || isNewer) return false;
    await putMeta(db, 'clientIndex', { ...state, kept });
    await db.clientChanges.where('at').belowOrEqual(upTo).delete();
    await deleteParts(db, kept);
    return true;
  });
}

/** Reserves the parts of a save and gives the first; null when the register has another life. */
async function beginSave(
  db: CounterDb,
  life: number,
  lengths: readonly number[],
): Promise<number | null> {
  return await db.transaction('rw', db.meta, async () => {
    const state = await indexState(db);
    if (state.life !== life) return null;
    const next = state.next + countParts(lengths);
    await putMeta(db, 'clientIndex', { ...state, next });
    return state.next;
  });
}

async function indexState(db: CounterDb): Promise<IndexState> {
  return (await metaValue(db, 'clientIndex')) ?? { life: 0, next: 0, kept: null };
}

/** Deletes all parts but those of what is kept. */
async function deleteParts(db: CounterDb, { first, segments }: KeptIndex): Promise<void> {
  await db.indexParts.where('part').below(first).delete();
  await db.indexParts
    .where('part')
    .aboveOrEqual(first + countParts(segments))
    .delete();
}

/** Where the segments are cut; the parts of all are numbered one after the other. */
function partsOf({ first, segments }: KeptIndex) {
  let next = first;
  return segments.map((length) =>
    Array.from({ length: Math.ceil(length / partBytes) }, (_, at) => {
      const part = next;
      next += 1;
      return { part, from: at * partBytes, to: Math.min(length, (at + 1) * partBytes) };
    }),
  );
}

function countParts(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + Math.ceil(length / partBytes), 0);
}

/** Binds a part to everything that is said of the index in clear. */
function partContext(kept: KeptIndex, part: number): Uint8Array {
  const { first, form, upTo, segments } = kept;
  return utf8(`guitai/1 client-index ${first} ${form} ${upTo} ${segments.join(',')} ${part}`);
}
