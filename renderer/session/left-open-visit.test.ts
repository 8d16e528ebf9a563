import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import { Fault } from '../../shared/errors.ts';
import type { EvidenceRef } from '../../shared/safeguards/evidence.ts';
import { VisitBody, type VisitStart } from '../../shared/safeguards/visit.ts';
import { useSession } from './session-store.ts';
import { useVisits } from './visit-store.ts';
import { beginVisit, openVisitOf } from './visits.ts';

const client = { clientNo: null, name: '李明', idKind: 'RESIDENT', idNumber: '110000199003070124' };
let kit: ScreenKit;

beforeEach(async () => {
  kit = await screenKit();
});
afterEach(() => {
  vi.restoreAllMocks();
  useVisits.setState({ visits: [] });
});

async function startWith(byte: number): Promise<VisitStart> {
  const piece = await kit.context.bridge.evidence.keep('image/jpeg', new Uint8Array([byte]));
  const { digest, mediaType, bytes } = piece;
  const picture: EvidenceRef = {
    kind: 'face',
    digest,
    mediaType,
    bytes,
    takenAt: byte,
    source: 'camera',
    page: 1,
  };
  const document = {
    source: 'typed',
    number: client.idNumber,
    name: client.name,
    validFrom: null,
    validUntil: null,
    issuer: null,
    ethnicity: null,
    device: null,
    simulated: false,
  } as const;
  const face = { picture, chipPhoto: null, compared: 'same', by: '100023' } as const;
  return { client, grade: 'face', document, face, password: null, agent: null };
}

const begin = async (id: string, start: VisitStart) =>
  await beginVisit(kit.context, useSession.getState().signedIn!.actor, { id, start, seen: [] });

/** Records a visit whose answer never comes. */
async function beginUnanswered(id: string): Promise<void> {
  const { store } = kit.counter;
  const act = store.act.bind(store);
  vi.spyOn(store, 'act').mockImplementationOnce(async (ask) => {
    await act(ask);
    throw new Fault('BRIDGE_LOST', 'test');
  });
  await expect(begin(id, await startWith(1))).rejects.toThrow();
  expect(openVisitOf(kit.context, client)).toBeNull();
}

const bodyOf = async (id: string) =>
  VisitBody.parse((await kit.counter.store.caseById(id))?.shown.body);

it('VI-8 a visit whose answer was lost is ended when the client is verified anew', async () => {
  const [lost, next] = [kit.counter.newId(), kit.counter.newId()];
  await beginUnanswered(lost);
  expect(await begin(next, await startWith(2))).toMatchObject({ status: 'recorded' });
  expect(openVisitOf(kit.context, client)?.id).toBe(next);
  expect((await bodyOf(lost)).ended).toMatchObject({ reason: 'finished' });
});

it('VI-9 a visit whose answer was lost stands when it is asked for again in the same dialog', async () => {
  const id = kit.counter.newId();
  await beginUnanswered(id);
  expect(await begin(id, await startWith(2))).toMatchObject({ status: 'recorded', again: true });
  expect(openVisitOf(kit.context, client)?.id).toBe(id);
  expect((await bodyOf(id)).ended).toBeNull();
});
