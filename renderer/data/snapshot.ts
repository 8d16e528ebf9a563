import { CaseState } from '../../shared/business/case.ts';
import { Fault } from '../../shared/errors.ts';
import {
  type ManifestStatement,
  type SignedManifest,
  SnapshotRow,
} from '../../shared/feed/snapshot.ts';
import { canonicalBytes, canonicalHash } from '../../shared/journal/canonical.ts';
import { frameContext } from '../../shared/journal/frame-context.ts';
import { fromHex, fromUtf8, toHex, utf8 } from '../../shared/values/bytes.ts';
import type { UplinkResult } from '../../shared/bridge/uplink.ts';
import { sealCase } from './case-record.ts';
import { forgetIndex } from './client-search/kept-index.ts';
import { putMeta } from './db.ts';
import { putNewer } from './index-page.ts';
import type { OpenStore } from './open-store.ts';
import { sealRow } from './register-record.ts';
import type { StartProgress } from './types.ts';

/** Head office cuts segments at 16 MiB; what inflates to more than this is none. */
const maxSegmentBytes = 64 * 1024 * 1024;

/**
 * Takes head office's newest snapshot into the feed log: every segment checked, sealed and stored before the
 * manifest that names them, which is the log's first record. The index is made from the log, not from here.
 *
 * @throws Fault UPLINK_UNREACHABLE, FEED_FORGED
 */
export async function takeSnapshot(
  store: OpenStore,
  progress: StartProgress,
  beforeManifest: (statement: ManifestStatement) => Promise<void>,
): Promise<void> {
  const { bridge, suite } = store.tools;
  taken(await bridge.uplink.contact(store.log.head, store.index.feed?.place ?? 0));
  const manifest = taken(await bridge.uplink.snapshot());
  refuseForged(store, manifest);
  const { statement } = manifest;
  for (const [index, { digest }] of statement.segments.entries()) {
    const words = '正在接收总部快照';
    progress({ words, done: index, total: statement.segments.length });
    const packed = taken(await bridge.uplink.snapshotSegment(statement.place, index));
    await openSegment(store, packed, digest);
    const sealed = await store.sealing.seal('feed', segmentContext(digest), packed);
    await bridge.feedLog.putSegment(store.lease, digest, sealed);
  }
  await beforeManifest(statement);
  const hash = canonicalHash(suite, statement);
  const head = { kind: 'manifest', life: statement.era, place: statement.place, hash } as const;
  const frame = await store.sealing.seal('feed', frameContext(head), canonicalBytes(manifest));
  await bridge.feedLog.append(store.lease, { ...head, frame }, 0);
  store.log.feed = headAfter(statement);
}

/** Fills an empty index from the segments beside the feed log; the manifest's place comes last. */
export async function indexSnapshot(
  store: OpenStore,
  manifest: SignedManifest,
  progress: StartProgress,
): Promise<void> {
  const { statement } = manifest;
  for (const [index, { digest }] of statement.segments.entries()) {
    const words = '正在装入总部快照';
    progress({ words, done: index, total: statement.segments.length });
    const sealed = await store.tools.bridge.feedLog.segment(digest);
    if (sealed === null) throw new Fault('FEED_NOT_CONTINUED', `segment ${index} is missing`);
    const packed = await store.sealing.open('feed', segmentContext(digest), sealed);
    await indexSegment(store, await openSegment(store, packed, digest));
  }
  const feed = headAfter(statement);
  await putMeta(store.db, 'feed', feed);
  store.index.feed = feed;
  store.clients.anew();
}

/** Where the feed stands after a manifest: its place, and the page that ended there. */
export function headAfter(statement: ManifestStatement): NonNullable<OpenStore['log']['feed']> {
  return { era: statement.era, place: statement.place, hash: statement.pageHash };
}

async function indexSegment(store: OpenStore, rows: readonly SnapshotRow[]): Promise<void> {
  const registers = rows.flatMap((one) => (one.kind === 'register' ? [one.row] : []));
  const cases = rows.flatMap((one) => (one.kind === 'case' ? [one.case] : []));
  const [registerRecords, caseRecords] = await Promise.all([
    Promise.all(registers.map((row) => sealRow(store.sealing, row))),
    Promise.all(
      cases.map(({ caseId, place, state }) => {
        const confirmed = CaseState.parse(state);
        const upgrade = store.tools.registry.find(confirmed.business) === null;
        const { business } = confirmed;
        const open = { caseId, business, shown: confirmed, confirmed, place, upgrade };
        return sealCase(store, { ...open, waiting: [], held: [] });
      }),
    ),
  ]);
  const { db } = store;
  const { cases: caseTable, registers: rowTable, meta, clientChanges, indexParts } = db;
  const written = [caseTable, rowTable, meta, clientChanges, indexParts];
  await db.transaction('rw', written, async () => {
    // So many rows are not noted one by one: an index kept before is none of theirs.
    await forgetIndex(db);
    await db.cases.bulkPut(caseRecords);
    await putNewer(store, registerRecords);
  });
}

/** The rows of a gzipped segment. @throws Fault FEED_FORGED when it is not the one of this digest */
async function openSegment(
  store: OpenStore,
  packed: Uint8Array,
  digest: string,
): Promise<SnapshotRow[]> {
  const bytes = await store.tools.packer.gunzip(packed, maxSegmentBytes);
  if (toHex(store.tools.suite.hash(bytes)) !== digest) {
    throw new Fault('FEED_FORGED', `segment ${digest}`);
  }
  return fromUtf8(bytes)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => SnapshotRow.parse(JSON.parse(line)));
}

function refuseForged(store: OpenStore, { statement, signature }: SignedManifest): void {
  const key = fromHex(store.headOfficeKey);
  const signed = store.tools.suite.verify(key, canonicalBytes(statement), fromHex(signature));
  if (!signed || statement.branch !== store.branch || statement.era !== store.era) {
    throw new Fault('FEED_FORGED', `snapshot at ${statement.place}`);
  }
}

/** The value of an answer. @throws Fault UPLINK_UNREACHABLE */
export function taken<T>(result: UplinkResult<T>): T {
  if (result.ok) return result.value;
  throw new Fault('UPLINK_UNREACHABLE', result.failure.detail);
}

function segmentContext(digest: string): Uint8Array {
  return utf8(`guitai/1 segment ${digest}`);
}
