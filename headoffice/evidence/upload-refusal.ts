import { evidenceMismatchStatus } from '../../shared/sync/evidence.ts';

/** What an upload is refused with; the fields are those @tus/server looks for. */
export class UploadRefusal extends Error {
  override readonly name = 'UploadRefusal';
  readonly status_code: number;
  readonly body: string;

  constructor(status: number, code: string) {
    super(code);
    this.status_code = status;
    this.body = `${code}\n`;
  }
}

/** There is no such upload, or it is somebody else's. */
export const uploadUnknown = (): UploadRefusal => new UploadRefusal(404, 'UPLOAD_UNKNOWN');

/** The creation does not say what is to come. */
export const metadataInvalid = (): UploadRefusal => new UploadRefusal(400, 'METADATA_INVALID');

/** All bytes have come, and they are not those of the digest. */
export const evidenceMismatch = (): UploadRefusal =>
  new UploadRefusal(evidenceMismatchStatus, 'EVIDENCE_MISMATCH');
