import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { segmentRows, type SnapshotRow } from '../../shared/feed/snapshot.ts';
import { toBase64 } from '../../shared/values/bytes.ts';
import { snapshotLine } from '../../test/helpers/head-office-line.ts';
import { openBenchShell } from '../browser/bench-shell.ts';
import { buildPages } from '../browser/build-pages.ts';
import { makeCounterFolder } from '../browser/counter-folder.ts';
import type { PageAnswer } from '../browser/page-answer.ts';
import { openVisits } from '../browser/run-page.ts';
import { inTemporaryFolder } from '../browser/temporary-folder.ts';
import type { Figure, FigurePart } from '../part.ts';
import { hundredths, quantile } from '../quantile.ts';
import { madeClient } from './clients-made.ts';
import { type StoreSetup, storeWords } from './store-setup.ts';

/** Loaded from a snapshot; what is not loaded has only its index, made and kept by the product's code: the register of a
 * million takes longer than a benchmark may. */
const sizes = [
  { clients: 10_000, isLoaded: true },
  { clients: 100_000, isLoaded: true },
  { clients: 1_000_000, isLoaded: false },
];
const starts = 7;
const limitMs = 600_000;
const rate = 'clients of a snapshot, sealed';

/** A branch's clients into a new counter, and its search ready at a start with and without the kept index, in Chromium. */
export async function makeClientStorePart(): Promise<FigurePart> {
  return await Promise.resolve({
    title: 'clients of a branch, in Chromium',
    figures: measureStores,
    aims: [
      { name: '1 M clients in 17 s', of: rate, atLeast: 58_800 },
      { name: 'sealed', of: storeWords.bytes, atMost: 70 },
      { name: 'start to search ready', of: storeWords.ready, at: 'p95', atMost: 1000 },
      { name: 'key press', of: storeWords.press, at: 'p95', atMost: 16 },
    ],
  });
}

async function measureStores(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { clients, isLoaded } of sizes) {
    figures.push(...(await measureStore(clients, isLoaded)));
  }
  return figures;
}

async function measureStore(clients: number, isLoaded: boolean): Promise<readonly Figure[]> {
  return await inTemporaryFolder(async (folder) => {
    const root = join(folder, 'pages');
    await buildPages(root, ['clients']);
    const data = join(folder, 'counter');
    await makeCounterFolder(data, []);
    // As after enrolment: the first start takes the snapshot.
    rmSync(join(data, 'feed'), { recursive: true });
    const shell = await openBenchShell(data);
    const rows = Array.from({ length: isLoaded ? clients : 0 }, (_, n): SnapshotRow => ({
      kind: 'register',
      row: madeClient(n),
    }));
    const line = snapshotLine(rows);
    const segments = await Promise.all(
      Array.from({ length: Math.ceil(rows.length / segmentRows) }, async (_, at) => {
        const segment = await line.snapshotSegment(0, at);
        return segment.ok ? toBase64(segment.value) : '';
      }),
    );
    const answers = {
      '/contact': () => line.contact({ epoch: 1, seq: 0, hash: '' }, 0),
      '/snapshot': () => line.snapshot(),
      '/segment': (body: Buffer) => segments[Number(body.toString())],
    };
    const setup: StoreSetup = { clients, isLoaded, starts };
    const visits = await openVisits({ root, shell, answers }, setup);
    try {
      const answer = await visits.visit(join(folder, 'profile'), '/clients.html', limitMs);
      return figuresOf(answer, clients, isLoaded);
    } finally {
      await visits.close();
      await shell.close();
    }
  });
}

function figuresOf(
  { samples, numbers }: PageAnswer,
  size: number,
  isLoaded: boolean,
): readonly Figure[] {
  const { load, without, ready, press, bytes } = storeWords;
  const common = { role: 'product' as const, size };
  const times = (name: string): Figure => {
    const own = samples[name] ?? [];
    const at = (share: number): number => quantile(own, share);
    return { ...common, name, unit: 'ms', value: at(0.5), p95: at(0.95), p99: at(0.99) };
  };
  const starts = [times(ready), times(press)];
  if (!isLoaded) return starts;
  const perSecond = hundredths((size * 1000) / quantile(samples[load] ?? [], 0.5));
  const each = hundredths(numbers[bytes] ?? Number.NaN);
  return [
    { ...common, name: rate, unit: 'clients/s', value: perSecond },
    times(without),
    ...starts,
    { ...common, name: bytes, unit: 'bytes each', value: each },
  ];
}
