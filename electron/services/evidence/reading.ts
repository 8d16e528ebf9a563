import type { Evidence } from '../../../shared/bridge/evidence.ts';
import { Fault } from '../../../shared/errors.ts';
import type { EvidenceMedia } from '../../../shared/safeguards/evidence.ts';
import type { Clock, NoteTrouble } from '../ports.ts';
import type { Fetched } from './fetched.ts';
import type { EvidenceLine } from './line.ts';
import { digestOf, type PieceFiles } from './piece-files.ts';
import type { Pieces } from './pieces.ts';

export interface ReadingParts {
  readonly pieces: Pieces;
  readonly files: PieceFiles;
  readonly fetched: Fetched;
  readonly line: EvidenceLine;
  readonly clock: Clock;
  readonly noteTrouble: NoteTrouble;
}

interface Clear {
  readonly mediaType: EvidenceMedia;
  readonly bytes: Uint8Array;
}

/** Reads pieces: the counter's own, else one fetched before, else from head office. Always checked by digest. */
export function createReading(parts: ReadingParts): Pick<Evidence, 'read'> {
  const { pieces, files, fetched, line, clock, noteTrouble } = parts;
  const underWay = new Map<string, Promise<Clear | null>>();

  const fetchPiece = async (digest: string): Promise<Clear | null> => {
    if (!line.isOpen()) return null;
    const held = (await line.status({ digests: [digest], proof: false }))?.find(
      (one) => one.digest === digest,
    );
    if (held === undefined) return null;
    const bytes = await line.fetch(held);
    if (bytes === null) return null;
    if (bytes.length !== held.bytes || digestOf(bytes) !== digest) {
      noteTrouble(`head office gave other bytes for evidence ${digest}`);
      return null;
    }
    await fetched.keep({ ...held, keptAt: clock() }, bytes);
    return { mediaType: held.mediaType, bytes };
  };
  /** The same picture is often asked for by several places of a screen at once. */
  const fetchOnce = (digest: string): Promise<Clear | null> => {
    const found = underWay.get(digest) ?? fetchPiece(digest);
    underWay.set(digest, found);
    return found.finally(() => underWay.delete(digest));
  };
  const fromElsewhere = async (digest: string): Promise<Clear | null> => {
    const before = await fetched.read(digest);
    return before === null
      ? await fetchOnce(digest)
      : { mediaType: before.header.mediaType, bytes: before.bytes };
  };
  const fromHere = async (digest: string): Promise<Clear | null> => {
    if (!(await pieces.find(digest))?.isHere) return null;
    const head = await files.head(digest);
    if (head === null) return null;
    return { mediaType: head.header.mediaType, bytes: await files.whole(head) };
  };
  return {
    async read(digest) {
      let damage: Fault | null = null;
      const here = await fromHere(digest).catch((error: unknown) => {
        if (!(error instanceof Fault) || error.code !== 'EVIDENCE_DAMAGED') throw error;
        noteTrouble(`evidence ${digest} is damaged: ${error.detail}`);
        damage = error;
        return null;
      });
      const found = here ?? (await fromElsewhere(digest));
      if (found !== null) return found;
      throw damage ?? new Fault('EVIDENCE_NOT_HERE', digest);
    },
  };
}
