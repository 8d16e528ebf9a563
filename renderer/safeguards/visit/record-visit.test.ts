import { afterEach, expect, it, vi } from 'vitest';
import { screenKit } from '../../../test/helpers/screen-kit.tsx';
import { Fault } from '../../../shared/errors.ts';
import type { VisitClient } from '../../../shared/safeguards/visit.ts';
import { useSession } from '../../session/session-store.ts';
import { useVisits } from '../../session/visit-store.ts';
import { nothingGathered, recordVisit } from './record-visit.ts';

const client: VisitClient = {
  clientNo: null,
  name: '李明',
  idKind: 'RESIDENT',
  idNumber: '110000199003070124',
};

afterEach(() => {
  vi.restoreAllMocks();
  useVisits.setState({ visits: [] });
});

it('EV-9 leaves no picture of a visit that was refused or could not be recorded', async () => {
  const kit = await screenKit();
  const { actor } = useSession.getState().signedIn!;
  const face = { compared: 'different', picture: new Uint8Array([1, 2, 3]) } as const;
  const begin = async () =>
    await recordVisit(
      kit.context,
      actor,
      { id: kit.counter.newId(), client, seen: [] },
      { ...nothingGathered, face },
    );
  expect(await begin()).toMatchObject({ status: 'refused' });
  expect(await kit.context.bridge.evidence.list()).toEqual([]);

  vi.spyOn(kit.counter.store, 'act').mockRejectedValue(new Fault('DISK_LOW', 'test'));
  await expect(begin()).rejects.toMatchObject({ code: 'DISK_LOW' });
  expect(await kit.context.bridge.evidence.list()).toEqual([]);
});
