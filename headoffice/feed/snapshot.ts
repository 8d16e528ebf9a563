import {
  type DecidedUpTo,
  type ManifestStatement,
  segmentRows,
  type SignedManifest,
  SignedManifest as SignedManifestSchema,
} from '../../shared/feed/snapshot.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { toHex, utf8 } from '../../shared/values/bytes.ts';
import { lockBranch } from '../db/locks.ts';
import { queryOne, type Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { packer } from '../packer.ts';
import { ProblemError } from '../problem.ts';
import { cutSegments } from './cut-segments.ts';
import { announcePages, cutDue } from './pages.ts';

/** A case that ended longer ago is left out of a snapshot, as an entry that long acknowledged is at a counter. */
const endedCasesMs = 30 * 24 * 3_600_000;
/** An older snapshot, or one more items behind than this, is made anew when asked for. */
const freshMs = 24 * 3_600_000;
const freshItems = 2000;
const keptSnapshots = 3;
/** A counter takes up to 64 MiB as one segment. A rule edition is a row of hundreds of kilobytes, a client one of hundreds of bytes. */
const segmentLimit = { rows: segmentRows, bytes: 16 * 1024 * 1024 };

/** The newest snapshot of a branch, made now when there is none that is fresh enough. */
export async function latestSnapshot(office: Office, branch: string): Promise<SignedManifest> {
  const [row] = await office.db.query<{ place: number; made_at: number; manifest: string }>(
    `select place, made_at, manifest from snapshots where branch = $1 and era = $2
     order by place desc limit 1`,
    [branch, office.era],
  );
  const { feed_place: now } = await queryOne<{ feed_place: number }>(
    office.db,
    'select feed_place from branches where branch = $1',
    [branch],
  );
  const fresh =
    row !== undefined && row.made_at > office.clock() - freshMs && now - row.place < freshItems;
  if (fresh) return SignedManifestSchema.parse(JSON.parse(row.manifest));
  return await makeSnapshot(office, branch);
}

/**
 * Packs all registers and the open or lately ended cases of a branch at a page end, in one transaction
 * under the branch's lock, so that it is exactly the fold of the feed up to there.
 */
export async function makeSnapshot(office: Office, branch: string): Promise<SignedManifest> {
  const { signed, pages } = await office.db.transaction(async (sql) => {
    await lockBranch(sql, branch);
    const pages = await cutDue(office, sql, branch, 'all');
    return { pages, signed: await pack(office, sql, branch) };
  });
  announcePages(office, branch, pages);
  return signed;
}

async function pack(office: Office, sql: Sql, branch: string): Promise<SignedManifest> {
  const { place, hash } = await queryOne<{ place: number; hash: string }>(
    sql,
    'select page_place as place, page_hash as hash from branches where branch = $1',
    [branch],
  );
  const { era } = office;
  const key = [branch, era, place];
  const madeAt = office.clock();
  await sql.query('delete from snapshots where branch = $1 and era = $2 and place = $3', key);
  await sql.query(
    'insert into snapshots (branch, era, place, made_at, manifest) values ($1, $2, $3, $4, $5)',
    [...key, madeAt, ''],
  );
  const segments: { digest: string; rows: number }[] = [];
  for await (const lines of cutSegments(snapshotLines(sql, branch, madeAt), segmentLimit)) {
    const bytes = utf8(`${lines.join('\n')}\n`);
    await sql.query(
      'insert into snapshot_segments (branch, era, place, position, bytes) values ($1, $2, $3, $4, $5)',
      [...key, segments.length, await packer.gzip(bytes)],
    );
    segments.push({ digest: toHex(office.suite.hash(bytes)), rows: lines.length });
  }
  const signed = office.keys.sign<ManifestStatement>({
    purpose: 'snapshot',
    branch,
    era,
    place,
    pageHash: hash,
    segments,
    decided: [...(await decidedUpTo(sql, branch))],
    madeAt,
  });
  await sql.query(
    'update snapshots set manifest = $4 where branch = $1 and era = $2 and place = $3',
    [...key, canonicalText(signed)],
  );
  await sql.query(
    `delete from snapshots where branch = $1 and era = $2 and place not in
       (select place from snapshots where branch = $1 and era = $2 order by place desc limit $3)`,
    [branch, era, keptSnapshots],
  );
  return signed;
}

/** How far each counter is decided. Under the branch's lock, with every page cut, that is as of the snapshot's place. */
async function decidedUpTo(sql: Sql, branch: string): Promise<readonly DecidedUpTo[]> {
  return await sql.query<DecidedUpTo>(
    `select counters.counter, newest.epoch, newest.seq from counters cross join lateral
       (select epoch, seq from feed_items where feed_items.counter = counters.counter
        order by epoch desc, seq desc limit 1) newest
     where counters.branch = $1 order by counters.counter`,
    [branch],
  );
}

/** One gzipped segment. @throws ProblemError SNAPSHOT_GONE when a newer snapshot has replaced it */
export async function snapshotSegment(
  office: Office,
  branch: string,
  place: number,
  position: number,
): Promise<Uint8Array> {
  const [row] = await office.db.query<{ bytes: Uint8Array }>(
    `select bytes from snapshot_segments
     where branch = $1 and era = $2 and place = $3 and position = $4`,
    [branch, office.era, place, position],
  );
  if (row === undefined) throw new ProblemError(404, 'SNAPSHOT_GONE', 'ask for the manifest again');
  return row.bytes;
}

/** Canonical lines of SnapshotRow, registers first, read in portions so that a large branch fits in memory. */
async function* snapshotLines(sql: Sql, branch: string, now: number): AsyncGenerator<string> {
  let last = { register: '', key: '' };
  for (;;) {
    const rows = await sql.query<{
      register: string;
      key: string;
      version: number;
      as_of: number;
      body: string | null;
      lookups: string;
    }>(
      `select register, key, version, as_of, body, lookups from registers
       where branch = $1 and (register, key) > ($2, $3) order by register, key limit $4`,
      [branch, last.register, last.key, segmentRows],
    );
    for (const row of rows) yield registerLine(row);
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end;
  }
  let lastCase = '';
  for (;;) {
    const rows = await sql.query<{ case_id: string; place: number; state: string }>(
      `select case_id, place, state from cases
       where branch = $1 and case_id > $2
         and (stage not in ('done', 'withdrawn') or changed_at > $3)
       order by case_id limit $4`,
      [branch, lastCase, now - endedCasesMs, segmentRows],
    );
    for (const row of rows) {
      const { case_id: caseId, place, state } = row;
      yield `{"case":{"caseId":"${caseId}","place":${place},"state":${state}},"kind":"case"}`;
    }
    const end = rows.at(-1);
    if (end === undefined) return;
    lastCase = end.case_id;
  }
}

/** Bodies and lookups are stored canonical; the rest is put around them in the order of RFC 8785. */
function registerLine(row: {
  readonly register: string;
  readonly key: string;
  readonly version: number;
  readonly as_of: number;
  readonly body: string | null;
  readonly lookups: string;
}): string {
  const { key, register, version } = row;
  return (
    `{"kind":"register","row":{"asOf":${row.as_of},"body":${row.body ?? 'null'},` +
    `"key":${JSON.stringify(key)},"lookups":${row.lookups},` +
    `"register":${JSON.stringify(register)},"version":${version}}}`
  );
}
