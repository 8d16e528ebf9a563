import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Shell } from '../../electron/services/shell.ts';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { simulatedIdentityServices } from '../../headoffice/identity-checks/simulated.ts';
import type { IdentityChecks } from '../../shared/bridge/identity-checks.ts';
import { checkRefusals, checkSubject } from '../../shared/safeguards/identity-check.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { openWindow, startShell, temporaryFolder } from '../electron/shell-kit.ts';
import { signedCheck } from '../helpers/checks.ts';
import { officeKit, type OfficeKit, openTestDatabase, testNow } from '../helpers/office-kit.ts';

const caseId = '01a20621-ad00-739a-ba7b-28ff57940bfb';
const person = { name: '测试客户', number: '11010519900307333X', document: 'RESIDENT_ID' } as const;
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let folder: ReturnType<typeof temporaryFolder>;
let shell: Shell;
let checks: IdentityChecks;
/** What the line makes of a check's answer. */
let line: (answer: () => Promise<Response>) => Promise<Response>;

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8064', {
    identityServices: simulatedIdentityServices({ clock: () => testNow, delayMs: 0 }),
  });
  app = buildApp(kit.headOffice);
  const headOfficeUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  folder = temporaryFolder();
  shell = await startShell(folder.path, {
    headOfficeUrl,
    fetch: (url, init) =>
      (url as URL).pathname === protocolPaths.identityChecks
        ? line(() => fetch(url, init))
        : fetch(url, init),
  });
  const code = await kit.headOffice.enrolmentCode('8064-01');
  await shell.enrol(code, kit.headOffice.fingerprint);
  checks = openWindow(shell).services.identityChecks;
});
beforeEach(() => {
  line = (answer) => answer();
});
afterAll(async () => {
  await shell.close();
  await app.close();
  await db.close();
  folder.remove();
});

it('IC-1 brings head office’s signed answer, opening a contact where none is open', async () => {
  const outcome = await checks.check({ check: 'clearing', caseId, ...person });
  if (outcome.status !== 'answered') throw new Error(outcome.message);
  const { signed } = outcome;
  expect(signed.statement).toMatchObject({ check: 'clearing', simulated: true });
  const about = {
    caseId,
    counter: '8064-01',
    subject: checkSubject(intl1, person),
    at: testNow,
  };
  expect(checkRefusals(intl1, kit.headOffice.publicKey, signed, about)).toEqual([]);
});

it('without a line says that the check is pending, and what goes on', async () => {
  line = async () => await Promise.reject(new TypeError('no line'));
  expect(await checks.check({ check: 'police', caseId, ...person })).toMatchObject({
    status: 'no-line',
    message: expect.stringContaining('本项待公安核查'),
  });
  expect(await checks.check({ check: 'clearing', caseId, ...person })).toMatchObject({
    status: 'no-line',
    message: expect.stringContaining('本项待中登核查'),
  });
});

it('IC-1 lets nothing through that head office did not sign for this question', async () => {
  const match = { check: 'police', result: 'MATCH' } as const;
  const forged = signedCheck(person, match, { counter: '8064-01' });
  const ofAnother = await checks.check({ check: 'police', caseId, ...person, name: '另一人' });
  const other = await checks.check({ check: 'clearing', caseId, ...person });
  if (ofAnother.status !== 'answered' || other.status !== 'answered') throw new Error('no answer');
  for (const answer of [forged, ofAnother.signed, other.signed]) {
    line = async () => await Promise.resolve(Response.json(answer));
    expect(await checks.check({ check: 'police', caseId, ...person })).toMatchObject({
      status: 'unavailable',
      message: expect.stringContaining('没有采用'),
    });
  }
});

it('says when head office does not take the question', async () => {
  await db.query('update counters set frozen_at = 1 where counter = $1', ['8064-01']);
  expect(await checks.check({ check: 'police', caseId, ...person })).toMatchObject({
    status: 'unavailable',
    message: expect.stringContaining('总部未受理本次核查'),
  });
  await db.query('update counters set frozen_at = null where counter = $1', ['8064-01']);
});
