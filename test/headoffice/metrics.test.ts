import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseAlarms } from '../../headoffice/alarms.ts';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import { createPulse } from '../../headoffice/pulse.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
} from '../helpers/office-kit.ts';

let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let token = '';

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8401');
  app = buildApp(kit.headOffice);
  token = await makeOperatorToken(kit.headOffice.office, '普罗米修斯');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

async function scrape(from = app): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await from.inject({ url: '/metrics', headers });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.body;
}

/** The value of a metric with these labels; undefined when it is not there. */
async function figure(name: string, from = app): Promise<number | undefined> {
  const line = (await scrape(from)).split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

describe('metrics', () => {
  it('are for operators, also from this machine: a proxy’s requests look alike', async () => {
    const answer = await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' });
    expect(answer.json()).toMatchObject({ status: 401, code: 'NOT_AN_OPERATOR' });
  });

  it('count what comes in, what is decided, and what is left', async () => {
    const counter = await kit.counter('01');
    const session = counter.signIn(await kit.person('maker'));
    const opening = { business: 'account-opening', type: 'SubmitOpening', data: testApplication() };
    counter.act(session, opening);
    counter.force(session, { business: 'unknown', type: 'X', data: {} }, []);
    await kit.headOffice.intake(counter.batch());
    expect(await figure('guitai_lane_lag_entries{branch="8401"}')).toBe(3);
    await kit.headOffice.intake(counter.batch());
    await expect(kit.headOffice.intake(new Uint8Array(3))).rejects.toThrow();
    const pages = (await figure('guitai_feed_pages_cut_total')) ?? 0;
    await kit.headOffice.drainLane('8401');
    expect(await figure('guitai_feed_pages_cut_total')).toBe(pages + 1);
    expect(await figure('guitai_lane_lag_entries{branch="8401"}')).toBe(0);
    expect(await figure('guitai_intake_entries_total{answer="STORED"}')).toBe(3);
    expect(await figure('guitai_intake_entries_total{answer="DUPLICATE"}')).toBe(3);
    expect(await figure('guitai_intake_batches_total{answer="refused"}')).toBe(1);
    expect(await figure('guitai_lane_decided_total{verdict="accepted"}')).toBe(2);
    expect(await figure('guitai_lane_decided_total{verdict="set-aside"}')).toBe(1);
    expect(await figure('guitai_entries_set_aside')).toBe(1);
    expect(await figure('guitai_alarms_open{code="ENTRY_SET_ASIDE"}')).toBe(1);
    expect(await figure('guitai_contacts_open')).toBe(0);
    await kit.contact(counter);
    expect(await figure('guitai_contacts_open')).toBe(1);
    expect(await figure('guitai_outbox_due')).toBe(0);
    expect(await figure('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });

  it('time requests by route, with nothing of what was asked', async () => {
    const name = encodeURIComponent('测试客户');
    await app.inject({ url: `/v1/operator/cases?business=${name}` });
    await app.inject({ url: `/nowhere/${name}` });
    const text = await scrape();
    expect(text).toContain('route="/v1/operator/cases",status="401"} 1\n');
    expect(text).toContain('method="GET",route="none",status="404"} 1\n');
    expect(text).not.toContain(name);
    expect(text).not.toContain('测试');
    expect(text).not.toContain('8401-01');
    expect(text).not.toMatch(/840101|110105/);
  });

  it('show a long poll while it waits', async () => {
    const counter = await kit.counter('02');
    const { token: held } = await kit.contact(counter);
    const after = (await db.query<{ page_place: number }>('select page_place from branches'))[0]!;
    let isGone = false;
    const asked = { after: after.page_place, waitMs: 60_000, headSeq: 0 };
    const waiting = kit.headOffice.feedAfter(
      await kit.headOffice.contact(held),
      asked,
      () => isGone,
    );
    await expect.poll(() => figure('guitai_feed_polls_waiting')).toBe(1);
    isGone = true;
    await waiting;
    expect(await figure('guitai_feed_polls_waiting')).toBe(0);
  });

  it('of two head offices in one process do not meet', async () => {
    const second = await officeKit(db, '8402');
    const other = buildApp(second.headOffice);
    expect(await figure('guitai_intake_entries_total{answer="STORED"}', other)).toBeUndefined();
    expect(await figure('guitai_intake_entries_total{answer="STORED"}')).toBe(3);
    await other.close();
  });
});

describe('an alarm', () => {
  const headers = () => ({ authorization: `Bearer ${token}` });
  const list = async (query: string) =>
    (await app.inject({ url: `/v1/operator/alarms?${query}`, headers: headers() })).json().rows;

  it('is closed with a reason, told as closed, and raised again when it comes again', async () => {
    const [open] = await list('branch=8401&state=open');
    expect(open).toMatchObject({ title: '流水搁置', closedAt: null });
    const url = `/v1/operator/alarms/${open.id}/close`;
    const close = (reason: string) =>
      app.inject({ method: 'POST', url, headers: headers(), payload: { reason } });
    expect((await close('好')).json()).toMatchObject({ code: 'REASON_NEEDED' });
    expect((await close('已通知经办重做')).statusCode).toBe(204);
    expect((await close('第二次关闭')).statusCode).toBe(204);
    expect(await list('branch=8401&state=open')).toEqual([]);
    expect(await list('branch=8401&state=closed')).toMatchObject([
      { id: open.id, closedBy: '普罗米修斯', closedReason: '已通知经办重做' },
    ]);
    expect(await figure('guitai_alarms_open{code="ENTRY_SET_ASIDE"}')).toBeUndefined();
    const { code, detail, counter } = open;
    const alarm = { branch: '8401', counter, code, detail };
    await raiseAlarms(db, 1, [alarm]);
    await raiseAlarms(db, 2, [alarm]);
    expect(await list('branch=8401&state=open')).toHaveLength(1);
  });
});

describe('readiness', () => {
  const ready = async (of = app) => (await of.inject({ url: '/health/ready' })).json();

  it('says what holds, and whether this process has workers', async () => {
    expect(await ready()).toEqual({
      status: 'ready',
      era: 1,
      checks: { database: 'ok', migrations: 'ok', locks: 'ok', workers: 'none' },
    });
    kit.headOffice.office.pulse.beat('lanes');
    expect(await ready()).toMatchObject({ checks: { workers: 'ok' } });
    kit.headOffice.office.pulse.stop();
  });

  it('fails with a problem when the tables are another program’s, or the database is gone', async () => {
    await db.query('insert into schema_migrations (number) values (9999)');
    const answer = await app.inject({ url: '/health/ready' });
    await db.query('delete from schema_migrations where number = 9999');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({
      code: 'NOT_READY',
      detail: 'failed: migrations',
      checks: { database: 'ok', migrations: 'failed' },
    });
    const gone = {
      ...kit.headOffice,
      office: { ...kit.headOffice.office, db: { ...db, query: () => Promise.reject(new Error()) } },
    };
    const without = buildApp(gone);
    expect(await ready(without)).toMatchObject({ status: 503, checks: { database: 'failed' } });
    // The process lives all the same: starting it again would not help.
    expect((await without.inject({ url: '/health' })).json()).toEqual({ status: 'ok', era: 1 });
    await without.close();
  });

  it('takes a worker for late after a minute without a step that went well', () => {
    const clock = { now: 0 };
    const pulse = createPulse(() => clock.now);
    pulse.beat('lanes');
    pulse.beat('timer');
    clock.now = 50_000;
    pulse.beat('timer');
    clock.now = 60_001;
    expect(pulse.late()).toEqual(['lanes']);
    expect(pulse.workers()).toEqual(['lanes', 'timer']);
    pulse.stop();
    expect(pulse.late()).toEqual([]);
  });
});
