import { DetailedError, Upload } from 'tus-js-client';
import { Fault } from '../../../shared/errors.ts';
import { chunkBytes } from '../../../shared/safeguards/sealed-file.ts';
import { protocolPaths } from '../../../shared/sync/contact.ts';
import { evidenceMismatchStatus } from '../../../shared/sync/evidence.ts';
import { tusOverFetch } from './tus-fetch.ts';

/** A piece on its way out. */
export interface Outgoing {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Path of an upload begun before. */
  readonly upload: string | null;
  slice(from: number, to: number): Promise<Uint8Array>;
  /** Notes the path of the upload, so that it goes on after a crash. */
  remember(upload: string): Promise<void>;
  /** Hears how many bytes head office has. */
  progressed(sentBytes: number): void;
}

/**
 * How sending ended. sent: head office has all bytes; mismatch: they were not those of the digest, and it has thrown
 * them away; damaged: they cannot be read here; refused: it will not have the piece; later: no line, or it is busy.
 */
export type SendOutcome =
  | { readonly status: 'sent' | 'mismatch' | 'later' }
  | { readonly status: 'damaged'; readonly fault: Fault }
  | { readonly status: 'refused'; readonly code: number };

export interface SendParts {
  readonly piece: Outgoing;
  readonly token: string;
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly whenQuiet: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Of one request: a batch never waits longer than for these bytes. Whole boxes of the sealed file. */
const partBytes = 4 * chunkBytes;

/** Sends a piece by tus 1.0, from where head office has it on. One try: who calls tries again. */
export async function sendPiece(parts: SendParts): Promise<SendOutcome> {
  const { piece, token, baseUrl, fetch, whenQuiet, signal } = parts;
  let remembered = Promise.resolve();
  let fault: Fault | null = null;
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    try {
      return await piece.slice(from, to);
    } catch (error) {
      if (error instanceof Fault) fault = error;
      throw error;
    }
  };
  const failed = await new Promise<Error | DetailedError | null>((resolve) => {
    const upload = new Upload(Buffer.alloc(0), {
      endpoint: new URL(protocolPaths.evidenceUploads, baseUrl).href,
      uploadUrl: piece.upload === null ? null : new URL(piece.upload, baseUrl).href,
      uploadSize: piece.bytes,
      metadata: { digest: piece.digest, mediaType: piece.mediaType },
      headers: { authorization: `Bearer ${token}` },
      chunkSize: partBytes,
      retryDelays: null,
      storeFingerprintForResuming: false,
      fileReader: { openFile: async () => sourceOf(piece.bytes, read) },
      httpStack: tusOverFetch({ fetch, origin: new URL(baseUrl).origin, signal }),
      async onBeforeRequest() {
        await remembered;
        await whenQuiet();
      },
      onUploadUrlAvailable() {
        const path = new URL(upload.url ?? '', baseUrl).pathname;
        if (path !== piece.upload) remembered = piece.remember(path);
      },
      onChunkComplete: (_length, accepted) => piece.progressed(accepted),
      onSuccess: () => resolve(null),
      onError: resolve,
    });
    upload.start();
  });
  await remembered;
  if (fault !== null) return { status: 'damaged', fault };
  return failed === null ? { status: 'sent' } : outcomeOf(failed);
}

function outcomeOf(error: Error | DetailedError): SendOutcome {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  // Only head office's own word counts: a proxy on the way refuses things too.
  if (answer?.getHeader('tus-resumable') === undefined) return { status: 'later' };
  const status = answer.getStatus();
  if (status === evidenceMismatchStatus) return { status: 'mismatch' };
  const isFinal = finalStatuses.includes(status);
  return isFinal ? { status: 'refused', code: status } : { status: 'later' };
}

const finalStatuses = [400, 403, 413, 415];

function sourceOf(size: number, read: (from: number, to: number) => Promise<Uint8Array>) {
  return {
    size,
    async slice(from: number, to: number) {
      const bytes = await read(from, Math.min(to, size));
      // tus-js-client asks its values for a size, as blobs have one.
      return { value: Object.assign(bytes, { size: bytes.length }), done: to >= size };
    },
    close: () => undefined,
  };
}
