import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import type { DelegationStatement, SignedDelegation } from '../../shared/safeguards/delegation.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { CounterKit, KitPerson } from '../helpers/counter-kit.ts';
import { officeKit, openTestDatabase, testApplication, testNow } from '../helpers/office-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(async () => await db.close());

function signed(from: KitPerson, to: KitPerson, id: string, branch: string): SignedDelegation {
  const statement: DelegationStatement = {
    purpose: 'delegation',
    id,
    branch,
    from: from.staff,
    to: to.staff,
    needs: ['check'],
    fromAt: testNow - 1,
    untilAt: testNow + 3_600_000,
  };
  return { statement, signature: from.key.sign(statement), authority: from.authority };
}

async function verdictsOf(branch: string): Promise<readonly (string | null)[]> {
  const rows = await db.query<{ verdict: string | null }>(
    `select verdict from feed_items where branch = $1 and kind = 'entry' order by place`,
    [branch],
  );
  return rows.map(({ verdict }) => verdict);
}

function decisionBy(counter: CounterKit, who: KitPerson, caseId: string, by: SignedDelegation) {
  const decision = counter.decision(who, caseId, { delegation: by.statement.id });
  return { ...decision, delegation: by };
}

it('DE-6: head office takes a decision by a delegation that holds, and none after it is revoked', async () => {
  const branch = '0611';
  const kit = await officeKit(db, branch);
  const counter = await kit.counter('01');
  const [maker, supervisor, plain, manager] = [
    await kit.person('maker'),
    await kit.person('supervisor'),
    await kit.person('plain'),
    await kit.person('manager'),
  ];
  const clerk = counter.signIn(maker);
  const giver = counter.signIn(supervisor, 'supervisor');
  const id = '0190a000-0000-7000-8000-00000000d001';
  const delegation = signed(supervisor, plain, id, branch);
  const data = { delegation, toName: '测试plain', reason: '外出培训' };
  counter.act(giver, { business: 'delegation', type: 'GrantDelegation', data, commandId: id });
  const request = counter.caseOf(id)?.request;
  if (request == null) throw new Error('no request');
  const authorize = counter.decision(manager, id, {
    need: 'supervise',
    digest: commandDigest(intl1, 'delegation', request.command),
  });
  counter.act(giver, {
    business: 'delegation',
    type: 'DecideApproval',
    data: { ...authorize },
    caseId: id,
  });
  const opening = (sequence: string): string =>
    counter.act(clerk, {
      business: 'account-opening',
      type: 'SubmitOpening',
      data: testApplication(sequence),
    }).caseId;
  const first = opening('101');
  const decide = (caseId: string) => ({
    business: 'account-opening',
    type: 'DecideApproval',
    data: { ...decisionBy(counter, plain, caseId, delegation) },
    caseId,
  });
  counter.act(clerk, decide(first));
  await kit.exchange(counter);
  expect(new Set(await verdictsOf(branch))).toEqual(new Set(['accepted']));

  const second = opening('103');
  const late = decide(second);
  const revoke = { reason: '提前返岗' };
  counter.act(giver, {
    business: 'delegation',
    type: 'RevokeDelegation',
    data: revoke,
    caseId: id,
  });
  // The honest counter refuses; one that does not is refused by head office.
  expect(() => counter.act(clerk, late)).toThrow(/DE-6/);
  counter.force(clerk, late, []);
  await kit.exchange(counter);
  expect((await verdictsOf(branch)).at(-1)).toBe('refused');
});
