import type { DatabasePlace } from '../../headoffice/db/open.ts';
import type { Batch } from '../../renderer/sync/batches.ts';
import type { Figure, FigurePart } from '../part.ts';
import { hundredths, quantile } from '../quantile.ts';
import { startPostgres } from '../server/postgres.ts';
import { type OfficeProcess, withOffice } from '../server/process.ts';
import { makeCounters, type ManyCounters } from './counters.ts';
import { dayStart, makeSigningKey } from './day.ts';
import { batchesOf, type Line, openLine, sendAll } from './send.ts';

const counterCount = 200;
const entriesOfCounter = 500;
/** A counter that was in touch all the time sends few entries at once. */
const entriesOfBatch = 50;

/** Two hundred counters that all have something to send, with the lanes at work as head office runs. */
export function makeOfficePart(): FigurePart {
  return {
    title: `intake from ${counterCount} counters at once, lanes at work`,
    figures: measureOffice,
    aims: [
      // A head office that holds on to what it has passed on grows by all of it.
      { name: 'memory after the second half beside the first', of: 'heap grown', atMost: 10 },
    ],
  };
}

async function measureOffice(): Promise<readonly Figure[]> {
  const server = await startPostgres();
  if ('why' in server) return await measuredOn({ memory: true }, 'PGlite', server.why);
  try {
    return await measuredOn({ url: server.url }, 'PostgreSQL');
  } finally {
    await server.stop();
  }
}

function measuredOn(place: DatabasePlace, on: string, why?: string): Promise<readonly Figure[]> {
  return withOffice(async (office) => {
    const opening = { place, now: dayStart, signingKey: makeSigningKey() };
    const { url, publicKey } = await office.open(opening);
    const many = await makeCounters(office, publicKey, counterCount, entriesOfCounter);
    await office.setClock(many.end);
    await office.startWorkers();
    const lines = await Promise.all(many.counters.map(({ counter }) => openLine(url, counter)));
    const half = entriesOfCounter / 2;
    const first = await wave(office, lines, many, 1, half);
    const second = await wave(office, lines, many, half + 1, entriesOfCounter);
    const answers = [...first.answersMs, ...second.answersMs];
    const total = counterCount * entriesOfCounter;
    const figure = (name: string, unit: string, value: number): Figure => ({
      name,
      role: 'product',
      unit,
      value: hundredths(value),
      size: counterCount,
      ...(why === undefined ? {} : { why: `on ${on}: ${why}` }),
    });
    return [
      figure('taken in', 'entries/s', (total / (first.sentMs + second.sentMs)) * 1000),
      figure('taken in and decided', 'entries/s', (total / (first.allMs + second.allMs)) * 1000),
      {
        ...figure('an answer of intake', 'ms', quantile(answers, 0.5)),
        p95: quantile(answers, 0.95),
        p99: quantile(answers, 0.99),
      },
      figure('heap at the start', 'MB', first.before.heapMb),
      figure('heap after the first half', 'MB', first.after.heapMb),
      figure('heap at the end', 'MB', second.after.heapMb),
      figure('resident at the end', 'MB', second.after.residentMb),
      figure('heap grown', 'MB', second.after.heapMb - first.after.heapMb),
    ];
  });
}

/** All counters send a part of their journals at once; over when everything is decided. */
async function wave(
  office: OfficeProcess,
  lines: readonly Line[],
  { counters }: ManyCounters,
  from: number,
  to: number,
) {
  // Cut before: two hundred counters cut on machines of their own.
  const cut: Batch[][] = [];
  for (const batches of counters) {
    const own: Batch[] = [];
    for await (const batch of batchesOf(batches, { from, to }, entriesOfBatch)) own.push(batch);
    cut.push(own);
  }
  const before = await office.usage();
  const started = performance.now();
  const sent = await Promise.all(lines.map((line, at) => sendAll(line, cut[at] ?? [])));
  const sentMs = performance.now() - started;
  while ((await office.undecided()) > 0) await new Promise((done) => setTimeout(done, 50));
  const allMs = performance.now() - started;
  const answersMs = sent.flatMap((one) => one.answersMs);
  return { before, after: await office.usage(), sentMs, allMs, answersMs };
}
