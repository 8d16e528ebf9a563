import { createHttpRoad, type HttpRoad } from '../../electron/services/http-road.ts';
import type { UplinkResult } from '../../shared/bridge/uplink.ts';
import { IntakeAnswer } from '../../shared/sync/answers.ts';
import {
  ChallengeAnswer,
  ContactAnswer,
  packedMediaType,
  protocolPaths,
} from '../../shared/sync/contact.ts';
import type { Batch } from '../../renderer/sync/batches.ts';
import type { CounterKit } from '../../test/helpers/counter-kit.ts';
import type { CounterBatches } from './batches.ts';

/** An open contact of a counter with head office, over the product's own road. */
export interface Line {
  /** Sends one batch and gives the acknowledged seq. @throws Error when it was not stored */
  send(bytes: Uint8Array): Promise<number>;
}

/** Opens a contact as the counter does: a challenge, signed. */
export async function openLine(url: string, counter: CounterKit): Promise<Line> {
  const road = createHttpRoad({ baseUrl: url, fetch });
  const token = await openContact(road, counter);
  return {
    async send(body) {
      const answer = given(
        await road.json(IntakeAnswer, {
          method: 'POST',
          path: protocolPaths.batches,
          bytes: { type: packedMediaType, body },
          token,
        }),
      );
      if (answer.status !== 'STORED') throw new Error(`a batch was answered ${answer.status}`);
      return answer.ack.seq;
    },
  };
}

async function openContact(road: HttpRoad, counter: CounterKit): Promise<string> {
  const post = (path: string, json: unknown) => ({ method: 'POST', path, json }) as const;
  const ask = { counter: counter.counter };
  const { challenge } = given(await road.json(ChallengeAnswer, post(protocolPaths.challenge, ask)));
  const statement = {
    purpose: 'contact',
    counter: counter.counter,
    challenge,
    head: counter.head(),
    feedPlace: 0,
  };
  const signature = counter.key.sign(statement);
  const opening = { statement, signature, program: 'bench' };
  return given(await road.json(ContactAnswer, post(protocolPaths.contacts, opening))).token;
}

/** The batches of a range of entries, at most `atMost` in each: kept ones are read from the disk, others cut. */
export async function* batchesOf(
  { next }: CounterBatches,
  { from: first, to }: { readonly from: number; readonly to: number },
  atMost?: number,
): AsyncGenerator<Batch> {
  for (let from = first; from <= to;) {
    const batch = await next(from, atMost);
    if (batch === null) return;
    yield batch;
    from = batch.to + 1;
  }
}

/** Sends a batch after the other; gives the bytes of the bodies and the ms of each answer. */
export async function sendAll(
  line: Line,
  batches: Iterable<Batch> | AsyncIterable<Batch>,
): Promise<{ readonly bytes: number; readonly answersMs: readonly number[] }> {
  const answersMs: number[] = [];
  let bytes = 0;
  for await (const batch of batches) {
    const started = performance.now();
    const stored = await line.send(batch.bytes);
    answersMs.push(performance.now() - started);
    if (stored !== batch.to) throw new Error(`stored up to ${stored} of ${batch.to}`);
    bytes += batch.bytes.length;
  }
  return { bytes, answersMs };
}

function given<T>(result: UplinkResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(`head office: ${JSON.stringify(result.failure)}`);
}
