import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/server';
import { chunkBytes } from '../../shared/safeguards/sealed-file.ts';
import type { Database } from '../db/sql.ts';
import { type BegunUpload, findUpload } from './records.ts';
import type { SealedStore } from './sealed-store.ts';
import { uploadUnknown } from './upload-refusal.ts';

/** Where @tus/server keeps what comes in: sealed from the first byte on. */
export class UploadStore extends DataStore {
  readonly #db: Database;
  readonly #files: SealedStore;

  constructor(db: Database, files: SealedStore) {
    super();
    this.#db = db;
    this.#files = files;
    this.extensions = ['creation'];
  }

  /** Its row is there already, and says what the piece is to be. */
  override async create(upload: Upload): Promise<Upload> {
    const { digest, mediaType, bytes, begunAt } = await this.#begun(upload.id);
    await this.#files.begin(upload.id, { digest, mediaType, bytes, keptAt: begunAt });
    return upload;
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    return await this.#files.add(id, offset, stream);
  }

  override async getUpload(id: string): Promise<Upload> {
    const { bytes } = await this.#begun(id);
    const received = await this.#files.received(id);
    if (received === null) throw uploadUnknown();
    // Whole and not finished: head office was stopped in between. The last box comes again, and finishes it.
    const offset = received === bytes ? lastBox(bytes) : received;
    return new Upload({ id, size: bytes, offset });
  }

  async #begun(id: string): Promise<BegunUpload> {
    const begun = await findUpload(this.#db, id);
    if (begun === null) throw uploadUnknown();
    return begun;
  }
}

/** Where the last box of this many clear bytes begins. */
function lastBox(bytes: number): number {
  return Math.floor((bytes - 1) / chunkBytes) * chunkBytes;
}
