import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { type CounterKit, counterKit } from '../helpers/counter-kit.ts';

let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let headers: { authorization: string };

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8501');
  app = buildApp(kit.headOffice);
  headers = {
    authorization: `Bearer ${await makeOperatorToken(kit.headOffice.office, '赵运维')}`,
  };
});
afterAll(async () => {
  await app.close();
  await db.close();
});

describe('the page', () => {
  it('is delivered whole, with nothing inline and nothing from elsewhere', async () => {
    const page = await app.inject({ url: '/' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|https?:\/\//);
    const named = [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
    expect(named).toHaveLength(3);
    for (const url of ['/', ...named]) {
      const file = await app.inject({ url });
      expect(file.statusCode, `file ${url}`).toBe(200);
      const policy = String(file.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(file.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(file.headers['set-cookie']).toBeUndefined();
    }
  });

  it('has a script that makes no markup of texts', async () => {
    const { body } = await app.inject({ url: '/page/script.js' });
    expect(body.length).toBeGreaterThan(10_000);
    expect(body).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
    expect(body).not.toContain('localStorage');
  });
});

describe('the list of counters', () => {
  const row = async (counter: string) => {
    const { rows } = (await app.inject({ url: '/v1/operator/counters', headers })).json();
    return rows.find((one: { counter: string }) => one.counter === counter);
  };
  /** A contact as the counter's shell opens it, with its clock and program. */
  const contact = async (counter: CounterKit, clock?: number) => {
    const { challenge } = await kit.headOffice.challenge(counter.counter);
    const { counter: name } = counter;
    const head = counter.head();
    const statement = { purpose: 'contact' as const, counter: name, challenge, head, feedPlace: 3 };
    const signature = counter.key.sign(statement);
    return await app.inject({
      method: 'POST',
      url: '/v1/contacts',
      payload: {
        statement,
        signature,
        program: 'guitai/9.9.9',
        ...(clock === undefined ? {} : { clock }),
      },
    });
  };

  it('knows nothing of a counter that was never in contact', async () => {
    await kit.counter('01');
    expect(await row('8501-01')).toMatchObject({
      branchName: '测试营业部 8501',
      toldHead: null,
      pending: null,
      lastContactAt: null,
      lastContactAgeS: null,
      clockDifferenceMs: null,
      program: null,
    });
  });

  it('shows what a counter tells of itself: head, program, and how far its clock is off', async () => {
    const counter = await kit.counter('02');
    counter.signIn(await kit.person('maker'));
    await contact(counter, kit.clock.now - 90_000);
    kit.clock.now += 5000;
    expect(await row('8501-02')).toMatchObject({
      epoch: 1,
      seq: 0,
      toldHead: '1-1',
      pending: 1,
      pendingAgeS: 5,
      lastContactAgeS: 5,
      judgement: 'OK',
      program: 'guitai/9.9.9',
      clockDifferenceMs: -90_000,
      feedPlace: 3,
    });
    // A counter of an older program tells no clock.
    expect((await contact(counter)).statusCode).toBe(200);
    expect(await row('8501-02')).toMatchObject({ clockDifferenceMs: null, judgement: 'OK' });
    // Nothing is judged by a clock, however wrong.
    expect((await contact(counter, 8.64e15)).json()).toMatchObject({ judgement: 'OK' });
  });

  it('says since when the oldest entry it has not got is known, whatever is told since', async () => {
    const counter = await kit.counter('03');
    const session = counter.signIn(await kit.person('checker'));
    const told = async (): Promise<void> => {
      const held = (await contact(counter)).json();
      const asked = { after: 0, waitMs: 0, headSeq: counter.head().seq };
      await kit.headOffice.feedAfter(await kit.headOffice.contact(held.token), asked);
    };
    await told();
    kit.clock.now += 60_000;
    counter.signOut(session);
    await told();
    kit.clock.now += 60_000;
    expect(await row('8501-03')).toMatchObject({ pending: 2, pendingAgeS: 120 });
    await kit.headOffice.intake(counter.batch(1, 1));
    // The first has come; of the second head office heard a minute ago.
    expect(await row('8501-03')).toMatchObject({ pending: 1, pendingAgeS: 60 });
    await kit.headOffice.intake(counter.batch(2, 2));
    expect(await row('8501-03')).toMatchObject({ pending: 0, pendingSince: null });
    await told();
    expect(await row('8501-03')).toMatchObject({ pending: 0, pendingAgeS: null });
  });

  it('shows a counter that was restored or forked, with its alarms', async () => {
    const counter = await kit.counter('04');
    counter.signIn(await kit.person('supervisor'), 'supervisor');
    await kit.exchange(counter);
    const lost = counterKit({
      counter: counter.counter,
      seed: 104,
      headOfficeKey: kit.headOffice.publicKey,
      clock: () => kit.clock.now,
    });
    kit.clock.now += 1000;
    await contact(lost);
    expect(await row('8501-04')).toMatchObject({
      judgement: 'RESTORED',
      toldHead: '1-0',
      pending: 0,
      lastContactAgeS: 0,
      alarms: 1,
      forkAt: null,
    });
    lost.signIn(await kit.person('supervisor'), 'supervisor');
    await contact(lost);
    expect(await row('8501-04')).toMatchObject({ judgement: 'FORK', alarms: 2, forkAt: '1-1' });
  });
});
