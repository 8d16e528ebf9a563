import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { officeKit, openTestDatabase, testApplication } from '../helpers/office-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it('takes an opening from enrolment to its numbers over HTTP', async () => {
  const kit = await officeKit(db, '0101');
  const app = buildApp(kit.headOffice);
  const counter = await kit.counter('01');
  const maker = await kit.person('maker');
  const checker = await kit.person('checker');
  const session = counter.signIn(maker);
  const submit = counter.act(session, {
    business: 'account-opening',
    type: 'SubmitOpening',
    data: testApplication(),
  });
  counter.act(session, {
    business: 'account-opening',
    type: 'DecideApproval',
    data: counter.decision(checker, submit.caseId),
    caseId: submit.caseId,
  });

  const { token } = await kit.contact(counter);
  const headers = { authorization: `Bearer ${token}` };
  const push = await app.inject({
    method: 'POST',
    url: protocolPaths.batches,
    headers: { ...headers, 'content-type': 'application/gzip' },
    payload: Buffer.from(counter.batch()),
  });
  expect(push.json()).toMatchObject({ status: 'STORED', ack: { seq: 3 } });

  await kit.headOffice.drainLane('0101');
  await kit.headOffice.runOutbox();
  kit.clock.now += 5000;
  await kit.headOffice.runOutbox();

  const feed = await app.inject({ url: `${protocolPaths.feed}?after=0&seq=3`, headers });
  const items = feed.json().pages.flatMap((page: { items: unknown[] }) => page.items);
  expect(items).toMatchObject([
    { kind: 'rows', place: 1 },
    { kind: 'rows', place: 2 },
    { kind: 'own', place: 3, verdict: { status: 'accepted' } },
    { kind: 'own', place: 4, verdict: { status: 'accepted' } },
    { kind: 'own', place: 5, verdict: { status: 'accepted' } },
    {
      kind: 'act',
      place: 6,
      events: [{ type: 'NumbersAllocated' }],
      rows: [{ register: 'client', version: 1 }],
    },
  ]);
  await app.close();
});
