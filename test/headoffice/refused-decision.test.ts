import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { foldDecided } from '../../shared/business/case.ts';
import { noHash } from '../../shared/journal/entry.ts';
import { Branch, checker, graveBusiness, maker, supervisor } from '../helpers/approval-branch.ts';
import type { CounterKit, KitPerson, KitSession } from '../helpers/counter-kit.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';
import { caseOf, verdicts } from './office-look.ts';

let db: Database;
let branches = 3800;
let kit: OfficeKit;
let counter: CounterKit;
let session: KitSession;
let asked: KitPerson;
let caseId: string;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(async () => await db.close());

beforeEach(async () => {
  branches += 1;
  kit = await officeKit(db, String(branches));
  counter = await kit.counter('01');
  session = counter.signIn(await kit.person('maker'));
  asked = await kit.person('supervisor');
  const data = testApplication('101');
  caseId = counter.act(session, {
    business: 'account-opening',
    type: 'SubmitOpening',
    data,
  }).caseId;
});

it('AP-12 a colleague who cannot be asked any more ends no request: who decides next still may', async () => {
  await kit.headOffice.revoke(asked.staff);
  // The feed has not told this counter yet.
  const ask = { business: 'account-opening', type: 'AskApprover', caseId };
  counter.act(session, { ...ask, data: { staff: asked.staff, name: '测试supervisor' } });
  const decision = counter.decision(await kit.person('checker'), caseId);
  const decide = { business: 'account-opening', type: 'DecideApproval', caseId };
  counter.act(session, { ...decide, data: { ...decision } });
  await kit.exchange(counter);
  expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted', 'AP-12', 'accepted']);
  expect(await caseOf(db, caseId)).toMatchObject({ stage: 'accepted', asked: null });
});

it.each([
  ['AP-3', supervisor],
  ['AP-11', checker],
])('%s a second decision on a need that is filled leaves the other need waiting', (rule, who) => {
  const branch = new Branch();
  const id = branch.submit(maker);
  const need = rule === 'AP-3' ? 'check' : 'supervise';
  const data = { ...branch.decision(id, who, need, null, graveBusiness) };
  expect(branch.decide(id, checker, 'check')).toEqual([]);
  const waiting = branch.cases.get(id);
  if (waiting === undefined) throw new Error('no case');
  const refused = (rules: readonly string[]) => {
    const [first = '', ...more] = rules;
    const reason = (one: string) => ({ rule: one, message: '复核未记录。' });
    const act = {
      business: graveBusiness.name,
      caseId: id,
      command: { type: 'DecideApproval', version: 1, id: branch.newId(), data },
      events: [],
      staff: who.staff,
      at: branch.now,
      businessDate: '2026-11-23',
      origin: { counter: '0101-03', epoch: 1, seq: 1, hash: noHash },
    };
    const reasons = [reason(first), ...more.map(reason)];
    return foldDecided(graveBusiness, waiting, act, { status: 'refused', reasons });
  };
  expect(refused([rule])).toEqual(waiting);
  // The control: what is wrong with the decision itself still sends the case back.
  expect(refused(['AP-7'])).toMatchObject({ stage: 'returned' });
});
