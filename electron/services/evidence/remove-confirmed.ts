import published from '../../../assets/reference/evidence-keeping.json' with { type: 'json' };
import {
  evidenceKeeping,
  evidenceKeepingTable,
} from '../../../shared/rulebook/counter/evidence-keeping.ts';
import { evidenceProofLimit } from '../../../shared/sync/evidence.ts';
import type { Clock, NoteTrouble } from '../ports.ts';
import type { Fetched } from './fetched.ts';
import type { EvidenceLine } from './line.ts';
import type { PieceFiles } from './piece-files.ts';
import type { Piece, Pieces } from './pieces.ts';

const table = evidenceKeepingTable.parse(published);
const dayMs = 24 * 3_600_000;

export interface RemovalParts {
  readonly pieces: Pieces;
  readonly files: PieceFiles;
  readonly fetched: Fetched;
  readonly line: EvidenceLine;
  readonly clock: Clock;
  readonly noteTrouble: NoteTrouble;
}

/**
 * Removes the files of pieces that are old enough and that head office, asked again right now, has read whole. What
 * it holds no more is waiting again. Without a line nothing is removed. Rule EV-3 (docs/rules.md).
 */
export async function removeConfirmed(parts: RemovalParts): Promise<void> {
  const { pieces, fetched, line, clock } = parts;
  const keeping = evidenceKeeping(table, clock());
  if (keeping === null || !line.isOpen()) return;
  const before = clock() - keeping.localDays * dayMs;
  await fetched.removeBefore(before);
  const old = (await pieces.all()).filter(
    ({ note, isHere }) => isHere && note.confirmedAt !== null && note.keptAt < before,
  );
  for (let from = 0; from < old.length; from += evidenceProofLimit) {
    if (!(await removeSome(parts, old.slice(from, from + evidenceProofLimit)))) return;
  }
}

/** False when head office did not answer. */
async function removeSome(parts: RemovalParts, old: readonly Piece[]): Promise<boolean> {
  const { pieces, files, line, noteTrouble } = parts;
  const digests = old.map(({ note }) => note.digest);
  const held = await line.status({ digests, proof: true });
  if (held === null) return false;
  const lengths = new Map(held.map(({ digest, bytes }) => [digest, bytes]));
  for (const { note } of old) {
    if (lengths.get(note.digest) === note.bytes) {
      await files.remove(note.digest);
      await pieces.setHere(note.digest, false);
    } else {
      noteTrouble(`head office no longer holds evidence ${note.digest}`);
      await pieces.change(note.digest, (one) => ({ ...one, confirmedAt: null }));
    }
  }
  return true;
}
