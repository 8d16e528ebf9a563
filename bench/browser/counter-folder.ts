import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataFolder, openDataFolder } from '../../electron/services/data-folder.ts';
import { openEnrolment } from '../../electron/services/enrolment.ts';
import { nodeFiles } from '../../electron/services/file-system.ts';
import { openDeviceKeys, plainKeyFile } from '../../electron/services/key-store.ts';
import { segmentName } from '../../electron/services/log-index.ts';
import { type Sealing, sealingWith } from '../../renderer/data/sealing.ts';
import type { ManifestStatement } from '../../shared/feed/snapshot.ts';
import { canonicalBytes, canonicalHash } from '../../shared/journal/canonical.ts';
import { noHash } from '../../shared/journal/entry.ts';
import { frameContext } from '../../shared/journal/frame-context.ts';
import { encodeRecord, type LogRecord } from '../../shared/journal/record.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { headOfficeTestKey } from '../../test/helpers/people.ts';
import type { MadeEntry } from './entries-made.ts';
import { beganAt } from './template.ts';

/** The terminal the benchmark plays. */
export const benchCounter = '0101-02';

/** As many records are sealed at once: awaiting WebCrypto for each alone would take most of the time. */
const atOnce = 1000;
const segmentBytes = 32 * 1024 * 1024;

/**
 * A data folder as an enrolled counter has it after its first start: its keys, a feed log that begins with an empty
 * snapshot, and a journal of these entries, sealed under its key by the product's own code.
 */
export async function makeCounterFolder(root: string, entries: Iterable<MadeEntry>): Promise<void> {
  const folder = await openDataFolder(nodeFiles, root, randomBytes);
  const keys = await openDeviceKeys(nodeFiles, folder.keys, plainKeyFile, randomBytes);
  const key = Uint8Array.from(keys.sealing);
  const sealing = await sealingWith({ mode: 'sealed', key }, randomBytes);
  await enrol(folder);
  await beginFeed(folder, sealing);
  let path = '';
  let size = segmentBytes;
  for (const some of chunks(entries)) {
    const first = some[0];
    if (first !== undefined && size >= segmentBytes) {
      path = join(folder.journal, segmentName(first.entry.epoch, first.entry.seq));
      size = 0;
    }
    const records = Buffer.concat(await Promise.all(some.map((one) => sealed(sealing, one))));
    appendFileSync(path, records);
    size += records.length;
  }
}

async function enrol({ enrolment }: DataFolder): Promise<void> {
  const statement = {
    purpose: 'time-token' as const,
    id: 'bench',
    era: 1,
    contact: 'bench',
    issuedAt: beganAt,
    businessDate: '2026-11-23',
  };
  const timeToken = { statement, signature: headOfficeTestKey.sign(statement) };
  await (
    await openEnrolment(nodeFiles, enrolment)
  ).keep({
    counter: benchCounter,
    branchName: '测试营业部',
    era: 1,
    headOfficeKey: headOfficeTestKey.publicKey,
    timeToken,
    snapshotPlace: 0,
  });
}

async function beginFeed({ feed }: DataFolder, sealing: Sealing): Promise<void> {
  const statement: ManifestStatement = {
    purpose: 'snapshot',
    branch: benchCounter.slice(0, 4),
    era: 1,
    place: 0,
    pageHash: noHash,
    segments: [],
    madeAt: beganAt,
  };
  const manifest = canonicalBytes({ statement, signature: headOfficeTestKey.sign(statement) });
  const hash = canonicalHash(intl1, statement);
  const record = await sealedRecord(sealing, 'feed', manifest, {
    kind: 'manifest',
    life: 1,
    place: 0,
    hash,
  });
  appendFileSync(join(feed, segmentName(1, 0)), record);
}

async function sealed(sealing: Sealing, { entry, hash, bytes }: MadeEntry): Promise<Uint8Array> {
  const { epoch, seq } = entry;
  return await sealedRecord(sealing, 'frame', bytes, {
    kind: 'entry',
    life: epoch,
    place: seq,
    hash,
  });
}

async function sealedRecord(
  sealing: Sealing,
  label: 'frame' | 'feed',
  clear: Uint8Array,
  head: Omit<LogRecord, 'frame'>,
): Promise<Uint8Array> {
  const frame = await sealing.seal(label, frameContext(head), clear);
  return encodeRecord({ ...head, frame });
}

function* chunks<T>(all: Iterable<T>): Generator<readonly T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < atOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
