import { join } from 'node:path';
import type { Evidence, EvidenceItem } from '../../../shared/bridge/evidence.ts';
import type { ReachMark } from '../../../shared/bridge/system.ts';
import { Fault } from '../../../shared/errors.ts';
import { evidenceLimitBytes, type EvidenceMedia } from '../../../shared/safeguards/evidence.ts';
import type { DiskGuard } from '../disk-guard.ts';
import type { FileSystem } from '../file-system.ts';
import type { Clock, NoteTrouble, RandomBytes } from '../ports.ts';
import { Turns } from '../turns.ts';
import { evidenceCipher } from './box-cipher.ts';
import { createFetched } from './fetched.ts';
import type { EvidenceLine } from './line.ts';
import { pieceNotes } from './notes.ts';
import { digestOf, pieceFiles } from './piece-files.ts';
import { createPieces, nothingNoted, type Piece } from './pieces.ts';
import { createReading } from './reading.ts';
import { removeConfirmed } from './remove-confirmed.ts';
import { createUploads } from './uploads.ts';

export interface EvidenceParts {
  readonly files: FileSystem;
  readonly folder: string;
  readonly deviceKey: Uint8Array;
  readonly random: RandomBytes;
  readonly clock: Clock;
  readonly disk: DiskGuard;
  readonly reach: ReachMark;
  readonly noteTrouble: NoteTrouble;
  readonly line: EvidenceLine;
  /** Hears of every piece that has come further. */
  readonly tell: (item: EvidenceItem) => void;
  readonly firstRetryMs?: number;
}

/** The evidence of one counter: what its windows call, and what the shell does by itself. */
export interface EvidenceService extends Evidence {
  /** A contact has been opened: there is a line now. */
  lineOpened(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const dayMs = 24 * 3_600_000;

/** Pieces of evidence under a folder: own ones at its top, fetched ones in a folder of theirs. */
export function createEvidence(parts: EvidenceParts): EvidenceService {
  const { files: disk, folder, clock, line, noteTrouble, reach } = parts;
  const cipher = evidenceCipher(parts.deviceKey, parts.random);
  const files = pieceFiles({ files: disk, folder, cipher, reach });
  const pieces = createPieces({
    files,
    notes: pieceNotes(disk, folder, cipher, noteTrouble),
    noteTrouble,
    tell: parts.tell,
  });
  const fetched = createFetched(
    pieceFiles({ files: disk, folder: join(folder, 'fetched'), cipher, reach: () => undefined }),
    parts.disk,
    noteTrouble,
  );
  const reading = createReading({ pieces, files, fetched, line, clock, noteTrouble });
  // Capture, naming and discarding in turn: a piece is never taken away while an entry is about to name it.
  const turns = new Turns();
  let removedAt = Number.NEGATIVE_INFINITY;

  // Not in turn: it waits for head office, and only takes away what head office has.
  const removeOld = async (): Promise<void> => {
    removedAt = clock();
    await removeConfirmed({ pieces, files, fetched, line, clock, noteTrouble });
  };
  const uploads = createUploads({
    ...parts,
    pieces,
    files,
    drained: async () => {
      if (clock() - removedAt >= dayMs) await removeOld();
    },
  });
  const makeRoom = async (): Promise<void> => {
    // Fetched pieces are head office's: they can be had again.
    await fetched.removeBefore(Number.POSITIVE_INFINITY);
    await removeOld();
  };
  parts.disk.onChange(({ low }) => {
    if (!low) return;
    makeRoom().catch((error: unknown) => noteTrouble('old evidence is not removed', error));
  });

  const write = async (mediaType: EvidenceMedia, bytes: Uint8Array): Promise<Piece> => {
    const digest = digestOf(bytes);
    const known = await pieces.find(digest);
    if (known?.isHere && (await files.isWhole(digest))) return known;
    await parts.disk.refuseIfLow();
    const header = { digest, mediaType, bytes: bytes.length, keptAt: clock() };
    const note = { ...(known?.note ?? nothingNoted), ...header, refused: null, restarts: 0 };
    // The note first: a file without one counts as named, and would go to head office.
    await pieces.note(note);
    try {
      await files.write(header, bytes);
    } catch (error) {
      if (known === null) await pieces.forget(digest);
      throw error;
    }
    await pieces.setHere(digest, true);
    return { note, isHere: true };
  };
  const isKept = async (digest: string): Promise<boolean> => {
    const piece = await pieces.find(digest);
    if (piece?.note.confirmedAt != null) return true;
    const isHere = piece?.isHere === true && (await files.looksWhole(digest));
    return isHere || (await fetched.has(digest));
  };

  return {
    keep: (mediaType, bytes) =>
      turns.run(async () => {
        if (bytes.length > evidenceLimitBytes)
          throw new Fault('EVIDENCE_TOO_LARGE', `${bytes.length} bytes`);
        return pieces.itemOf(await orWriteFault(write(mediaType, bytes)));
      }),
    read: (digest) => reading.read(digest),
    async missing(digests) {
      const asked = [...new Set(digests)];
      return await turns.run(async () => {
        const kept = await Promise.all(asked.map(isKept));
        const missing = asked.filter((_, at) => kept[at] !== true);
        if (missing.length > 0) return missing;
        const unnamed = await findAll(asked, ({ note }) => !note.named);
        await orWriteFault(
          Promise.all(
            unnamed.map(({ note }) =>
              pieces.change(note.digest, (one) => ({ ...one, named: true })),
            ),
          ),
        );
        if (unnamed.length > 0) uploads.wake();
        return [];
      });
    },
    list: async () => (await pieces.all()).map((piece) => pieces.itemOf(piece)),
    discard: (digests) =>
      turns.run(async () => {
        for (const { note } of await findAll(digests, (piece) => mayGo(piece))) {
          await files.remove(note.digest);
          await pieces.forget(note.digest);
        }
      }),
    lineOpened: () => uploads.wake(),
    idle: () => uploads.idle(),
    stop: () => uploads.stop(),
  };

  async function findAll(
    digests: readonly string[],
    isWanted: (piece: Piece) => boolean,
  ): Promise<readonly Piece[]> {
    const found = await Promise.all(digests.map((digest) => pieces.find(digest)));
    return found.filter((piece) => piece !== null).filter(isWanted);
  }
}

/** Named pieces stay, and with them everything head office has, or has a part of. */
function mayGo({ note }: Piece): boolean {
  return !note.named && note.confirmedAt === null && note.upload === null;
}

async function orWriteFault<T>(written: Promise<T>): Promise<T> {
  try {
    return await written;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    const detail = cause instanceof Error ? cause.name : 'unknown';
    throw new Fault('EVIDENCE_WRITE_FAILED', detail, { cause });
  }
}
