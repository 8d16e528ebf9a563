import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import {
  checkIdentity,
  findIdentityCheck,
} from '../../headoffice/identity-checks/check-identity.ts';
import { inTime } from '../../headoffice/identity-checks/in-time.ts';
import type { IdentityServices } from '../../headoffice/identity-checks/services.ts';
import { simulatedIdentityServices } from '../../headoffice/identity-checks/simulated.ts';
import type { LogLine } from '../../headoffice/office.ts';
import {
  checkRefusals,
  checkSubject,
  SignedCheck,
} from '../../shared/safeguards/identity-check.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { officeKit, type OfficeKit, openTestDatabase, testNow } from '../helpers/office-kit.ts';

const caseId = '01a20621-ad00-739a-ba7b-28ff57940bfb';
const simulated = simulatedIdentityServices({ clock: () => testNow, delayMs: 0 });
const logged: LogLine[] = [];
let services: IdentityServices;
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let token: string;

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8056', {
    log: (line) => logged.push(line),
    identityServices: {
      police: (person) => services.police(person),
      clearingQuery: (person) => services.clearingQuery(person),
    },
  });
  app = buildApp(kit.headOffice);
  ({ token } = await kit.contact(await kit.counter('01')));
});
beforeEach(() => {
  services = simulated;
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const person = (sequence = '101') => ({
  name: '测试客户',
  number: `11010519900307${sequence}X`,
  document: 'RESIDENT_ID',
});

async function asked(body: object, bearer = token) {
  const answer = await app.inject({
    method: 'POST',
    url: protocolPaths.identityChecks,
    payload: { check: 'police', caseId, ...person(), ...body },
    headers: { authorization: `Bearer ${bearer}` },
  });
  return { status: answer.statusCode, body: answer.json() as unknown };
}

async function checked(body: object = {}): Promise<SignedCheck> {
  const answer = await asked(body);
  expect(answer.status).toBe(200);
  return SignedCheck.parse(answer.body);
}

const about = (sequence = '101') => ({
  caseId,
  counter: '8056-01',
  subject: checkSubject(intl1, person(sequence)),
  at: testNow,
});

describe('an identity check', () => {
  it('IC-1 is answered under head office’s signature, for the case, counter and person asked about', async () => {
    const signed = await checked();
    expect(signed.statement).toMatchObject({
      check: 'police',
      result: 'MATCH',
      at: testNow,
      source: '公安部身份核查(模拟)',
      simulated: true,
    });
    expect(checkRefusals(intl1, kit.headOffice.publicKey, signed, about())).toEqual([]);
  });

  it('IC-1 gives what the clearing house has', async () => {
    const signed = await checked({ check: 'clearing', ...person('333') });
    expect(signed.statement).toMatchObject({
      check: 'clearing',
      result: { accounts: [{ kind: 'SH_A' }, { kind: 'SZ_A' }] },
    });
    expect(checkRefusals(intl1, kit.headOffice.publicKey, signed, about('333'))).toEqual([]);
  });

  it('is found again by its number, and each query has its own', async () => {
    const first = await checked();
    const second = await checked();
    expect(second.statement.reference).not.toBe(first.statement.reference);
    expect(await findIdentityCheck(db, first.statement.reference)).toEqual(first);
    expect(await findIdentityCheck(db, 'HC20261123-0000000000000000')).toBeNull();
  });

  it('keeps neither name nor number', async () => {
    await checked({ name: '极少见的名字' });
    const kept = JSON.stringify(await db.query('select * from identity_checks'));
    expect(kept).toContain(checkSubject(intl1, { ...person(), name: '极少见的名字' }));
    expect(kept).not.toContain('极少见的名字');
    expect(kept).not.toContain(person().number);
  });

  it('is UNAVAILABLE when a service fails, without a word of whom it was about in the log', async () => {
    services = {
      ...simulated,
      police: async () => await Promise.reject(new Error(`no route for ${person().number}`)),
    };
    const { statement } = await checked();
    expect(statement).toMatchObject({ result: 'UNAVAILABLE', simulated: false });
    expect(logged).toContainEqual({
      event: 'identity-service-failed',
      check: 'police',
      error: 'Error',
    });
    expect(JSON.stringify(logged)).not.toContain(person().number);
    // The other service answers.
    expect((await checked({ check: 'clearing' })).statement.result).not.toBe('UNAVAILABLE');
  });

  it('is made by head office itself for a case whose counter had no line', async () => {
    const signed = await checkIdentity(kit.headOffice.office, {
      check: 'police',
      counter: '8056-01',
      caseId,
      person: { ...person('666'), document: 'RESIDENT_ID' },
    });
    expect(signed.statement).toMatchObject({ result: 'NO_RECORD' });
    expect(checkRefusals(intl1, kit.headOffice.publicKey, signed, about('666'))).toEqual([]);
  });

  it('is asked by nobody without a contact, nor by a counter that is stopped, nor with half a question', async () => {
    expect(await asked({}, 'f'.repeat(64))).toMatchObject({ status: 401 });
    expect(await asked({ number: '' })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
    const stopped = await kit.contact(await kit.counter('02'));
    await db.query('update counters set frozen_at = 1 where counter = $1', ['8056-02']);
    expect(await asked({}, stopped.token)).toMatchObject({
      status: 403,
      body: { code: 'COUNTER_FROZEN' },
    });
  });
});

describe('inTime', () => {
  it('gives up on a service that never answers', async () => {
    vi.useFakeTimers();
    try {
      const hanging = inTime(new Promise(() => undefined), 8000).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(8000);
      expect(await hanging).toEqual(new Error('no answer in time'));
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
