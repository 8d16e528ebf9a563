import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import type { LogLine } from '../../headoffice/office.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import {
  HeadOfficeAnswer,
  packedMediaType,
  Problem,
  protocolPaths,
} from '../../shared/sync/contact.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';
import { toyRegistry } from './toy-business.ts';

let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let operator: Record<string, string>;
const logged: LogLine[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8001', { registry: toyRegistry, log: (line) => logged.push(line) });
  app = buildApp(kit.headOffice);
  operator = {
    authorization: `Bearer ${await makeOperatorToken(kit.headOffice.office, '赵运维')}`,
  };
  const counter = await kit.counter('01', { registry: toyRegistry });
  const session = counter.signIn(await kit.person('maker'));
  counter.act(session, {
    business: 'account-opening',
    type: 'SubmitOpening',
    data: testApplication(),
  });
  counter.act(session, { business: 'toy', type: 'Count', data: { key: 'k', by: 1 } });
  const at = Number.MAX_SAFE_INTEGER;
  counter.force(session, { business: 'unknown', type: 'X', data: {} }, [], { at });
  await kit.exchange(counter);
});
afterAll(async () => {
  await app.close();
  await db.close();
});

async function problem(options: InjectOptions): Promise<string> {
  const response = await app.inject(options);
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(response.headers['cache-control']).toBe('no-store');
  const body = Problem.parse(response.json());
  expect(body.status).toBe(response.statusCode);
  return `${body.status} ${body.code}`;
}

const post = (url: string, payload: InjectOptions['payload'], type = 'application/json') => ({
  method: 'POST' as const,
  url,
  payload: payload ?? '',
  headers: { 'content-type': type },
});

describe('what is asked wrongly', () => {
  it('is answered by problem+json, whatever it is', async () => {
    expect(await problem({ url: '/nowhere' })).toBe('404 NOT_FOUND');
    expect(await problem({ method: 'DELETE', url: '/health' })).toBe('404 NOT_FOUND');
    expect(await problem(post(protocolPaths.enrolment, '{bad'))).toMatch(/^400 /);
    expect(await problem(post(protocolPaths.enrolment, '<a/>', 'text/xml'))).toMatch(/^415 /);
    expect(await problem(post(protocolPaths.enrolment, '{}'))).toBe('400 REQUEST_INVALID');
    const large = JSON.stringify({ code: 'x'.repeat(2_000_000) });
    expect(await problem(post(protocolPaths.enrolment, large))).toMatch(/^413 /);
    expect(await problem(post(protocolPaths.challenge, '{"counter":"1"}'))).toBe(
      '400 REQUEST_INVALID',
    );
    expect(await problem({ url: `${protocolPaths.feed}?after=0&seq=0` })).toBe('401 NO_CONTACT');
    expect(await problem({ url: protocolPaths.staffDocuments })).toBe('401 NO_CONTACT');
    expect(await problem(post(protocolPaths.batches, gzipSync('x'), packedMediaType))).toBe(
      '401 NO_CONTACT',
    );
    expect(await problem({ url: '/v1/operator/cases' })).toBe('401 NOT_AN_OPERATOR');
    expect(await problem({ url: '/v1/operator/cases?stage=x', headers: operator })).toBe(
      '400 REQUEST_INVALID',
    );
  });

  it('is refused when the database could not hold it', async () => {
    const ask = {
      code: await kit.headOffice.enrolmentCode('8001-08'),
      signingKey: 'a'.repeat(64),
      receivingKey: 'age1x',
      installation: '\u0000',
    };
    expect(await problem(post(protocolPaths.enrolment, JSON.stringify(ask)))).toBe(
      '400 VALUE_NOT_STORABLE',
    );
  });

  it('with a contact is told what does not fit', async () => {
    const counter = await kit.counter('02');
    const { token } = await kit.contact(counter);
    const headers = { authorization: `Bearer ${token}` };
    const batch = (payload: Buffer) => ({
      method: 'POST' as const,
      url: protocolPaths.batches,
      payload,
      headers: { ...headers, 'content-type': packedMediaType },
    });
    expect(await problem(batch(Buffer.from('no gzip')))).toBe('422 BATCH_UNREADABLE');
    expect(await problem(batch(Buffer.alloc(9_000_000)))).toMatch(/^413 /);
    expect(await problem(batch(gzipSync(Buffer.alloc(40_000_000))))).toBe('413 BATCH_TOO_LARGE');
    const json = { ...headers, 'content-type': 'application/json' };
    expect(
      await problem({ method: 'POST', url: protocolPaths.batches, payload: '{}', headers: json }),
    ).toBe('415 MEDIA_TYPE');
    expect(await problem({ url: `${protocolPaths.feed}?after=-1&seq=0`, headers })).toBe(
      '400 REQUEST_INVALID',
    );
    expect(await problem({ url: `${protocolPaths.feed}?after=99&seq=0`, headers })).toBe(
      '409 FEED_PLACE_UNKNOWN',
    );
    expect(await problem({ url: protocolPaths.snapshotSegment(7, 0), headers })).toBe(
      '404 SNAPSHOT_GONE',
    );
  });

  it('never tells personal data back, nor logs it when the database fails', async () => {
    const secret = '13800001234';
    const response = await app.inject(
      post(protocolPaths.enrolment, JSON.stringify({ code: [secret], installation: secret })),
    );
    expect(response.body).not.toContain(secret);
    const failing = buildApp({
      ...kit.headOffice,
      enrol: () => Promise.reject(new Error(`Key (name)=(${secret}) already exists`)),
    });
    const ask = {
      code: 'AAAA-AAAA-AAAA',
      signingKey: 'a'.repeat(64),
      receivingKey: 'age1x',
      installation: '',
    };
    const failed = await failing.inject(post(protocolPaths.enrolment, JSON.stringify(ask)));
    expect(failed.statusCode).toBe(500);
    expect(failed.body + JSON.stringify(logged)).not.toContain(secret);
    expect(logged.at(-1)).toMatchObject({ event: 'request-failed', route: '/v1/enrolment' });
  });
});

describe('the way of a new counter', () => {
  it('begins with head office’s key, for nothing and without using up a code', async () => {
    const answer = await app.inject({ url: protocolPaths.headOffice });
    expect(HeadOfficeAnswer.parse(answer.json())).toEqual({
      headOfficeKey: kit.headOffice.publicKey,
    });
  });

  it('goes from its code to snapshot, first sign-in and documents', async () => {
    const { headOffice } = kit;
    const counter = await kit.counter('03');
    const { token } = await kit.contact(counter);
    const headers = { authorization: `Bearer ${token}` };
    const manifest = await app.inject({ url: protocolPaths.snapshot, headers });
    const { place, segments } = manifest.json().statement;
    expect(segments).toHaveLength(1);
    const segment = await app.inject({ url: protocolPaths.snapshotSegment(place, 0), headers });
    expect(segment.headers['content-type']).toBe(packedMediaType);
    expect(segment.rawPayload.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    const feed = await app.inject({ url: `${protocolPaths.feed}?after=${place}&seq=0`, headers });
    expect(feed.statusCode).toBe(200);
    const first = await app.inject({
      ...post(protocolPaths.firstSignIn, {
        staff: '800103',
        code: await headOffice.staffCode('800103'),
        publicKey: 'd'.repeat(64),
        sealedKey: 'sealed',
      }),
      headers,
    });
    expect(first.json()).toMatchObject({ staff: '800103', revokedAt: null });
    const documents = await app.inject({ url: protocolPaths.staffDocuments, headers });
    expect(documents.json().documents).toHaveLength(2);
  });
});

describe('operators', () => {
  const get = (url: string): Promise<LightMyRequestResponse> =>
    app.inject({ url, headers: operator });

  it('list cases masked, filter, sort and page them', async () => {
    const { rows } = (await get('/v1/operator/cases?branch=8001&business=account-opening')).json();
    expect(rows).toMatchObject([
      { serial: '8001-01-1-000002', stageWords: '待复核', subject: '测***', maker: '800101' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('测试客户');
    const first = (await get('/v1/operator/cases?branch=8001&order=oldest&limit=2')).json();
    expect(first.rows).toHaveLength(2);
    const second = (
      await get(`/v1/operator/cases?branch=8001&order=oldest&limit=2&cursor=${first.next}`)
    ).json();
    const all = (await get('/v1/operator/cases?branch=8001&order=oldest')).json();
    expect([...first.rows, ...second.rows]).toEqual(all.rows);
    expect(second.next).toBeNull();
    expect((await get('/v1/operator/cases?stage=returned')).json().rows).toEqual([]);
  });

  it('see personal data in clear only for a reason, which is kept', async () => {
    const url = '/v1/operator/cases?business=account-opening&unmasked=true';
    expect(await problem({ url, headers: operator })).toBe('400 REASON_NEEDED');
    const { rows } = (await get(`${url}&reason=${encodeURIComponent('客户投诉核查')}`)).json();
    expect(rows).toMatchObject([{ subject: '测试客户' }]);
    const log = await db.query(
      `select operator, what, reason from operator_log where operator <> 'program'`,
    );
    expect(log).toEqual([{ operator: '赵运维', what: 'cases unmasked', reason: '"客户投诉核查"' }]);
  });

  it('have a name, and a token for ninety days', async () => {
    const own = await officeKit(db, '8003');
    const { office } = own.headOffice;
    await expect(makeOperatorToken(office, ' ')).rejects.toThrow('持有人');
    for (const name of ['program', 'cli', ' ｃ l i ', 'Program']) {
      await expect(makeOperatorToken(office, name)).rejects.toThrow('总部程序自用');
    }
    const server = buildApp(own.headOffice);
    const authorization = `Bearer ${await makeOperatorToken(office, '900001')}`;
    const status = async (): Promise<number> => {
      const url = '/v1/operator/alarms';
      return (await server.inject({ url, headers: { authorization } })).statusCode;
    };
    own.clock.now += 89 * 24 * 3_600_000;
    expect(await status()).toBe(200);
    own.clock.now += 2 * 24 * 3_600_000;
    expect(await status()).toBe(401);
  });

  it('list entries with their verdicts, alarms and counters', async () => {
    const entries = (await get('/v1/operator/entries?counter=8001-01&order=oldest')).json();
    expect(entries.rows.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'set-aside',
    ]);
    expect(entries.rows[1]).toMatchObject({
      business: 'account-opening',
      command: 'SubmitOpening',
      staff: '800101',
      at: '2026-11-23 10:00:00',
    });
    // Whatever a counter claims, the list can be read.
    expect(entries.rows[3]).toMatchObject({ at: `${Number.MAX_SAFE_INTEGER}` });
    expect(JSON.stringify(entries)).not.toContain('测试客户');
    const aside = (await get('/v1/operator/entries?verdict=set-aside')).json();
    expect(aside.rows).toMatchObject([{ serial: '8001-01-1-000004' }]);
    const page = (await get('/v1/operator/entries?counter=8001-01&limit=3')).json();
    const rest = (
      await get(`/v1/operator/entries?counter=8001-01&limit=3&cursor=${page.next}`)
    ).json();
    expect(rest).toMatchObject({ rows: [{ serial: '8001-01-1-000001' }], next: null });
    expect((await get('/v1/operator/alarms?branch=8001')).json().rows).toMatchObject([
      { code: 'ENTRY_SET_ASIDE', counter: '8001-01', detail: '8001-01-1-000004 BUSINESS_UNKNOWN' },
    ]);
    expect((await get('/v1/operator/counters?branch=8001')).json().rows).toContainEqual(
      expect.objectContaining({ counter: '8001-01', seq: 4, frozenAt: null }),
    );
  });

  it('export CSV that a spreadsheet reads as text', async () => {
    const url = `/v1/operator/cases?business=toy&format=csv&unmasked=true&reason=${'x'.repeat(4)}`;
    const csv = await get(url);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.startsWith('\uFEFFbranch,serial,')).toBe(true);
    expect(csv.body).toContain(`,"'=HYPERLINK(""x"")",`);
    const entries = await get('/v1/operator/entries?format=csv&limit=1');
    const lines = entries.body.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFbranch,serial,business,command,staff,at,hash,receivedAt,verdict,decidedAt,place,caseId,reasons',
    );
    expect(lines).toHaveLength(5);
  });

  it('make codes and revoke', async () => {
    const send = (url: string, payload: object) =>
      app.inject({ method: 'POST', url, payload, headers: operator });
    expect((await send('/v1/operator/staff-codes', { staff: '800104' })).json().code).toMatch(
      /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/,
    );
    expect((await send('/v1/operator/enrolment-codes', { counter: '8001-09' })).statusCode).toBe(
      200,
    );
    const enrolled = await send('/v1/operator/enrolment-codes', { counter: '8001-01' });
    expect(enrolled.json()).toMatchObject({ status: 409, code: 'NOT_POSSIBLE' });
    expect((await send('/v1/operator/revocations', { staff: '800104' })).statusCode).toBe(204);
    const log = await db.query<{ what: string }>(
      `select what from operator_log where operator = '赵运维' order by id`,
    );
    expect(log.slice(-3).map(({ what }) => what)).toEqual([
      'staff-code 800104',
      'enrolment-code 8001-09',
      'revoke 800104',
    ]);
  });
});

describe('a counter', () => {
  const send = (counter: string, what: 'freeze' | 'unfreeze', reason = '终端失窃报案') =>
    app.inject({
      method: 'POST',
      url: `/v1/operator/counters/${counter}/${what}`,
      payload: { reason },
      headers: operator,
    });

  it('is stopped by an operator, learns it at once, and goes on when let', async () => {
    const counter = await kit.counter('05');
    counter.signIn(await kit.person('maker'));
    const { token } = await kit.contact(counter);
    expect((await send(counter.counter, 'freeze')).statusCode).toBe(204);
    await expect(kit.headOffice.contact(token)).rejects.toMatchObject({ code: 'NO_CONTACT' });
    expect((await kit.contact(counter)).judgement).toBe('FROZEN');
    await expect(kit.headOffice.intake(counter.batch())).rejects.toMatchObject({
      code: 'COUNTER_FROZEN',
    });
    expect((await send(counter.counter, 'unfreeze', '已找回')).json()).toMatchObject({
      status: 400,
      code: 'REASON_NEEDED',
    });
    expect((await send(counter.counter, 'unfreeze', '终端已找回')).statusCode).toBe(204);
    expect((await kit.contact(counter)).judgement).toBe('OK');
    expect(await kit.headOffice.intake(counter.batch())).toMatchObject({ status: 'STORED' });
    const log = await db.query(
      `select operator, what, reason from operator_log where what like '%8001-05' order by id`,
    );
    expect(log).toEqual([
      { operator: '赵运维', what: 'freeze 8001-05', reason: '"终端失窃报案"' },
      { operator: '赵运维', what: 'unfreeze 8001-05', reason: '"终端已找回"' },
    ]);
  });

  it('is not let go on while its fork stands, nor stopped when there is none', async () => {
    const counter = await kit.counter('06');
    await db.query(
      'update counters set frozen_at = 1, fork_epoch = 1, fork_seq = 1 where counter = $1',
      [counter.counter],
    );
    expect((await send(counter.counter, 'unfreeze')).json()).toMatchObject({
      status: 409,
      code: 'NOT_POSSIBLE',
    });
    expect((await kit.contact(counter)).judgement).toBe('FORK');
    expect((await send('8001-77', 'freeze')).json()).toMatchObject({ code: 'NOT_POSSIBLE' });
  });
});

it('reports its health', async () => {
  expect((await app.inject({ url: '/health' })).json()).toEqual({ status: 'ok', era: 1 });
});

it('stops at once although a counter is waiting for its feed', async () => {
  const own = await officeKit(db, '8002');
  const server = buildApp(own.headOffice);
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const counter = await own.counter('01');
  const { token } = await own.contact(counter);
  const before = own.clock.now;
  own.clock.now += 1000;
  const waiting = fetch(`${address}${protocolPaths.feed}?after=0&seq=0&waitMs=60000`, {
    headers: { authorization: `Bearer ${token}` },
  });
  // The exchange is noted when the request has come in.
  const noted = async (): Promise<boolean> =>
    (await db.query(`select from counters where counter = '8002-01' and drained_at > $1`, [before]))
      .length > 0;
  while (!(await noted())) await delay(20);
  const started = performance.now();
  await server.close();
  expect((await waiting).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(10_000);
});
