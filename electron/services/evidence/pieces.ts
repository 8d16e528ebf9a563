import type { EvidenceItem, EvidenceProgress } from '../../../shared/bridge/evidence.ts';
import type { NoteTrouble } from '../ports.ts';
import { Turns } from '../turns.ts';
import type { PieceNote, PieceNotes } from './notes.ts';
import type { PieceFiles } from './piece-files.ts';

/** A piece as the shell knows it: its note, and whether its file is here. */
export interface Piece {
  readonly note: PieceNote;
  readonly isHere: boolean;
}

/** All pieces of this counter in memory, each change noted on the disk first. */
export interface Pieces {
  all(): Promise<readonly Piece[]>;
  find(digest: string): Promise<Piece | null>;
  /** Writes a piece's first note; windows hear of it once its file is here. */
  note(note: PieceNote): Promise<void>;
  /** Changes a piece's note, one change after the other; nothing when there is no such piece. */
  change(digest: string, of: (note: PieceNote) => PieceNote): Promise<void>;
  /** Its file has come, or gone. */
  setHere(digest: string, isHere: boolean): Promise<void>;
  /** Bytes head office has of the piece on its way; null when none is. */
  setSent(digest: string, bytes: number | null): void;
  forget(digest: string): Promise<void>;
  itemOf(piece: Piece): EvidenceItem;
}

export interface PiecesParts {
  readonly files: PieceFiles;
  readonly notes: PieceNotes;
  readonly noteTrouble: NoteTrouble;
  readonly tell: (item: EvidenceItem) => void;
}

export function createPieces({ files, notes, noteTrouble, tell }: PiecesParts): Pieces {
  const turns = new Turns();
  let loading: Promise<Map<string, Piece>> | null = null;
  let known: ReadonlyMap<string, Piece> = new Map();
  let sent: { readonly digest: string; readonly bytes: number } | null = null;

  const load = async (): Promise<Map<string, Piece>> => {
    await files.sweep();
    const here = new Set(await files.digests());
    const found = new Map<string, Piece>();
    for (const digest of new Set([...here, ...(await notes.digests())])) {
      const isHere = here.has(digest);
      const note = (await notes.read(digest)) ?? (isHere ? await rebuilt(digest) : null);
      if (note === null) continue;
      // Noted and never written: the capture was not answered, so nothing names it.
      if (!isHere && !note.named && note.confirmedAt === null) await notes.remove(digest);
      else found.set(digest, { isHere, note: triedAnew(note) });
    }
    known = found;
    return found;
  };
  const loaded = (): Promise<Map<string, Piece>> => {
    // A disk that cannot be read now may be readable later.
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  /** A note of what the file itself says; an entry may name it, and head office may have it. */
  const rebuilt = async (digest: string): Promise<PieceNote | null> => {
    try {
      const head = await files.head(digest);
      if (head === null) return null;
      noteTrouble(`the note of evidence ${digest} is made anew`);
      return { ...head.header, ...nothingNoted, named: true };
    } catch (error) {
      noteTrouble(`evidence ${digest} cannot be read`, error);
      return null;
    }
  };
  const itemOf = ({ note, isHere }: Piece): EvidenceItem => {
    const { digest, mediaType, bytes, keptAt, named } = note;
    const sentBytes = sent?.digest === digest ? sent.bytes : null;
    const progress = progressOf(note, isHere, sentBytes);
    return { digest, mediaType, bytes, keptAt, progress, isNamed: named, isHere };
  };
  const put = (pieces: Map<string, Piece>, piece: Piece): void => {
    pieces.set(piece.note.digest, piece);
    tell(itemOf(piece));
  };
  return {
    itemOf,
    all: async () => [...(await loaded()).values()],
    find: async (digest) => (await loaded()).get(digest) ?? null,
    note: (note) =>
      turns.run(async () => {
        const pieces = await loaded();
        await notes.write(note);
        const isHere = pieces.get(note.digest)?.isHere ?? false;
        if (isHere) put(pieces, { note, isHere });
        // A piece whose file is still being written would be told as lost.
        else pieces.set(note.digest, { note, isHere });
      }),
    change: (digest, of) =>
      turns.run(async () => {
        const pieces = await loaded();
        const piece = pieces.get(digest);
        if (piece === undefined) return;
        const note = of(piece.note);
        await notes.write(note);
        put(pieces, { note, isHere: pieces.get(digest)?.isHere ?? false });
      }),
    async setHere(digest, isHere) {
      const pieces = await loaded();
      const piece = pieces.get(digest);
      if (piece !== undefined) put(pieces, { ...piece, isHere });
    },
    setSent(digest, bytes) {
      sent = bytes === null ? null : { digest, bytes };
      const piece = known.get(digest);
      if (piece !== undefined) tell(itemOf(piece));
    },
    async forget(digest) {
      const pieces = await loaded();
      await notes.remove(digest);
      pieces.delete(digest);
    },
  };
}

/** What a note says before anything has happened. */
export const nothingNoted = {
  named: false,
  confirmedAt: null,
  refused: null,
  upload: null,
  restarts: 0,
} as const satisfies Partial<PieceNote>;

/** What head office would not have is offered again once the program starts anew. */
function triedAnew(note: PieceNote): PieceNote {
  return { ...note, refused: null, restarts: 0 };
}

function progressOf(note: PieceNote, isHere: boolean, sentBytes: number | null): EvidenceProgress {
  if (note.confirmedAt !== null) return { status: 'confirmed', at: note.confirmedAt };
  if (note.refused !== null) return { status: 'refused', message: note.refused };
  if (!isHere) return { status: 'refused', message: lostWords };
  return sentBytes === null ? { status: 'waiting' } : { status: 'uploading', sentBytes };
}

const lostWords = '本机留存的文件不见了,总部也没有。请重新采集,并联系总部运维。';
