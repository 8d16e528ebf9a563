import type { EvidenceMedia } from '../../shared/safeguards/evidence.ts';
import type { HeldEvidence } from '../../shared/sync/evidence.ts';
import type { Sql } from '../db/sql.ts';

/** An upload a counter has begun. */
export interface BegunUpload {
  readonly upload: string;
  readonly branch: string;
  readonly counter: string;
  readonly digest: string;
  readonly mediaType: EvidenceMedia;
  readonly bytes: number;
  readonly begunAt: number;
}

interface UploadRow {
  readonly upload: string;
  readonly branch: string;
  readonly counter: string;
  readonly digest: string;
  readonly media_type: EvidenceMedia;
  readonly bytes: number;
  readonly begun_at: number;
}

const uploadColumns = 'upload, branch, counter, digest, media_type, bytes, begun_at';

export async function noteUpload(sql: Sql, of: BegunUpload): Promise<void> {
  await sql.query(
    `insert into evidence_uploads (${uploadColumns}) values ($1, $2, $3, $4, $5, $6, $7)`,
    [of.upload, of.branch, of.counter, of.digest, of.mediaType, of.bytes, of.begunAt],
  );
}

export async function findUpload(sql: Sql, upload: string): Promise<BegunUpload | null> {
  const [row] = await sql.query<UploadRow>(
    `select ${uploadColumns} from evidence_uploads where upload = $1`,
    [upload],
  );
  return row === undefined ? null : uploadOf(row);
}

/**
 * Uploads that will not be gone on with: older than an instant, the counter's earlier ones of a digest, or all but its
 * newest few. A counter sends one piece at a time.
 */
export async function staleUploads(
  sql: Sql,
  of:
    | { readonly before: number }
    | { readonly counter: string; readonly digest: string; readonly newest: number },
): Promise<readonly string[]> {
  const rows =
    'before' in of
      ? await sql.query<{ upload: string }>(
          'select upload from evidence_uploads where begun_at < $1 limit 200',
          [of.before],
        )
      : await sql.query<{ upload: string }>(
          `select upload from (
             select upload, digest, row_number() over (order by begun_at desc, upload) as position
             from evidence_uploads where counter = $1) begun
           where digest = $2 or position > $3`,
          [of.counter, of.digest, of.newest],
        );
  return rows.map(({ upload }) => upload);
}

export async function forgetUpload(sql: Sql, upload: string): Promise<void> {
  await sql.query('delete from evidence_uploads where upload = $1', [upload]);
}

/** A piece has come whole. Who named it waits for it no more. */
export async function noteReceived(sql: Sql, of: BegunUpload, at: number): Promise<void> {
  await sql.query(
    `insert into evidence (branch, digest, counter, media_type, bytes, received_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (branch, digest) do update set lost_at = null`,
    [of.branch, of.digest, of.counter, of.mediaType, of.bytes, at],
  );
  await sql.query('update evidence_named set arrived = true where branch = $1 and digest = $2', [
    of.branch,
    of.digest,
  ]);
  await forgetUpload(sql, of.upload);
}

/** Since when a piece is not whole any more, and is waited for again; null: it has been found whole. */
export async function noteLost(
  sql: Sql,
  branch: string,
  digest: string,
  lostAt: number | null,
): Promise<void> {
  await sql.query('update evidence set lost_at = $3 where branch = $1 and digest = $2', [
    branch,
    digest,
    lostAt,
  ]);
  await sql.query('update evidence_named set arrived = $3 where branch = $1 and digest = $2', [
    branch,
    digest,
    lostAt === null,
  ]);
}

/** A piece that came once, and since when it is not whole. */
export type NotedPiece = HeldEvidence & {
  readonly counter: string;
  readonly lostAt: number | null;
};

/** Which of these pieces of a branch have come, with those that were lost since. */
export async function notedPieces(
  sql: Sql,
  branch: string,
  digests: readonly string[],
): Promise<readonly NotedPiece[]> {
  const rows = await sql.query<{
    digest: string;
    counter: string;
    media_type: EvidenceMedia;
    bytes: number;
    lost_at: number | null;
  }>(
    `select digest, counter, media_type, bytes, lost_at from evidence
     where branch = $1 and digest in (select json_array_elements_text($2::json))`,
    [branch, JSON.stringify(digests)],
  );
  return rows.map(({ digest, counter, media_type: mediaType, bytes, lost_at: lostAt }) => ({
    digest,
    counter,
    mediaType,
    bytes,
    lostAt,
  }));
}

function uploadOf({ media_type: mediaType, begun_at: begunAt, ...row }: UploadRow): BegunUpload {
  return { ...row, mediaType, begunAt };
}
