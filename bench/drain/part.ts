import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabasePlace } from '../../headoffice/db/open.ts';
import { openPostgres } from '../../headoffice/db/postgres.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { testKey } from '../../test/helpers/people.ts';
import type { Figure, FigurePart } from '../part.ts';
import { hundredths } from '../quantile.ts';
import { startPostgres } from '../server/postgres.ts';
import { type OfficeProcess, withOffice } from '../server/process.ts';
import { type CounterBatches, counterBatches, keepAll, withBatchFolder } from './batches.ts';
import { copyRowsPerSecond } from './copy-limit.ts';
import { dayStart, makeDay, makeSigningKey } from './day.ts';
import { pouchMissing, pouchReplicated, rxMissing, rxReplicated } from './replica/peers.ts';
import { batchesOf, openLine, sendAll } from './send.ts';

const sizes = [10_000, 100_000];
const largest = Math.max(...sizes);
/** What the peers replicate. */
const replicatedSize = 10_000;
const tooMany = `replicating ${largest} documents takes longer than the part may`;
/** Of the limit: as many as a full batch has. */
const rowsOfCommit = 1000;

const who = { branch: '0101', counter: '0101-01', seed: 7, staff: '010101', staffSeed: 1 };

/** The journal of a counter that was without a line, sent to head office over HTTP and decided there. */
export function makeDrainPart(): FigurePart {
  return {
    title: 'a journal sent to head office and decided there, one counter',
    figures: () => withBatchFolder(measureDrain),
    aims: [
      { name: 'taken in on PostgreSQL, entries/s', of: 'taken in, PostgreSQL', atLeast: 40_000 },
      { name: 'decided on PostgreSQL, entries/s', of: 'decided, PostgreSQL', atLeast: 12_000 },
      { name: 'on the wire, bytes an entry', of: 'on the wire', atMost: 200 },
    ],
  };
}

/** A journal that any head office with this key takes. */
interface Journal {
  readonly batches: CounterBatches;
  readonly signingKey: string;
  /** When its last act was. */
  readonly end: number;
}

async function measureDrain(folder: string): Promise<readonly Figure[]> {
  const journal = await makeJournal(folder);
  const entryBytes = hundredths(journal.batches.clearBytes / largest);
  const size: Figure = { name: 'an entry', role: 'product', unit: 'bytes', value: entryBytes };
  return [
    size,
    ...(await onPglite(journal)),
    ...(await onPostgres(journal)),
    ...(await pouchReplicated(journal.batches.counter.entries, replicatedSize)),
    pouchMissing(largest, tooMany),
    rxMissing(largest, tooMany),
  ];
}

async function makeJournal(folder: string): Promise<Journal> {
  const signingKey = makeSigningKey();
  return await withOffice(async (office) => {
    const { publicKey } = await office.open({ place: { memory: true }, now: dayStart, signingKey });
    const authority = await setUp(office);
    const { kit, end } = makeDay({ ...who, authority, headOfficeKey: publicKey }, largest);
    const batches = await counterBatches(kit, folder);
    await keepAll(batches);
    return { batches, signingKey, end };
  });
}

function setUp(office: OfficeProcess) {
  const { branch, counter, seed, staff, staffSeed } = who;
  return office.branch({
    branch,
    counters: [{ counter, signingKey: testKey(seed).publicKey }],
    staff,
    staffKey: testKey(staffSeed).publicKey,
  });
}

async function onPglite(journal: Journal): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-bench-lite-'));
    try {
      figures.push(...(await drainedOn({ folder }, 'PGlite', journal, size)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}

async function onPostgres(journal: Journal): Promise<readonly Figure[]> {
  const server = await startPostgres();
  if ('why' in server) {
    const missing = { unit: 'entries/s', value: null, why: server.why };
    return [
      { name: 'taken in, PostgreSQL', role: 'product', ...missing },
      { name: 'decided, PostgreSQL', role: 'product', ...missing },
      { name: 'COPY, PostgreSQL', role: 'limit', ...missing },
      rxMissing(replicatedSize, server.why),
    ];
  }
  try {
    const { url } = server;
    const figures: Figure[] = [];
    for (const size of sizes) {
      const schema = await makeSchema(url, `drained_${size}`);
      figures.push(...(await drainedOn({ url, schema }, 'PostgreSQL', journal, size)));
    }
    const schema = await makeSchema(url, 'at_once');
    figures.push(await bothAtOnce({ url, schema }, journal));
    figures.push(await copied(url, journal));
    figures.push(...(await rxReplicated(journal.batches.counter.entries, replicatedSize, url)));
    return figures;
  } finally {
    await server.stop();
  }
}

async function makeSchema(url: string, schema: string): Promise<string> {
  const database = openPostgres(url);
  await database.query(`create schema ${schema}`);
  await database.close();
  return schema;
}

/** Everything is taken in first and decided after it: two figures that do not wait for each other. */
function drainedOn(
  place: DatabasePlace,
  on: string,
  { batches, signingKey, end }: Journal,
  size: number,
): Promise<readonly Figure[]> {
  return withOffice(async (office) => {
    const { url } = await office.open({ place, now: dayStart, signingKey });
    await setUp(office);
    await office.setClock(end);
    const line = await openLine(url, batches.counter);
    const before = await office.usage();
    const started = performance.now();
    const { bytes } = await sendAll(line, batchesOf(batches, { from: 1, to: size }));
    const takenMs = performance.now() - started;
    const taken = await office.usage();
    const { decided, ms } = await office.drain(who.branch);
    const drained = await office.usage();
    await allAccepted(office, decided);
    const wire = taken.receivedBytes + taken.sentBytes - before.receivedBytes - before.sentBytes;
    const figure = (name: string, unit: string, value: number): Figure => ({
      name,
      role: 'product',
      unit,
      value: hundredths(value),
      size,
    });
    return [
      figure(`taken in, ${on}`, 'entries/s', (decided / takenMs) * 1000),
      figure(`decided, ${on}`, 'entries/s', (decided / ms) * 1000),
      figure(`CPU of taking in, ${on}`, 'µs each', ((taken.cpuMs - before.cpuMs) / decided) * 1000),
      figure(`CPU of deciding, ${on}`, 'µs each', ((drained.cpuMs - taken.cpuMs) / decided) * 1000),
      ...(on === 'PostgreSQL'
        ? [
            figure('batches', 'bytes each', bytes / decided),
            figure('on the wire', 'bytes each', wire / decided),
          ]
        : []),
    ];
  });
}

/** As head office runs: lanes at work while batches come in. From the first byte to the last decision. */
function bothAtOnce(place: DatabasePlace, { batches, signingKey, end }: Journal): Promise<Figure> {
  return withOffice(async (office) => {
    const { url } = await office.open({ place, now: dayStart, signingKey });
    await setUp(office);
    await office.setClock(end);
    const line = await openLine(url, batches.counter);
    await office.startWorkers();
    const started = performance.now();
    await sendAll(line, batchesOf(batches, { from: 1, to: largest }));
    while ((await office.undecided()) > 0) await new Promise((done) => setTimeout(done, 50));
    const seconds = (performance.now() - started) / 1000;
    return {
      name: 'sent and decided at once, PostgreSQL',
      role: 'product',
      unit: 'entries/s',
      value: hundredths(largest / seconds),
      size: largest,
    };
  });
}

async function allAccepted(office: OfficeProcess, decided: number): Promise<void> {
  const { accepted = 0, ...others } = await office.verdicts();
  if (accepted === decided) return;
  throw new Error(`of ${decided} entries ${accepted} were accepted: ${JSON.stringify(others)}`);
}

async function copied(url: string, { batches: { counter } }: Journal): Promise<Figure> {
  const { entries } = counter;
  const rows = entries.map((entry, at) => ({
    counter: entry.counter,
    seq: entry.seq,
    hash: entries[at + 1]?.prev ?? counter.head().hash,
    body: canonicalText(entry),
  }));
  return {
    name: 'COPY, PostgreSQL',
    role: 'limit',
    unit: 'entries/s',
    value: hundredths(await copyRowsPerSecond(url, rows, rowsOfCommit)),
    size: rows.length,
  };
}
