import { z } from 'zod';
import type { ActOutcome } from '../../renderer/data/types.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import { anApplication, type TestCounter } from '../helpers/test-counter.ts';
import { completed, elderWithAgent, ordinaryClient } from '../helpers/whole-application.ts';

/** Submits an opening of the whole form, with its evidence kept at the counter: an ordinary client, or one with an agent. */
export async function submitWhole(
  counter: TestCounter,
  actor: Actor,
  person: number,
): Promise<ActOutcome> {
  const { store, bridge } = counter;
  const day = { businessDate: store.businessDate(), at: store.now() };
  const client = person % 3 === 0 ? elderWithAgent(day) : ordinaryClient(day);
  const number = anApplication(person).idNumber;
  // The document of an elder runs without an end; of the others it ends when it should.
  const of = person % 3 === 0 ? {} : { number };
  const { application, evidence } = completed(
    { ...client, identity: { ...client.identity, ...of } },
    day,
  );
  const picture = await bridge.evidence.keep('image/jpeg', new Uint8Array([0xff, 0xd8]));
  const kept = evidence.map((one) => ({ ...one, digest: picture.digest, bytes: picture.bytes }));
  const id = counter.newId();
  const data = z.json().parse({ application, evidence: kept });
  const command = { type: 'SubmitOpening', version: 2, id, data };
  return await store.act({ business: 'account-opening', caseId: id, actor, command });
}
