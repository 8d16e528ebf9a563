import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import type { OpeningCountRow } from '../../headoffice/operator/rows.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import { screeningCommands } from '../../headoffice/screening-commands.ts';
import { openTestDatabase, testNow } from '../helpers/office-kit.ts';
import { clientOf, openingKit, type OpeningKit, testList } from './opening-kit.ts';
import { caseOf } from './office-look.ts';

let db: Database;
let kit: OpeningKit;
let app: FastifyInstance;
let token: string;
let headers: { authorization: string };
const clock = { now: testNow };
const list = {
  ...testList,
  people: [
    { name: '李明', number: clientOf('161').identity.number },
    { name: '李明', number: clientOf('162').identity.number },
  ],
};

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await openingKit(db, '5501', { clock, simulation: { hours: 'table' } });
  app = buildApp(kit.headOffice);
  token = await makeOperatorToken(kit.headOffice.office, '赵合规');
  headers = { authorization: `Bearer ${token}` };
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const counts = async (): Promise<OpeningCountRow> => {
  const answer = await app.inject({ url: '/v1/operator/openings?branch=5501', headers });
  return (answer.json() as { readonly rows: [OpeningCountRow] }).rows[0];
};
const held = async (): Promise<readonly { readonly caseId: string }[]> => {
  const answer = await app.inject({ url: '/v1/operator/openings/held', headers });
  return (answer.json() as { readonly rows: { readonly caseId: string }[] }).rows;
};
const post = (url: string, payload: object) =>
  app.inject({ method: 'POST', url, headers, payload });

describe('openings as head office sees them', () => {
  it('counts each by the step it is at, from the counter to the bank', async () => {
    const caseId = await kit.accepted(clientOf('163'));
    await kit.headOffice.drainLane('5501');
    expect(await counts()).toMatchObject({ checking: 1, screening: 0, doneToday: 0 });
    const loaded = await post('/v1/operator/screening-lists', list);
    expect(loaded.json()).toEqual({ entries: 2, isNew: true });
    clock.now = testNow + 8 * 3_600_000;
    await kit.stepOn(2);
    expect(await counts()).toMatchObject({ checking: 0, beforeClearing: 1 });
    clock.now = Date.UTC(2026, 10, 24, 2);
    await kit.headOffice.runOutbox();
    expect(await counts()).toMatchObject({ beforeClearing: 0, atClearing: 1 });
    await kit.stepOn();
    await kit.headOffice.runOutbox();
    expect(await counts()).toMatchObject({ atClearing: 0, atBank: 1, doneToday: 0 });
    await kit.stepOn(4);
    expect((await caseOf(db, caseId))?.stage).toBe('done');
    expect(await counts()).toMatchObject({ atBank: 0, doneToday: 1, doneSevenDays: 1 });
    clock.now += 24 * 3_600_000;
    expect(await counts()).toMatchObject({ doneToday: 0, doneSevenDays: 1 });
    clock.now += 7 * 24 * 3_600_000;
    expect(await counts()).toMatchObject({ doneSevenDays: 0 });
  });

  it('exports as CSV, one line for a branch', async () => {
    const { body } = await app.inject({ url: '/v1/operator/openings?format=csv', headers });
    const [columns, first] = body.trim().split('\r\n');
    expect(columns).toContain('awaitingApproval,checking,screening,beforeClearing');
    expect(first).toMatch(/^5501,/);
  });

  it('asks for an operator', async () => {
    for (const url of ['/v1/operator/openings', '/v1/operator/openings/held']) {
      expect((await app.inject({ url })).statusCode).toBe(401);
    }
    const bare = await app.inject({
      method: 'POST',
      url: '/v1/operator/screening-lists',
      payload: list,
    });
    expect(bare.statusCode).toBe(401);
  });
});

describe('what compliance does', () => {
  it('AO-12 sees what is held, masked, and decides it with a comment', async () => {
    const caseId = await kit.accepted(clientOf('161'));
    await kit.stepOn(4);
    expect(await counts()).toMatchObject({ screening: 1 });
    const [row] = await held();
    expect(row).toMatchObject({ caseId, subject: '李*' });
    expect(JSON.stringify(row)).not.toContain(list.people[0]?.number);
    const url = `/v1/operator/openings/${caseId}/screening`;
    const short = await post(url, { decision: 'clear', comment: '无' });
    expect(short.json()).toMatchObject({ status: 400, code: 'REASON_NEEDED' });
    expect((await post(url, { decision: 'clear', comment: '已核对证件' })).statusCode).toBe(204);
    const again = await post(url, { decision: 'reject', comment: '已核对证件' });
    expect(again.json()).toMatchObject({ status: 409, code: 'NOT_POSSIBLE' });
    expect(await held()).toEqual([]);
  });

  it('AO-12 does the same from the command line, each with their own token', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'screening-'));
    const file = join(folder, 'list.json');
    const before = process.env['GUITAI_OPERATOR_TOKEN'];
    try {
      writeFileSync(file, JSON.stringify({ ...list, version: 'T-3', listedOn: '2026-11-23' }));
      await expect(screeningCommands['screening-load'](kit.headOffice, file)).rejects.toThrow(
        'GUITAI_OPERATOR_TOKEN',
      );
      process.env['GUITAI_OPERATOR_TOKEN'] = token;
      const load = screeningCommands['screening-load'];
      expect(await load(kit.headOffice, file)).toBe('已载入名单 T-3,2 人,2 项。');
      expect(await load(kit.headOffice, file)).toContain('未改变');
      writeFileSync(file, JSON.stringify({ ...list, people: [{ name: '只有姓名' }] }));
      await expect(load(kit.headOffice, file)).rejects.toThrow('people.0');
      const caseId = await kit.accepted(clientOf('162'));
      await kit.stepOn(4);
      expect(await screeningCommands['screening-held'](kit.headOffice)).toContain(caseId);
      const decide = screeningCommands['screening-decide'];
      await expect(decide(kit.headOffice, caseId, {})).rejects.toThrow('--comment');
      const rejected = { reject: true, comment: '与名单相符' };
      expect(await decide(kit.headOffice, caseId, rejected)).toContain('退回营业部');
      expect((await caseOf(db, caseId))?.stage).toBe('returned');
      expect(await screeningCommands['screening-held'](kit.headOffice)).toBe('没有待复核的开户。');
    } finally {
      if (before === undefined) delete process.env['GUITAI_OPERATOR_TOKEN'];
      else process.env['GUITAI_OPERATOR_TOKEN'] = before;
      rmSync(folder, { recursive: true });
    }
  });
});
