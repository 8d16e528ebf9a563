import { expect, it } from 'vitest';
import { screenKit } from '../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../test/helpers/test-counter.ts';
import { Fault } from '../../../shared/errors.ts';
import { useSession } from '../../session/session-store.ts';
import { decideCases, type Deciding } from './decide-cases.ts';
import { useGiven } from './given-store.ts';

it('AP-14 records what was signed beside one that could not be recorded, and tells all', async () => {
  const kit = await screenKit();
  const { actor } = useSession.getState().signedIn!;
  const wanted: Deciding[] = [];
  for (const n of [1, 2, 3]) {
    const outcome = await kit.counter.submit(actor, anApplication(n));
    if (outcome.status !== 'recorded') throw new Error('refused');
    const detail = (await kit.counter.store.caseById(outcome.caseId))!;
    wanted.push({ detail, need: 'check' });
  }
  const broken = wanted[1]!.detail.caseId;
  const given = await decideCases(
    kit.context,
    async (ask) => {
      if (ask.caseId === broken) throw new Fault('DISK_LOW', 'test');
      return await kit.counter.store.act({ ...ask, actor });
    },
    wanted,
  );
  expect(given?.map(({ outcome }) => outcome.status)).toEqual(['recorded', 'failed', 'recorded']);
  const stages = await Promise.all(
    wanted.map(async ({ detail }) => (await kit.counter.store.caseById(detail.caseId))?.stage),
  );
  expect(stages).toEqual(['accepted', 'awaiting-approval', 'accepted']);
  useGiven.setState({ given: [] });
});
