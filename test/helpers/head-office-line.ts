import type { Uplink, UplinkResult } from '../../shared/bridge/uplink.ts';
import { noHash } from '../../shared/journal/entry.ts';
import type { ManifestStatement, SnapshotRow } from '../../shared/feed/snapshot.ts';
import { segmentRows } from '../../shared/feed/snapshot.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { toHex, utf8 } from '../../shared/values/bytes.ts';
import type { TimeToken } from '../../shared/sync/time-token.ts';
import { streamPacker } from '../../renderer/data/packer.ts';
import { headOfficeTestKey } from './people.ts';

const down: UplinkResult<never> = {
  ok: false,
  failure: { kind: 'unreachable', detail: 'no line in this test' },
};

/** A line that is down. */
export const noLine: Uplink = {
  contact: async () => await Promise.resolve(down),
  push: async () => await Promise.resolve(down),
  pull: async () => await Promise.resolve(down),
  snapshot: async () => await Promise.resolve(down),
  snapshotSegment: async () => await Promise.resolve(down),
  interrupt: async () => await Promise.resolve(),
};

/** A line that brings one snapshot and nothing else. */
export function snapshotLine(
  rows: readonly SnapshotRow[] = [],
  change: Partial<ManifestStatement> = {},
): Uplink {
  const segments: Uint8Array[] = [];
  for (let at = 0; at < rows.length; at += segmentRows) {
    const lines = rows.slice(at, at + segmentRows).map((row) => JSON.stringify(row));
    segments.push(utf8(`${lines.join('\n')}\n`));
  }
  const statement: ManifestStatement = {
    purpose: 'snapshot',
    branch: '0101',
    era: 1,
    place: 0,
    pageHash: noHash,
    segments: segments.map((bytes, at) => ({
      digest: toHex(intl1.hash(bytes)),
      rows: Math.min(segmentRows, rows.length - at * segmentRows),
    })),
    madeAt: 0,
    ...change,
  };
  const timeToken: TimeToken = {
    purpose: 'time-token',
    id: 'test',
    era: 1,
    contact: 'test',
    issuedAt: 0,
    businessDate: '1970-01-01',
  };
  const ack = { era: 1, epoch: 1, seq: 0, hash: noHash };
  const signedToken = { statement: timeToken, signature: headOfficeTestKey.sign(timeToken) };
  return {
    ...noLine,
    contact: async () =>
      await Promise.resolve({
        ok: true,
        value: { contact: 'test', judgement: 'OK', ack, timeToken: signedToken },
      }),
    snapshot: async () =>
      await Promise.resolve({
        ok: true,
        value: { statement, signature: headOfficeTestKey.sign(statement) },
      }),
    snapshotSegment: async (_place, index) => ({
      ok: true,
      value: await streamPacker.gzip(segments[index] ?? new Uint8Array(0)),
    }),
  };
}
