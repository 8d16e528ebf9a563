import { canonicalTextHash } from '../shared/journal/canonical.ts';
import { checkLinks, type HashedEntry } from '../shared/journal/chain.ts';
import { noHash } from '../shared/journal/entry.ts';
import type { Ack, IntakeAnswer } from '../shared/sync/answers.ts';
import {
  type BatchHeader,
  batchHeaderBytes,
  type DecodedBatch,
  decodeBatch,
  maxBatchBytes,
} from '../shared/sync/batch.ts';
import { fromHex } from '../shared/values/bytes.ts';
import { raiseAlarms } from './alarms.ts';
import { type Counter, findCounter } from './counters.ts';
import { lines, type Sql } from './db/sql.ts';
import type { Office } from './office.ts';
import { packer } from './packer.ts';
import { ProblemError } from './problem.ts';
import { laneTopic } from './wakeups.ts';

interface ReadEntry extends HashedEntry {
  readonly text: string;
}

interface Batch {
  readonly header: BatchHeader;
  readonly entries: readonly ReadEntry[];
}

/**
 * Takes in one gzipped batch: chain and signature are checked, what is known is compared, the rest stored
 * and the cursor moved in one transaction. Knows no business.
 *
 * @throws ProblemError when the bytes are no batch of an enrolled counter; nothing is changed then
 */
export async function intake(office: Office, packed: Uint8Array): Promise<IntakeAnswer> {
  try {
    const { answer, entries } = await takeBatch(office, packed);
    office.metrics.intake(answer.status, entries);
    return answer;
  } catch (error) {
    office.metrics.intake('refused', 0);
    throw error;
  }
}

interface Taken {
  readonly answer: IntakeAnswer;
  /** How many entries were stored, or otherwise answered. */
  readonly entries: number;
}

async function takeBatch(office: Office, packed: Uint8Array): Promise<Taken> {
  const decoded = await unpack(packed);
  const { header } = decoded.signed;
  const counter = await findCounter(office.db, header.counter);
  if (counter === null) throw new ProblemError(422, 'COUNTER_UNKNOWN', 'not an enrolled counter');
  const batch = verified(office, counter, decoded);
  const taken = await office.db.transaction(async (sql): Promise<Taken> => {
    // The row's lock lets one batch of a counter in at a time.
    const current = (await findCounter(sql, header.counter, 'for update')) ?? counter;
    const answer = await take(office, sql, current, batch);
    office.mark('intake:before-commit');
    const isStored = answer.status === 'STORED';
    return { answer, entries: isStored ? answer.ack.seq - current.cursor.seq : header.count };
  });
  office.mark('intake:after-commit');
  if (taken.answer.status === 'STORED') office.wakeups.wake(laneTopic);
  return taken;
}

async function unpack(packed: Uint8Array): Promise<DecodedBatch> {
  let bytes: Uint8Array;
  try {
    bytes = await packer.gunzip(packed, maxBatchBytes);
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw new ProblemError(413, 'BATCH_TOO_LARGE', `more than ${maxBatchBytes} bytes`, { cause });
    }
    throw new ProblemError(422, 'BATCH_UNREADABLE', 'not gzip', { cause });
  }
  const decoded = decodeBatch(bytes);
  if (decoded === null) throw new ProblemError(422, 'BATCH_UNREADABLE', 'not a batch');
  return decoded;
}

/** The batch with its entries' hashes, when signature and chain hold. */
function verified(
  office: Office,
  counter: Counter,
  { signed: { header, signature }, entries, texts }: DecodedBatch,
): Batch {
  const signed = office.suite.verify(
    fromHex(counter.signingKey),
    batchHeaderBytes(header),
    fromHex(signature),
  );
  if (!signed) throw new ProblemError(422, 'BATCH_FORGED', 'not signed by this counter');
  if (header.era !== office.era) throw new ProblemError(422, 'ERA_UNKNOWN', `era ${header.era}`);
  if (header.epoch !== counter.cursor.epoch) {
    throw new ProblemError(422, 'EPOCH_UNKNOWN', `epoch ${header.epoch}`);
  }
  if (header.from === 1 && header.prev !== noHash) {
    throw new ProblemError(422, 'CHAIN_BROKEN', 'the first entry continues nothing');
  }
  const from = { epoch: header.epoch, seq: header.from - 1, hash: header.prev };
  const read = entries.map((entry, at): ReadEntry => {
    const text = texts[at] ?? '';
    return { entry, text, hash: canonicalTextHash(office.suite, text) };
  });
  const chain = checkLinks(header.counter, from, read);
  if (!chain.ok) {
    const { reason, seq } = chain.broken;
    throw new ProblemError(422, 'CHAIN_BROKEN', `${reason} at ${header.epoch}-${seq}`);
  }
  if (chain.head.seq !== header.to || chain.head.hash !== header.head) {
    throw new ProblemError(422, 'CHAIN_BROKEN', 'the header names another head');
  }
  return { header, entries: read };
}

async function take(
  office: Office,
  sql: Sql,
  counter: Counter,
  { header, entries }: Batch,
): Promise<IntakeAnswer> {
  const { cursor } = counter;
  // Told again and again until it stops: the first answer may have been lost.
  if (counter.fork !== null) return { status: 'FORK', at: counter.fork };
  if (counter.frozenAt !== null) {
    throw new ProblemError(403, 'COUNTER_FROZEN', 'head office has stopped this counter');
  }
  if (header.from > cursor.seq + 1) {
    const need = { epoch: cursor.epoch, seq: cursor.seq + 1 };
    return { status: 'GAP', need, ack: ackOf(office, counter) };
  }
  const fork = await findFork(sql, counter, header, entries);
  if (fork !== null) {
    await freeze(office, sql, counter, fork);
    return { status: 'FORK', at: { epoch: cursor.epoch, seq: fork } };
  }
  const rest = entries.filter(({ entry }) => entry.seq > cursor.seq);
  const last = rest.at(-1);
  if (last === undefined) return { status: 'DUPLICATE', ack: ackOf(office, counter) };
  await store(office, sql, counter, rest);
  await sql.query('update counters set seq = $2, hash = $3 where counter = $1', [
    counter.counter,
    last.entry.seq,
    last.hash,
  ]);
  const ack = { era: office.era, epoch: cursor.epoch, seq: last.entry.seq, hash: last.hash };
  return { status: 'STORED', ack };
}

/** The first place where the batch tells another story than what is stored; null when it tells the same. */
async function findFork(
  sql: Sql,
  counter: Counter,
  header: BatchHeader,
  entries: readonly ReadEntry[],
): Promise<number | null> {
  const { epoch, seq } = counter.cursor;
  const told = [
    { seq: header.from - 1, hash: header.prev },
    ...entries.map(({ entry, hash }) => ({ seq: entry.seq, hash })),
  ].filter((one) => one.seq >= 1 && one.seq <= seq);
  const [first] = told;
  if (first === undefined) return null;
  const stored = await sql.query<{ seq: number; hash: string }>(
    `select seq, hash from journal_entries
     where counter = $1 and epoch = $2 and seq between $3 and $4`,
    [counter.counter, epoch, first.seq, told.at(-1)?.seq],
  );
  const hashes = new Map(stored.map((row) => [row.seq, row.hash]));
  return told.find((one) => hashes.get(one.seq) !== one.hash)?.seq ?? null;
}

/** One statement stores them all, with one range for the lane. */
async function store(
  office: Office,
  sql: Sql,
  counter: Counter,
  entries: readonly ReadEntry[],
): Promise<void> {
  await sql.query(
    `with stored as (
       insert into journal_entries (counter, epoch, seq, hash, branch, received_at, body)
       select $1::text, $2::integer, $3::bigint + place, hash, $4::text, $5::bigint, body
       from rows from (string_to_table($6::text, E'\\n'), string_to_table($7::text, E'\\n'))
         with ordinality as rows (hash, body, place) order by place
       returning arrival, seq
     )
     insert into lane_ranges (arrival, branch, counter, epoch, from_seq, to_seq)
     select min(arrival), $4, $1, $2, min(seq), max(seq) from stored`,
    [
      counter.counter,
      counter.cursor.epoch,
      counter.cursor.seq,
      counter.branch,
      office.clock(),
      lines(entries.map(({ hash }) => hash)),
      lines(entries.map(({ text }) => text)),
    ],
  );
}

/** Stops a counter whose journal tells another story than what is stored, and says so to the operators. */
export async function freeze(
  office: Office,
  sql: Sql,
  counter: Counter,
  seq: number,
): Promise<void> {
  const { epoch } = counter.cursor;
  const at = office.clock();
  await sql.query(
    'update counters set frozen_at = $2, fork_epoch = $3, fork_seq = $4 where counter = $1',
    [counter.counter, at, epoch, seq],
  );
  const detail = `another entry at ${counter.counter}-${epoch}-${seq}`;
  const { branch } = counter;
  await raiseAlarms(sql, at, [{ branch, counter: counter.counter, code: 'JOURNAL_FORK', detail }]);
}

/** How far head office has this counter's journal. */
export function ackOf(office: Office, counter: Counter): Ack {
  return { era: office.era, ...counter.cursor };
}
