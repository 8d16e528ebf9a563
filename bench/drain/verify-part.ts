import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles, writeWhole } from '../../electron/services/file-system.ts';
import { entriesFollow } from '../../electron/services/journal-log.ts';
import { LogFile } from '../../electron/services/log-file.ts';
import { segmentName } from '../../electron/services/log-index.ts';
import { verifyJournal } from '../../renderer/data/journal/verify-journal.ts';
import type { OpenStore } from '../../renderer/data/open-store.ts';
import { sealingWith } from '../../renderer/data/sealing.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { type Entry, type Head, noHash } from '../../shared/journal/entry.ts';
import { frameContext } from '../../shared/journal/frame-context.ts';
import { encodeRecord, type LogRecord } from '../../shared/journal/record.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { concatBytes, toHex } from '../../shared/values/bytes.ts';
import type { Figure, FigurePart } from '../part.ts';
import { hundredths } from '../quantile.ts';

const sizes = [10_000, 100_000];
const largest = Math.max(...sizes);
const recordsOfSegment = 40_000;
const counter = '0101-01';

/** A chain in sealed segment files, verified from the first entry by the code of the journal's page. */
export function makeVerifyPart(): FigurePart {
  return { title: 'verifying a chain from its sealed log', figures: measureVerify, aims: [] };
}

async function measureVerify(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-bench-log-'));
  try {
    return await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<readonly Figure[]> {
  const chain = makeChain(largest);
  const store = await storeOver(folder, chain);
  const figures: Figure[] = [];
  for (const size of sizes) {
    const rate = await perSecond(size, async () => {
      const range = { from: 1, to: size };
      const never = new AbortController().signal;
      const report = await verifyJournal(store, range, () => undefined, never);
      if (report.broken !== null || report.checked !== size) {
        throw new Error(`verified ${report.checked}: ${JSON.stringify(report.broken)}`);
      }
    });
    figures.push({
      name: 'verified from the sealed log',
      role: 'product',
      unit: 'entries/s',
      value: rate,
      size,
      why: 'log, seals and hashes are the product’s; the index beside the log is a list in memory, and Node stands for Chromium',
    });
  }
  const some = chain.map(({ entry }) => canonicalBytes(entry));
  figures.push({
    name: 'SHA-256 of the clear bytes',
    role: 'limit',
    unit: 'entries/s',
    value: await perSecond(largest, async () => {
      for (const bytes of some) createHash('sha256').update(bytes).digest();
    }),
    size: largest,
  });
  return figures;
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return hundredths((count / (performance.now() - started)) * 1000);
}

interface Linked {
  readonly entry: Entry;
  readonly hash: string;
}

/** Looks at personal data, one after the other: an act of usual length. */
function makeChain(count: number): readonly Linked[] {
  const chain: Linked[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const id = `0190a000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    const data = {
      clientNo: `0101${String(seq).padStart(6, '0')}`,
      page: '2101',
      reason: 'call',
      text: '',
    };
    const entry: Entry = {
      counter,
      epoch: 1,
      seq,
      prev: chain.at(-1)?.hash ?? noHash,
      ...(seq === 1 ? { suite: 'intl-1' as const } : {}),
      business: 'unmask',
      caseId: id,
      command: { type: 'UnmaskFields', version: 1, id, data },
      events: [{ type: 'FieldsUnmasked', data }],
      at: 1_795_400_000_000 + seq,
      businessDate: '2026-11-23',
      timeToken: null,
      actor: { staff: '100023', role: 'maker', session: id },
      edition: '2026.11',
      seen: [],
    };
    const hash = toHex(createHash('sha256').update(canonicalBytes(entry)).digest());
    chain.push({ entry, hash });
  }
  return chain;
}

/** Writes the chain as the shell's log and opens it: as much of a store as verifying asks for. */
async function storeOver(folder: string, chain: readonly Linked[]): Promise<OpenStore> {
  const sealing = await sealingWith({ mode: 'sealed', key: randomBytes(32) }, randomBytes);
  for (let at = 0; at < chain.length; at += recordsOfSegment) {
    const records = await Promise.all(
      chain.slice(at, at + recordsOfSegment).map(async ({ entry, hash }): Promise<LogRecord> => {
        const place = { kind: 'entry', life: 1, place: entry.seq, hash } as const;
        const frame = await sealing.seal('frame', frameContext(place), canonicalBytes(entry));
        return { ...place, frame };
      }),
    );
    const path = join(folder, segmentName(1, at + 1));
    await writeWhole(nodeFiles, path, concatBytes(...records.map(encodeRecord)));
  }
  const log = new LogFile({
    files: nodeFiles,
    folder,
    follows: entriesFollow,
    damaged: 'JOURNAL_DAMAGED',
    reach: () => Promise.resolve(),
    noteTrouble: () => undefined,
  });
  const { last, trouble } = await log.open();
  if (last === null || trouble !== null) throw new Error('the made log is not whole');
  const head: Head = { epoch: 1, seq: last.place, hash: last.hash };
  const bulkGet = async (keys: readonly (readonly [number, number])[]) =>
    keys.map(([, seq]) => chain[seq - 1]);
  // Verifying asks a store for nothing else.
  return {
    tools: {
      suite: intl1,
      bridge: {
        journalLog: { read: (_life: number, from: number, limit: number) => log.read(from, limit) },
      },
    },
    log: { head },
    counter,
    sealing,
    db: { entries: { bulkGet } },
  } as unknown as OpenStore;
}
