import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Ajv2020 from 'ajv/dist/2020';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';

interface Operation {
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, object> }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let document: Document;
let operator: { authorization: string };
const registered: { readonly method: string; readonly url: string }[] = [];
const ajv = new Ajv2020({ strict: false, validateFormats: false });

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8101');
  app = buildApp(kit.headOffice);
  app.addHook('onRoute', ({ method, url, schema }) => {
    // Fastify answers HEAD for every GET; files of the page are not part of the interface.
    for (const one of [method].flat().filter((name) => name !== 'HEAD')) {
      if (schema?.hide !== true) registered.push({ method: one.toLowerCase(), url });
    }
  });
  const token = await makeOperatorToken(kit.headOffice.office, '赵运维');
  operator = { authorization: `Bearer ${token}` };
  document = (await app.inject({ url: '/openapi.json' })).json();
  ajv.addSchema({ $id: 'document', components: document.components });
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const pathOf = (url: string): string => url.replaceAll(/:(\w+)/g, '{$1}');

/** The answer, held against what the document says of this route and status. */
async function checked(
  options: {
    readonly method?: 'GET' | 'POST' | 'DELETE';
    readonly url: string;
    readonly payload?: object;
    readonly headers?: Record<string, string>;
  },
  route: string,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await app.inject(options);
  const operation = document.paths[route]?.[(options.method ?? 'GET').toLowerCase()];
  const described = operation?.responses[response.statusCode];
  expect(described, `${route} ${response.statusCode} ${response.body}`).toBeDefined();
  if (response.body === '') return { status: response.statusCode, body: {} };
  const type = String(response.headers['content-type']).split(';')[0]!;
  const media = described?.content?.[type] as { schema: { $ref: string } } | undefined;
  expect(media, `${route} ${type}`).toBeDefined();
  const body = response.json();
  const validate = ajv.getSchema(`document${media!.schema.$ref}`)!;
  expect(validate(body), `${route} ${JSON.stringify(validate.errors)}`).toBe(true);
  return { status: response.statusCode, body };
}

describe('the document of the interface', () => {
  it('holds every registered route, with summary, answers and problems', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(registered.length).toBeGreaterThan(25);
    const untold = registered.filter(({ method, url }) => {
      const summary = document.paths[pathOf(url)]?.[method]?.summary ?? '';
      return !/\p{Script=Han}/u.test(summary);
    });
    expect(untold).toEqual([]);
    for (const { method, url } of registered) {
      const operation = document.paths[pathOf(url)]?.[method];
      expect(operation?.security, `${method} ${url}`).toBeDefined();
      const { 500: failure, ...others } = operation!.responses;
      expect(failure?.content, `${method} ${url}`).toHaveProperty(['application/problem+json']);
      expect(Object.keys(others).some((status) => status.startsWith('2'))).toBe(true);
    }
  });

  it('has only references that lead somewhere, and parameters that are named', () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(refs.length).toBeGreaterThan(50);
    for (const [, name] of refs) expect(document.components.schemas).toHaveProperty([name!]);
    expect(text).not.toContain('x-component');
    const feed = document.paths['/v1/feed']?.['get'];
    expect(feed?.parameters).toMatchObject([
      { name: 'after', in: 'query', required: true, schema: { type: 'integer' } },
      { name: 'waitMs', in: 'query', required: false },
      { name: 'seq', in: 'query', required: true },
    ]);
  });
});

describe('real answers', () => {
  const json = { 'content-type': 'application/json' };
  const post = (url: string, payload: object, route = url) =>
    checked({ method: 'POST', url, payload, headers: { ...operator, ...json } }, route);

  it('of head office to counters are what the document says', async () => {
    const counter = await kit.counter('01');
    const session = counter.signIn(await kit.person('maker'));
    counter.act(session, {
      business: 'account-opening',
      type: 'SubmitOpening',
      data: testApplication(),
    });
    await checked({ url: protocolPaths.headOffice }, protocolPaths.headOffice);
    const challenged = await post(protocolPaths.challenge, { counter: counter.counter });
    expect(challenged.status).toBe(200);
    const { token } = await kit.contact(counter);
    const headers = { authorization: `Bearer ${token}` };
    const packed = { ...headers, 'content-type': 'application/gzip' };
    const push = () =>
      checked(
        {
          method: 'POST',
          url: protocolPaths.batches,
          payload: counter.batch(),
          headers: packed,
        },
        protocolPaths.batches,
      );
    expect((await push()).body).toMatchObject({ status: 'STORED' });
    expect((await push()).body).toMatchObject({ status: 'DUPLICATE' });
    await kit.headOffice.drainLane('8101');
    const feed = await checked(
      { url: `${protocolPaths.feed}?after=0&seq=2`, headers },
      protocolPaths.feed,
    );
    expect(feed.body['pages']).not.toEqual([]);
    await checked({ url: protocolPaths.snapshot, headers }, protocolPaths.snapshot);
    await checked({ url: protocolPaths.staffDocuments, headers }, protocolPaths.staffDocuments);
    const refused = await post(protocolPaths.enrolment, {});
    expect(refused.body).toMatchObject({ code: 'REQUEST_INVALID' });
    const gone = await checked(
      { url: `${protocolPaths.feed}?after=99&seq=2`, headers },
      '/v1/feed',
    );
    expect(gone.status).toBe(409);
    const stranger = await checked({ url: protocolPaths.snapshot }, protocolPaths.snapshot);
    expect(stranger.body).toMatchObject({ status: 401, code: 'NO_CONTACT' });
  });

  it('of head office to operators are what the document says', async () => {
    const notice = { branches: 'all', title: '休市安排', text: '10 月 1 日至 8 日休市。' };
    const { body } = await post('/v1/operator/notices', notice);
    const lists = [
      'cases',
      'entries',
      'alarms',
      'counters',
      'staff',
      'notices',
      'rule-editions',
      'openings',
      'openings/held',
      'overview',
    ];
    for (const list of lists) {
      const url = `/v1/operator/${list}`;
      const answered = await checked({ url, headers: operator }, url);
      expect(answered.status).toBe(200);
      if (!['alarms', 'openings/held', 'overview'].includes(list))
        expect(answered.body['rows']).not.toEqual([]);
    }
    const changes = '/v1/operator/rule-editions/{edition}/changes';
    await checked({ url: changes.replace('{edition}', '2026.11'), headers: operator }, changes);
    const readers = '/v1/operator/notices/{id}/readers';
    await checked({ url: readers.replace('{id}', String(body['id'])), headers: operator }, readers);
    await checked(
      { method: 'DELETE', url: `/v1/operator/notices/${String(body['id'])}`, headers: operator },
      '/v1/operator/notices/{id}',
    );
    await post('/v1/operator/enrolment-codes', { counter: '8101-07' });
    await post('/v1/operator/staff-codes', { staff: '810104' });
    await post('/v1/operator/revocations', { staff: '810104' });
    const list = { version: '2026-47', listedOn: '2026-11-20', people: [] };
    const loaded = await post('/v1/operator/screening-lists', list);
    expect(loaded.body).toEqual({ entries: 0, isNew: true });
    const unheard = await post(
      `/v1/operator/openings/${String(body['id'])}/screening`,
      { decision: 'clear', comment: '已经核实' },
      '/v1/operator/openings/{id}/screening',
    );
    expect(unheard.body).toMatchObject({ status: 409, code: 'NOT_POSSIBLE' });
    const freeze = '/v1/operator/counters/{counter}/freeze';
    const asked = await post('/v1/operator/counters/8101-01/freeze', { reason: '演练' }, freeze);
    expect(asked.body).toMatchObject({ status: 400, code: 'REASON_NEEDED' });
    const unknown = await post(
      '/v1/operator/alarms/999999/close',
      { reason: '误报关闭' },
      '/v1/operator/alarms/{id}/close',
    );
    expect(unknown.body).toMatchObject({ status: 409, code: 'NOT_POSSIBLE' });
  });

  it('of a healthy head office are what the document says', async () => {
    expect((await checked({ url: '/health' }, '/health')).status).toBe(200);
    expect((await checked({ url: '/health/ready' }, '/health/ready')).status).toBe(200);
  });
});
