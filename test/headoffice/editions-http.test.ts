import type { FastifyInstance } from 'fastify';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedEdition } from '../../assets/reference/published.ts';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { changedPast, changedRows } from '../../headoffice/editions/edition-changes.ts';
import { readTables } from '../../headoffice/editions/read-folder.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import { rulesCommands } from '../../headoffice/rules-commands.ts';
import { ageEdition, edition } from '../helpers/editions.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';

const reference = join(import.meta.dirname, '../../assets/reference');
const { tables } = publishedEdition;
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8701');
  app = buildApp(kit.headOffice);
  for (const name of ['赵一', '钱二']) {
    tokens[name] = await makeOperatorToken(kit.headOffice.office, name);
  }
});
afterAll(async () => {
  delete process.env['GUITAI_OPERATOR_TOKEN'];
  await app.close();
  await db.close();
});

const editions = '/v1/operator/rule-editions';
const headersOf = (who: string) => ({ authorization: `Bearer ${tokens[who]}` });
const post = (who: string, url: string, payload?: object) =>
  app.inject({
    method: 'POST',
    url: `${editions}${url}`,
    headers: headersOf(who),
    ...(payload === undefined ? {} : { payload }),
  });
const list = async () => (await app.inject({ url: editions, headers: headersOf('赵一') })).json();

describe('rule editions over HTTP', () => {
  it('ED-6: one operator proposes, another reads what changes and confirms', async () => {
    const { publishedOn: _, ...ask } = ageEdition('2026.12', '2026-12-01', 60);
    expect((await post('赵一', '', ask)).statusCode).toBe(204);
    expect((await list()).rows[0]).toMatchObject({
      edition: '2026.12',
      state: 'proposed',
      proposedBy: '赵一',
      publishedBy: null,
    });
    const url = `${editions}/2026.12/changes`;
    const { against, changes } = (await app.inject({ url, headers: headersOf('钱二') })).json();
    expect(against).toBe(publishedEdition.edition);
    expect(changes.every((line: string) => line.includes('开户年龄范围'))).toBe(true);
    expect(changes.some((line: string) => line.includes('"maxAge":60'))).toBe(true);
    const own = await post('赵一', '/2026.12/confirm');
    expect(own.statusCode).toBe(409);
    expect(own.json()).toMatchObject({ detail: expect.stringContaining('提出人不能确认') });
    expect((await post('钱二', '/2026.12/confirm')).statusCode).toBe(204);
    expect((await list()).rows).toMatchObject([
      { edition: '2026.12', state: 'published', publishedBy: '钱二' },
      { edition: publishedEdition.edition, state: 'in-use', publishedBy: 'program' },
    ]);
  });

  it('ED-2: one operator asks for a withdrawal, another confirms it', async () => {
    const asked = await post('赵一', '/2026.12/withdrawal', { reason: '录入有误' });
    expect(asked.statusCode).toBe(204);
    expect((await post('赵一', '/2026.12/withdrawal/confirm')).statusCode).toBe(409);
    const again = await post('钱二', '/2026.12/withdrawal', { reason: '另有原因' });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ detail: expect.stringContaining('赵一 已申请撤回') });
    const confirmed = await post('钱二', '/2026.12/withdrawal/confirm');
    expect(confirmed.statusCode).toBe(200);
    expect(confirmed.json()).toEqual({ askedBy: '赵一', reason: '录入有误' });
    expect((await list()).rows[0]).toMatchObject({
      state: 'withdrawn',
      withdrawalAskedBy: '赵一',
      endedBy: '钱二',
      reason: '录入有误',
    });
  });

  it('a proposal is dropped, and stays in the list', async () => {
    const { publishedOn: _, ...ask } = edition('2027.01', '2027-01-01');
    expect((await post('赵一', '', ask)).statusCode).toBe(204);
    expect((await post('钱二', '/2027.01/drop')).statusCode).toBe(204);
    expect((await list()).rows[0]).toMatchObject({ state: 'dropped', endedBy: '钱二' });
    expect((await post('钱二', '/2027.01/confirm')).statusCode).toBe(409);
  });

  it('is not for anybody else', async () => {
    expect((await app.inject({ url: editions })).statusCode).toBe(401);
    const path = { method: 'POST', url: `${editions}/2026.12/confirm` } as const;
    expect((await app.inject(path)).statusCode).toBe(401);
    expect((await post('赵一', '/x/confirm')).statusCode).toBe(400);
    expect((await post('赵一', '', { edition: 'x' })).statusCode).toBe(400);
  });
});

describe('a folder of tables', () => {
  it('of the program is the edition of the program', () => {
    expect(readTables(reference, tables)).toEqual(tables);
  });

  it('with two files for one table is refused, both named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-rules-'));
    try {
      const age = JSON.stringify(tables['ageGate']);
      writeFileSync(join(folder, 'age-gate.json'), age);
      writeFileSync(join(folder, 'age-gate copy.json'), age);
      expect(() => readTables(folder, tables)).toThrow(
        '文件 age-gate copy.json 和 age-gate.json 是同一个规则表',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is checked, proposed and confirmed from the command line, by two tokens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-rules-'));
    try {
      for (const [file, text] of referenceFiles()) writeFileSync(join(folder, file), text);
      const { headOffice } = kit;
      expect(await rulesCommands['rules-check'](headOffice, folder, {})).toContain('没有不同');
      const stricter = ageEdition('2027.02', '2027-02-01', 60).tables['ageGate'];
      writeFileSync(join(folder, 'age-gate.json'), JSON.stringify(stricter));
      const options = { edition: '2027.02', 'valid-from': '2027-02-01', about: '年龄上限' };
      const changes = await rulesCommands['rules-check'](headOffice, folder, options);
      expect(changes).toContain('规则表“开户年龄范围”:新增');
      delete process.env['GUITAI_OPERATOR_TOKEN'];
      const propose = () => rulesCommands['rules-propose'](headOffice, folder, options);
      await expect(propose()).rejects.toThrow('GUITAI_OPERATOR_TOKEN');
      process.env['GUITAI_OPERATOR_TOKEN'] = tokens['赵一'];
      expect(await propose()).toContain('2027.02');
      const confirm = () => rulesCommands['rules-confirm'](headOffice, '2027.02');
      await expect(confirm()).rejects.toThrow('提出人');
      process.env['GUITAI_OPERATOR_TOKEN'] = tokens['钱二'];
      expect(await confirm()).toMatch(/已发布[^]*规则表“开户年龄范围”:新增/);
      expect(await rulesCommands['rules-list'](headOffice)).toContain('2027.02\t2027-02-01');
      writeFileSync(join(folder, 'age-gate.json'), '{"name":"开户年龄范围","rows":[{}]}');
      await expect(rulesCommands['rules-check'](headOffice, folder, options)).rejects.toThrow(
        '规则表“开户年龄范围”第 1 行',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function referenceFiles(): readonly (readonly [string, string])[] {
  const files = ['calendar-2026.json', 'working-days-2026.json', 'southbound-2026.json'];
  const own = Object.entries(tables).flatMap(([name, table]): [string, string][] =>
    Array.isArray(table) ? [] : [[`${name}.json`, JSON.stringify(table)]],
  );
  const shared = own.filter(([name]) => name !== 'ageGate.json');
  return [
    ...shared,
    ['age-gate.json', JSON.stringify(tables['ageGate'])],
    ...files.map((file) => [file, readFileSync(join(reference, file), 'utf8')] as const),
  ];
}

describe('ED-6: what an edition would change of the past', () => {
  const row = (from: string, to: string | null, figure: number, more: object = {}) => ({
    effectiveFrom: from,
    effectiveTo: to,
    state: 'operative',
    source: 'a',
    confidence: 'M',
    figure,
    ...more,
  });
  const table = (...rows: ReturnType<typeof row>[]) => ({ t: { name: '表', rows } });
  const old = table(row('2020-01-01', '2025-12-31', 1), row('2026-01-01', null, 2));
  const years = (...some: { year: number; days: object[] }[]) => ({
    y: JSON.parse(JSON.stringify(some)),
  });

  it.each([
    [
      'a new row with a date to come',
      table(
        row('2020-01-01', '2025-12-31', 1),
        row('2026-01-01', '2026-12-31', 2),
        row('2027-01-01', null, 3),
      ),
    ],
    [
      'another source or note',
      table(
        row('2020-01-01', '2025-12-31', 1, { source: 'b' }),
        row('2026-01-01', null, 2, { note: 'n' }),
      ),
    ],
    [
      'rows in another order',
      table(row('2026-01-01', null, 2), row('2020-01-01', '2025-12-31', 1)),
    ],
    [
      'a row that does not operate',
      table(
        row('2020-01-01', '2025-12-31', 1),
        row('2026-01-01', null, 2),
        row('2020-01-01', null, 9, { state: 'enacted' }),
      ),
    ],
  ])('ED-6: %s changes nothing', (_, now) => {
    expect(changedPast(old, now, '2027-01-01')).toEqual([]);
  });

  it.each([
    [
      'another figure',
      table(row('2020-01-01', '2025-12-31', 1), row('2026-01-01', null, 3)),
      '第 2 行',
    ],
    ['a row that is gone', table(row('2026-01-01', null, 2)), '原第 1 行'],
    [
      'a row that ends sooner',
      table(
        row('2020-01-01', '2025-12-31', 1),
        row('2026-01-01', '2026-11-30', 2),
        row('2026-12-01', null, 3),
      ),
      '第 2 行',
    ],
    [
      'a row that begins sooner',
      table(row('2019-01-01', '2025-12-31', 1), row('2026-01-01', null, 2)),
      '第 1 行',
    ],
  ])('ED-6: %s does, and is named', (_, now, where) => {
    const lines = changedPast(old, now, '2027-01-01');
    expect(lines.some((line) => line.includes(where))).toBe(true);
  });

  it('ED-6: a day gone by stays as it was; a year without a calendar may get one', () => {
    const before = years({
      year: 2026,
      days: [
        { date: '2026-12-30', open: true },
        { date: '2026-12-31', open: true },
      ],
    });
    const later = years({
      year: 2026,
      days: [
        { date: '2026-12-30', open: true },
        { date: '2026-12-31', open: false },
      ],
    });
    expect(changedPast(before, later, '2026-12-31')).toEqual([]);
    expect(changedPast(before, later, '2027-01-01')[0]).toContain('2026 年第 2 行');
    const more = {
      y: [...before.y, ...years({ year: 2025, days: [{ date: '2025-01-01', open: false }] }).y],
    };
    expect(changedPast(before, more, '2027-01-01')).toEqual([]);
    expect(changedRows(before, more)).toHaveLength(1);
  });
});
