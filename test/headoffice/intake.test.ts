import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { noHash } from '../../shared/journal/entry.ts';
import type { IntakeAnswer } from '../../shared/sync/answers.ts';
import { maxBatchBytes } from '../../shared/sync/batch.ts';
import type { CounterKit } from '../helpers/counter-kit.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { alarmCodes, registerBody, verdicts } from './office-look.ts';
import { toyRegistry } from './toy-business.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** A counter with a sign-in and `acts` counted acts. */
async function counterWith(kit: OfficeKit, terminal: string, acts: number): Promise<CounterKit> {
  const counter = await kit.counter(terminal, { registry: toyRegistry });
  const session = counter.signIn(await kit.person('maker'));
  for (let at = 0; at < acts; at += 1) {
    counter.act(session, { business: 'toy', type: 'Count', data: { key: terminal, by: 1 } });
  }
  return counter;
}

async function storedHashes(counter: string): Promise<readonly string[]> {
  const rows = await db.query<{ hash: string }>(
    'select hash from journal_entries where counter = $1 order by arrival',
    [counter],
  );
  return rows.map(({ hash }) => hash);
}

const seqOf = (answer: IntakeAnswer): number => ('ack' in answer ? answer.ack.seq : -1);

it('stores every entry exactly once and in order, however batches are cut, repeated and mixed', async () => {
  const kit = await officeKit(db, '2001', { registry: toyRegistry });
  let terminal = 10;
  const cut = fc.record({
    from: fc.integer({ min: 1, max: 12 }),
    length: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { maxLength: 12 }), async (cuts) => {
      terminal += 1;
      const counter = await counterWith(kit, String(terminal), 11);
      let stored = 0;
      for (const { from, length } of cuts) {
        const to = Math.min(12, from + length - 1);
        const answer = await kit.headOffice.intake(counter.batch(from, to));
        const expected = from > stored + 1 ? 'GAP' : to > stored ? 'STORED' : 'DUPLICATE';
        expect(answer.status).toBe(expected);
        if (answer.status === 'GAP') expect(answer.need).toEqual({ epoch: 1, seq: stored + 1 });
        if (answer.status === 'STORED') stored = to;
        expect(seqOf(answer)).toBe(stored);
      }
      await kit.headOffice.intake(counter.batch());
      const hashes = counter.entries.slice(1).map(({ prev }) => prev);
      expect(await storedHashes(counter.counter)).toEqual([...hashes, counter.head().hash]);
      await kit.headOffice.drainLane('2001');
      expect(await registerBody(db, '2001', 'tally', String(terminal))).toEqual({ count: 11 });
    }),
    { numRuns: 25 },
  );
  expect(new Set(await verdicts(db, '2001'))).toEqual(new Set(['accepted']));
});

describe('what is no batch of this counter', () => {
  it('is refused with its code and changes nothing', async () => {
    const kit = await officeKit(db, '2002', { registry: toyRegistry });
    const counter = await counterWith(kit, '01', 3);
    const other = await counterWith(kit, '02', 0);
    const { entries } = counter;
    const [first, second, third] = entries;
    const altered = { ...second!, at: second!.at + 1 };
    const codeOf = async (bytes: Uint8Array): Promise<string> =>
      await kit.headOffice.intake(bytes).then(
        (answer) => answer.status,
        (error: { code: string }) => error.code,
      );
    const clear = gunzipSync(counter.batch());
    expect(await codeOf(new Uint8Array([1, 2, 3]))).toBe('BATCH_UNREADABLE');
    expect(await codeOf(gzipSync('<html>'))).toBe('BATCH_UNREADABLE');
    expect(await codeOf(gzipSync(clear.subarray(0, -20)))).toBe('BATCH_UNREADABLE');
    expect(await codeOf(counter.batch().subarray(0, 100))).toBe('BATCH_UNREADABLE');
    expect(await codeOf(gzipSync(Buffer.alloc(maxBatchBytes + 1)))).toBe('BATCH_TOO_LARGE');
    expect(await codeOf(counter.batchOf(entries, { counter: '2002-99' }))).toBe('COUNTER_UNKNOWN');
    // Signed by the one, about the other.
    expect(await codeOf(counter.batchOf(entries, { counter: other.counter }))).toBe('BATCH_FORGED');
    expect(await codeOf(counter.batchOf(entries, { epoch: 2 }))).toBe('EPOCH_UNKNOWN');
    expect(await codeOf(counter.batchOf(entries, { era: 2 }))).toBe('ERA_UNKNOWN');
    expect(await codeOf(counter.batchOf(entries, { head: noHash }))).toBe('CHAIN_BROKEN');
    expect(await codeOf(counter.batchOf(entries, { to: 9 }))).toBe('CHAIN_BROKEN');
    expect(await codeOf(counter.batchOf(entries, { prev: 'a'.repeat(64) }))).toBe('CHAIN_BROKEN');
    expect(await codeOf(counter.batchOf([first!, altered, third!]))).toBe('CHAIN_BROKEN');
    expect(await codeOf(counter.batchOf([first!, third!]))).toBe('CHAIN_BROKEN');
    expect(await storedHashes(counter.counter)).toEqual([]);
    expect(await codeOf(counter.batch())).toBe('STORED');
  });

  it('a lone surrogate has no canonical form and is refused', async () => {
    const kit = await officeKit(db, '2003', { registry: toyRegistry });
    const counter = await counterWith(kit, '01', 1);
    const text = gunzipSync(counter.batch())
      .toString('utf8')
      .replace('"key":"01"', '"key":"\\ud800"');
    await expect(kit.headOffice.intake(gzipSync(text))).rejects.toMatchObject({
      code: 'BATCH_UNREADABLE',
    });
  });

  it('a field that schemas leave out is refused, because another entry would be stored', async () => {
    const kit = await officeKit(db, '2007', { registry: toyRegistry });
    const counter = await counterWith(kit, '01', 1);
    for (const inside of ['"at":', '"by":1']) {
      const text = gunzipSync(counter.batch())
        .toString('utf8')
        .replace(inside, `"__proto__":{},${inside}`);
      await expect(kit.headOffice.intake(gzipSync(text))).rejects.toMatchObject({
        code: 'BATCH_UNREADABLE',
      });
    }
  });
});

describe('FORK', () => {
  it('freezes a counter that tells another story, and goes on saying so', async () => {
    const kit = await officeKit(db, '2004', { registry: toyRegistry });
    const counter = await counterWith(kit, '01', 3);
    await kit.headOffice.intake(counter.batch());
    const clone = cloneOf(counter);
    expect(await kit.headOffice.intake(clone)).toEqual({
      status: 'FORK',
      at: { epoch: 1, seq: 4 },
    });
    // Asked again, because the answer may have been lost; also the honest one is stopped now.
    expect(await kit.headOffice.intake(clone)).toEqual({
      status: 'FORK',
      at: { epoch: 1, seq: 4 },
    });
    expect(await kit.headOffice.intake(counter.batch())).toMatchObject({ status: 'FORK' });
    expect((await kit.contact(counter)).judgement).toBe('FORK');
    expect(await alarmCodes(db, '2004')).toEqual(['JOURNAL_FORK']);
    expect(await storedHashes(counter.counter)).toHaveLength(4);
  });

  it('is seen from the hash before the batch alone', async () => {
    const kit = await officeKit(db, '2005', { registry: toyRegistry });
    const counter = await counterWith(kit, '01', 3);
    await kit.headOffice.intake(counter.batch());
    const next = { ...counter.entries[3]!, seq: 5, prev: 'b'.repeat(64) };
    expect(await kit.headOffice.intake(counter.batchOf([next]))).toEqual({
      status: 'FORK',
      at: { epoch: 1, seq: 4 },
    });
  });
});

/** The counter's journal with another last entry and one more, as a copy of the machine would write it. */
function cloneOf(counter: CounterKit): Uint8Array {
  const [first, second, third, fourth] = counter.entries;
  const other = { ...fourth!, at: fourth!.at + 1 };
  return counter.batchOf([first!, second!, third!, other]);
}
