import type { EvidenceStatusAsk, HeldEvidence } from '../../shared/sync/evidence.ts';
import { raiseAlarms } from '../alarms.ts';
import type { Counter } from '../counters.ts';
import { loadEvidenceKey } from '../keys.ts';
import type { Office } from '../office.ts';
import { raiseAwaited } from './awaited.ts';
import { evidenceCipher } from './box-cipher.ts';
import { needFolder } from './folder.ts';
import { noteLost, type NotedPiece, notedPieces } from './records.ts';
import { isDamaged, isMissing, isWhole, sealedStore } from './sealed-store.ts';
import { createUploads, type Uploads } from './uploads.ts';

/** The evidence head office holds. Every counter sees its own branch's and no other. */
export interface OfficeEvidence {
  /** @throws ProblemError EVIDENCE_FOLDER_GONE while nothing can be said of any piece */
  needFolder(): Promise<void>;
  readonly uploads: Uploads;
  /** Which of these pieces are held; with `proof`, each is read to its end first. */
  status(counter: Counter, ask: EvidenceStatusAsk): Promise<readonly HeldEvidence[]>;
  /** A piece's length and its clear bytes, or null when it is not held. */
  read(
    counter: Counter,
    digest: string,
  ): Promise<{ readonly bytes: number; readonly parts: AsyncIterable<Uint8Array> } | null>;
  /** Alarms for what is overdue, and the end of uploads nobody goes on with. */
  runTimer(): Promise<void>;
}

/** Puts the evidence of an office together in a folder, which all its processes share. */
export async function createOfficeEvidence(
  office: Office,
  folder: string,
): Promise<OfficeEvidence> {
  const { db, clock, random } = office;
  const cipher = evidenceCipher(await loadEvidenceKey(db, random), random);
  const files = sealedStore(folder, cipher);
  const uploads = createUploads(office, files);

  /** A piece that cannot be read is out of the way, waited for again, and told of. */
  const lost = async ({ branch, counter }: Counter, digest: string): Promise<void> => {
    // The whole folder may have gone just now.
    await needFolder(db, folder);
    await files.setAside(branch, digest);
    await db.transaction(async (sql) => {
      await noteLost(sql, branch, digest, clock());
      await raiseAlarms(sql, clock(), [
        { branch, counter, code: 'EVIDENCE_DAMAGED', detail: digest },
      ]);
    });
  };
  async function* told(counter: Counter, digest: string): AsyncGenerator<Uint8Array> {
    try {
      yield* files.read(counter.branch, digest);
    } catch (error) {
      if (isDamaged(error) || isMissing(error)) await lost(counter, digest);
      throw error;
    }
  }
  /** Whether a noted piece is held now; one that was lost and has been put back is taken back. */
  const isHeld = async (counter: Counter, row: NotedPiece, proof: boolean): Promise<boolean> => {
    const { branch } = counter;
    const { digest, lostAt } = row;
    const isThere =
      proof || lostAt !== null
        ? await isWhole(files.read(branch, digest))
        : await files.looksWhole(branch, digest);
    if (isThere && lostAt !== null) {
      await db.transaction((sql) => noteLost(sql, branch, digest, null));
    }
    if (!isThere && lostAt === null) await lost({ ...counter, counter: row.counter }, digest);
    return isThere;
  };
  return {
    uploads,
    needFolder: () => needFolder(db, folder),
    async status(counter, { digests, proof }) {
      await needFolder(db, folder);
      const held: HeldEvidence[] = [];
      for (const row of await notedPieces(db, counter.branch, digests)) {
        const { digest, mediaType, bytes } = row;
        if (await isHeld(counter, row, proof)) held.push({ digest, mediaType, bytes });
      }
      return held;
    },
    async read(counter, digest) {
      await needFolder(db, folder);
      const [row] = await notedPieces(db, counter.branch, [digest]);
      if (row === undefined || (row.lostAt !== null && !(await isHeld(counter, row, true)))) {
        return null;
      }
      return { bytes: row.bytes, parts: told(counter, digest) };
    },
    async runTimer() {
      await raiseAwaited(office);
      await uploads.removeStale();
    },
  };
}
