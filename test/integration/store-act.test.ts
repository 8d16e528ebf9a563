import { beforeEach, describe, expect, it } from 'vitest';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, submitOpening, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
const checker = testPerson('100031', '韩梅梅', 2, at - 1000, { checker: true });

describe('an act at the counter', () => {
  let counter: TestCounter;
  beforeEach(async () => {
    counter = new TestCounter({ counter: '0101-02', uplink: snapshotLine(), clock: () => at });
    await counter.start();
  });

  it('gets the next serial number, waits for its check and is accepted by it', async () => {
    const actor = await counter.signIn(maker);
    const submitted = await counter.submit(actor, anApplication());
    expect(submitted).toMatchObject({
      status: 'recorded',
      serial: '0101-02-1-000002',
      again: false,
      restoring: false,
      state: { stage: 'awaiting-approval' },
    });
    if (submitted.status !== 'recorded') return;
    const decided = await counter.decide(actor, submitted.caseId, checker);
    expect(decided).toMatchObject({ status: 'recorded', serial: '0101-02-1-000003' });
    const [row] = await counter.store.cases({ business: 'account-opening' });
    expect(row).toMatchObject({
      stage: 'accepted',
      progress: 'recorded',
      serial: '0101-02-1-000002',
      summary: { subject: '阿依古丽·买买提' },
      attention: null,
    });
  });

  it('gives the first result again for the same command, and refuses the id for another', async () => {
    const actor = await counter.signIn(maker);
    const id = counter.newId();
    const ask = {
      business: 'account-opening',
      caseId: id,
      actor,
      command: submitOpening(id, anApplication()),
    };
    const [first, second] = await Promise.all([counter.store.act(ask), counter.store.act(ask)]);
    expect(second).toEqual({ ...first, again: true });
    const other = { ...ask, command: submitOpening(id, anApplication(1)) };
    await expect(counter.store.act(other)).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect(await counter.store.standing()).toMatchObject({ headSeq: 2, pending: 2 });
  });
});
