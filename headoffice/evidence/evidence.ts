import type { EvidenceStatusAsk, HeldEvidence } from '../../shared/sync/evidence.ts';
import { raiseAlarms } from '../alarms.ts';
import type { Counter } from '../counters.ts';
import { loadEvidenceKey } from '../keys.ts';
import type { Office } from '../office.ts';
import { raiseAwaited } from './awaited.ts';
import { evidenceCipher } from './box-cipher.ts';
import { heldRows, noteLost } from './records.ts';
import { isDamaged, isMissing, isWhole, sealedStore } from './sealed-store.ts';
import { createUploads, type Uploads } from './uploads.ts';

/** The evidence head office holds. Every counter sees its own branch's and no other. */
export interface OfficeEvidence {
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
    await files.setAside(branch, digest);
    await db.transaction(async (sql) => {
      await noteLost(sql, branch, digest);
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
  return {
    uploads,
    async status(counter, { digests, proof }) {
      const { branch } = counter;
      const held: HeldEvidence[] = [];
      for (const { counter: by, ...row } of await heldRows(db, branch, digests)) {
        const isHeld = proof
          ? await isWhole(files.read(branch, row.digest))
          : await files.looksWhole(branch, row.digest);
        if (isHeld) held.push(row);
        else await lost({ ...counter, counter: by }, row.digest);
      }
      return held;
    },
    async read(counter, digest) {
      const [row] = await heldRows(db, counter.branch, [digest]);
      return row === undefined ? null : { bytes: row.bytes, parts: told(counter, digest) };
    },
    async runTimer() {
      await raiseAwaited(office);
      await uploads.removeStale();
    },
  };
}
