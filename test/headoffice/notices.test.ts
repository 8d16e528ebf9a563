import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { publishNotice } from '../../headoffice/notices.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import { NoticeBody, noticeReceipt } from '../../shared/safeguards/notice.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { feedItems, registerBody } from './office-look.ts';

let db: Database;
let one: OfficeKit;
let other: OfficeKit;
let app: FastifyInstance;
let headers: { authorization: string };

beforeAll(async () => {
  db = await openTestDatabase();
  one = await officeKit(db, '8301');
  other = await officeKit(db, '8302');
  app = buildApp(one.headOffice);
  const token = await makeOperatorToken(one.headOffice.office, '赵运维');
  headers = { authorization: `Bearer ${token}` };
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const ask = {
  branches: ['8301'],
  title: '休市安排',
  text: '10 月 1 日至 8 日休市。',
  mustRead: true,
};

async function publish(change: object = {}) {
  return await app.inject({
    method: 'POST',
    url: '/v1/operator/notices',
    headers,
    payload: { ...ask, ...change },
  });
}
const get = async (url: string) => (await app.inject({ url, headers })).json();
const withdraw = (id: string) =>
  app.inject({ method: 'DELETE', url: `/v1/operator/notices/${id}`, headers });
const lastItem = async (branch: string) => (await feedItems(db, branch)).at(-1);

describe('a notice', () => {
  it('travels in the feed of the branches it is for, and lies in their register', async () => {
    const before = (await feedItems(db, '8302')).length;
    const { id } = (await publish()).json();
    const item = await lastItem('8301');
    expect(item).toMatchObject({
      kind: 'rows',
      rows: [{ register: 'notice', key: id, version: 1, lookups: { kind: 'notice' } }],
    });
    const body = NoticeBody.parse(item?.rows[0]?.body);
    expect(body).toEqual({
      title: '休市安排',
      text: '10 月 1 日至 8 日休市。',
      from: one.clock.now,
      until: null,
      mustRead: true,
      by: '赵运维',
    });
    expect(await registerBody(db, '8301', 'notice', id)).toEqual(body);
    expect(await feedItems(db, '8302')).toHaveLength(before);
    const counter = await one.counter('01');
    const { pages } = await one.exchange(counter);
    expect(pages.flatMap(({ items }) => items).at(-1)).toMatchObject({ rows: [{ key: id }] });
  });

  it('is taken back by a row without a body, once', async () => {
    const { id } = (await publish({ branches: 'all' })).json();
    expect(await registerBody(db, '8302', 'notice', id)).toMatchObject({ by: '赵运维' });
    expect((await withdraw(id)).statusCode).toBe(204);
    const places = (await feedItems(db, '8302')).length;
    expect((await withdraw(id)).statusCode).toBe(204);
    expect(await feedItems(db, '8302')).toHaveLength(places);
    for (const branch of ['8301', '8302']) {
      const item = await lastItem(branch);
      expect(item?.rows).toMatchObject([{ register: 'notice', key: id, version: 2, body: null }]);
    }
    const { rows } = await get('/v1/operator/notices?branch=8302');
    expect(rows).toMatchObject([
      { id, state: 'withdrawn', withdrawnBy: '赵运维', branches: '8301 8302' },
    ]);
    // A new counter does not learn of it from its snapshot either.
    const { statement } = await other.headOffice.makeSnapshot('8302');
    expect(statement.place).toBe(places);
  });

  it('goes to all branches it names or to none', async () => {
    const before = (await feedItems(db, '8301')).length;
    const answer = await publish({ branches: ['8301', '9999'] });
    expect(answer.json()).toMatchObject({ status: 409, detail: '没有营业部 9999。' });
    expect(await feedItems(db, '8301')).toHaveLength(before);
    expect((await publish({ title: ' ' })).statusCode).toBe(400);
    expect((await publish({ text: '\ud800' })).statusCode).toBe(400);
    expect((await publish({ branches: [] })).statusCode).toBe(400);
    expect((await publish({ until: one.clock.now })).json()).toMatchObject({
      detail: '公告的截止时间已过,请重新选择。',
    });
    expect((await withdraw('01900000-0000-7000-8000-000000000000')).statusCode).toBe(409);
  });

  it('has ended after its instant, on head office’s clock', async () => {
    const until = one.clock.now + 3_600_000;
    const { id } = (await publish({ until })).json();
    const state = async () =>
      (await get('/v1/operator/notices')).rows.find((row: { id: string }) => row.id === id).state;
    expect(await state()).toBe('current');
    one.clock.now = until;
    expect(await state()).toBe('ended');
  });

  it('is listed with who has read it and who has not', async () => {
    const counter = await one.counter('02');
    const id = await publishNotice(one.headOffice.office, {
      branches: ['8301'],
      title: '须读',
      text: '请阅。',
      until: null,
      mustRead: true,
      operator: '赵运维',
    });
    const session = counter.signIn(await one.person('maker'));
    const data = { notice: id, title: '须读' };
    const act = { business: noticeReceipt.business, type: 'ReadNotice', data };
    counter.act(session, act);
    // A forged second receipt changes nothing: it is refused, and the first one counts.
    one.clock.now += 60_000;
    counter.force(session, act, [{ type: 'NoticeRead', data }]);
    await one.exchange(counter);
    const { rows } = await get(`/v1/operator/notices/${id}/readers`);
    expect(rows).toMatchObject([
      {
        staff: '830101',
        name: '测试maker',
        counter: '8301-02',
        readAt: expect.stringContaining('11:00:00'),
      },
      { staff: '830102', readAt: null, counter: null },
      { staff: '830103', readAt: null },
      { staff: '830104', readAt: null },
      { staff: '830105', readAt: null },
    ]);
    const [row] = (await get('/v1/operator/notices?limit=1')).rows;
    expect(row).toMatchObject({ id, readers: 1, people: 5 });
    await one.headOffice.revoke('830102');
    await one.headOffice.revoke('830101');
    // Who has read it and left since has still read it.
    const after = (await get(`/v1/operator/notices/${id}/readers`)).rows;
    expect(after.map(({ staff }: { staff: string }) => staff)).toEqual([
      '830101',
      '830103',
      '830104',
      '830105',
    ]);
  });

  it('of nobody is not found, and CSV has the same rows', async () => {
    const url = '/v1/operator/notices/01900000-0000-7000-8000-000000000000/readers';
    expect(await get(url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const csv = await app.inject({ url: '/v1/operator/notices?format=csv', headers });
    expect(csv.body).toContain('须读');
    expect((await app.inject({ url: '/v1/operator/notices' })).statusCode).toBe(401);
  });
});
