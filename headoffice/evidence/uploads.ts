import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type Upload } from '@tus/server';
import { evidenceLimitBytes } from '../../shared/safeguards/evidence.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { UploadMetadata } from '../../shared/sync/evidence.ts';
import { toHex } from '../../shared/values/bytes.ts';
import type { Contact } from '../contacts.ts';
import type { Office } from '../office.ts';
import { findUpload, forgetUpload, noteReceived, noteUpload, staleUploads } from './records.ts';
import type { SealedStore } from './sealed-store.ts';
import { evidenceMismatch, metadataInvalid, uploadUnknown } from './upload-refusal.ts';
import { UploadStore } from './upload-store.ts';

/** Takes in pieces by tus 1.0. */
export interface Uploads {
  /** Answers one request of a counter with an open contact. */
  handle(contact: Contact, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Forgets uploads nobody goes on with. */
  removeStale(): Promise<void>;
}

/** A counter sends one piece at a time; more than these were left behind. */
const openAtMost = 8;
const staleMs = 7 * 24 * 3_600_000;

export function createUploads(office: Office, files: SealedStore): Uploads {
  const { db, clock } = office;
  // Hooks of @tus/server get its own request; whose contact it came in is told beside it.
  const asking = new AsyncLocalStorage<Contact>();
  const asker = (): Contact['counter'] => {
    const contact = asking.getStore();
    if (contact === undefined) throw new Error('no contact');
    return contact.counter;
  };
  const drop = async (uploads: readonly string[]): Promise<void> => {
    for (const upload of uploads) {
      await files.drop(upload);
      await forgetUpload(db, upload);
    }
  };
  const begin = async (id: string, { size, metadata }: Upload): Promise<void> => {
    const { counter, branch } = asker();
    const parsed = UploadMetadata.safeParse(metadata);
    if (!parsed.success || size === undefined || size < 1) throw metadataInvalid();
    const { digest, mediaType } = parsed.data;
    await drop(await staleUploads(db, { counter, digest, newest: openAtMost - 1 }));
    const begunAt = clock();
    await noteUpload(db, { upload: id, branch, counter, digest, mediaType, bytes: size, begunAt });
  };
  const finish = async (id: string): Promise<void> => {
    const upload = await findUpload(db, id);
    if (upload === null) throw uploadUnknown();
    if (!(await files.finish(id, upload.branch))) {
      await forgetUpload(db, id);
      const { counter } = upload;
      office.log({ event: 'evidence-mismatch', counter });
      throw evidenceMismatch();
    }
    office.mark('evidence:in-place');
    await db.transaction((sql) => noteReceived(sql, upload, clock()));
  };

  const server = new Server({
    path: protocolPaths.evidenceUploads,
    datastore: new UploadStore(db, files),
    maxSize: evidenceLimitBytes,
    relativeLocation: true,
    // No page of another origin has any business here.
    allowedOrigins: [],
    namingFunction: () => toHex(office.random(16)),
    async onUploadCreate(_request, upload) {
      await begin(upload.id, upload);
      return {};
    },
    async onIncomingRequest(request, id) {
      if (request.method === 'POST') return;
      // Somebody else's upload is as good as none.
      const upload = await findUpload(db, id);
      if (upload?.counter !== asker().counter) throw uploadUnknown();
    },
    async onUploadFinish(_request, upload) {
      await finish(upload.id);
      return {};
    },
    onResponseError(_request, error) {
      // Anything of its own may hold a path; the log has the name.
      if ('status_code' in error) return undefined;
      office.log({ event: 'request-failed', route: 'evidence-uploads', error: error.name });
      return { status_code: 500, body: 'head office failed; ask again later\n' };
    },
  });
  return {
    handle: (contact, request, response) =>
      asking.run(contact, () => server.handle(request, response)),
    removeStale: async () => drop(await staleUploads(db, { before: clock() - staleMs })),
  };
}
