import { Fault } from '../../shared/errors.ts';
import {
  type ManifestStatement,
  readSnapshotRow,
  type SignedManifest,
  type SnapshotRow,
} from '../../shared/feed/snapshot.ts';
import { canonicalBytes, canonicalHash } from '../../shared/journal/canonical.ts';
import { frameContext } from '../../shared/journal/frame-context.ts';
import { fromHex, fromUtf8, toHex, utf8 } from '../../shared/values/bytes.ts';
import type { UplinkResult } from '../../shared/bridge/uplink.ts';
import { oneAhead } from './one-ahead.ts';
import type { OpenStore } from './open-store.ts';
import { fillFromSnapshot, headAfter } from './snapshot-fill.ts';
import type { StartProgress } from './types.ts';

/** Head office cuts segments at 16 MiB; what inflates to more than this is none. */
const maxSegmentBytes = 64 * 1024 * 1024;

/**
 * Takes head office's newest snapshot into the feed log: every segment checked, sealed and stored before the
 * manifest that names them, which is the log's first record. An empty index is filled on the way, from the rows
 * that were just checked, and has its place in the feed only after the log has the manifest.
 *
 * @throws Fault UPLINK_UNREACHABLE, FEED_FORGED; an index that was being filled must then be cleared
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
  const fill = store.index.feed === null ? await fillFromSnapshot(store, statement) : null;
  let done = 0;
  for await (const rows of oneAhead(stored(store, oneAhead(fetched(store, statement))))) {
    progress({ words: '正在接收总部快照', done, total: statement.segments.length });
    await fill?.add(rows);
    done += 1;
  }
  await beforeManifest(statement);
  const hash = canonicalHash(suite, statement);
  const head = { kind: 'manifest', life: statement.era, place: statement.place, hash } as const;
  const frame = await store.sealing.seal('feed', frameContext(head), canonicalBytes(manifest));
  await bridge.feedLog.append(store.lease, { ...head, frame }, 0);
  store.log.feed = headAfter(statement);
  await fill?.end();
}

/** Fills an empty index from the segments beside the feed log. */
export async function indexSnapshot(
  store: OpenStore,
  { statement }: SignedManifest,
  progress: StartProgress,
): Promise<void> {
  const fill = await fillFromSnapshot(store, statement);
  let done = 0;
  for await (const bytes of oneAhead(kept(store, statement))) {
    progress({ words: '正在装入总部快照', done, total: statement.segments.length });
    await fill.add(rowsOf(bytes));
    done += 1;
  }
  await fill.end();
}

interface Segment {
  readonly digest: string;
  /** As it came, gzipped. */
  readonly packed: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The segments as they come from head office, not checked yet. */
async function* fetched(
  store: OpenStore,
  { place, segments }: ManifestStatement,
): AsyncGenerator<Segment> {
  for (const [index, { digest }] of segments.entries()) {
    const packed = taken(await store.tools.bridge.uplink.snapshotSegment(place, index));
    yield { digest, packed, bytes: await unpackSegment(store, packed) };
  }
}

/** The rows of each, once it has been checked and lies beside the feed log. @throws Fault FEED_FORGED */
async function* stored(
  store: OpenStore,
  segments: AsyncIterable<Segment>,
): AsyncGenerator<readonly SnapshotRow[]> {
  const { bridge, packer } = store.tools;
  for await (const { digest, packed, bytes } of segments) {
    const found = toHex(await packer.hashLarge(bytes));
    if (found !== digest) throw new Fault('FEED_FORGED', `segment ${digest}`);
    const rows = rowsOf(bytes);
    const sealed = await store.sealing.seal('feed', segmentContext(digest), packed);
    await bridge.feedLog.putSegment(store.lease, digest, sealed);
    yield rows;
  }
}

/** The segments beside the feed log. Their digests were checked when they were taken; the seals are bound to these. */
async function* kept(
  store: OpenStore,
  { segments }: ManifestStatement,
): AsyncGenerator<Uint8Array> {
  for (const [index, { digest }] of segments.entries()) {
    const sealed = await store.tools.bridge.feedLog.segment(digest);
    if (sealed === null) throw new Fault('FEED_NOT_CONTINUED', `segment ${index} is missing`);
    const packed = await store.sealing.open('feed', segmentContext(digest), sealed);
    yield await unpackSegment(store, packed);
  }
}

async function unpackSegment(store: OpenStore, packed: Uint8Array): Promise<Uint8Array> {
  return await store.tools.packer.gunzip(packed, maxSegmentBytes);
}

/** @throws SyntaxError or ZodError when one is malformed: a snapshot is taken whole or not at all */
function rowsOf(segment: Uint8Array): readonly SnapshotRow[] {
  return fromUtf8(segment)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readSnapshotRow(line));
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
