import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { tradingYear } from '../shared/rulebook/calendar/trading-days.ts';
import { readCsv } from './csv.ts';
import { problemsOf, repeated, unknownHoldings } from './fixture-problems.ts';
import type { Place } from './fixture-problems.ts';
import { branchFile, clientRow, holdingRow, quoteRow, securityRow } from './fixture-schemas.ts';

/** Everything a fixture folder may hold (docs/fixtures.md); a file that is not there is an empty list. */
export interface Fixture {
  readonly branch: z.output<typeof branchFile> | undefined;
  readonly clients: readonly z.output<typeof clientRow>[];
  readonly securities: readonly z.output<typeof securityRow>[];
  readonly quotes: readonly z.output<typeof quoteRow>[];
  readonly holdings: readonly z.output<typeof holdingRow>[];
  readonly calendar: readonly z.output<typeof tradingYear>[];
}

/** What is wrong with a fixture folder, every problem in plain Chinese with its file, row and field. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

interface Source {
  readonly data: unknown;
  readonly place: Place;
}

/**
 * Reads and checks a fixture folder: clients.json or clients.csv, staff.json, securities.json, quotes.json,
 * holdings.json, calendar.json, each optional.
 *
 * @throws FixtureError with all problems of all files
 */
export async function readFixture(folder: string): Promise<Fixture> {
  const problems: string[] = [];
  const load = async <Schema extends z.ZodType>(name: string, schema: Schema) => {
    const source = await readSource(folder, name, problems);
    if (source === undefined) return undefined;
    const parsed = schema.safeParse(source.data);
    if (parsed.success) return parsed.data;
    problems.push(...problemsOf(parsed.error.issues, source.place));
    return undefined;
  };
  const fixture = {
    branch: await load('staff', branchFile),
    clients: (await load('clients', z.array(clientRow))) ?? [],
    securities: (await load('securities', z.array(securityRow))) ?? [],
    quotes: (await load('quotes', z.array(quoteRow))) ?? [],
    holdings: (await load('holdings', z.array(holdingRow))) ?? [],
    calendar: (await load('calendar', z.array(tradingYear))) ?? [],
  };
  problems.push(...contradictions(fixture));
  if (problems.length > 0) throw new FixtureError(problems);
  return fixture;
}

function contradictions({ branch, clients, securities, quotes, holdings, calendar }: Fixture) {
  return [
    ...repeated('staff', branch?.staff ?? [], ['staff']),
    ...repeated('clients', clients, ['clientNo']),
    ...repeated('clients', clients, ['idNumber']),
    ...repeated('clients', clients, ['capitalAccount']),
    ...repeated('securities', securities, ['market', 'code']),
    ...repeated('quotes', quotes, ['market', 'code']),
    ...repeated('holdings', holdings, ['clientNo', 'market', 'code']),
    ...repeated('calendar', calendar, ['year']),
    ...unknownHoldings({ clients, securities, holdings }),
  ];
}

async function readSource(folder: string, name: string, problems: string[]) {
  const json = await readText(folder, `${name}.json`, problems);
  if (name !== 'clients') return json === undefined ? undefined : jsonSource(json, name, problems);
  const csv = await readText(folder, 'clients.csv', problems);
  if (json !== undefined && csv !== undefined) {
    problems.push('clients.json 与 clients.csv 同时存在,请只保留一个。');
    return undefined;
  }
  if (csv !== undefined) return csvSource(csv, problems);
  return json === undefined ? undefined : jsonSource(json, name, problems);
}

async function readText(folder: string, file: string, problems: string[]) {
  const bytes = await readFile(path.join(folder, file)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
  });
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Spreadsheet programs on Chinese Windows save GBK unless told otherwise.
    problems.push(`${file}:不是 UTF-8 编码,请另存为 UTF-8 后再试。`);
    return undefined;
  }
}

function jsonSource(text: string, name: string, problems: string[]): Source | undefined {
  const file = `${name}.json`;
  try {
    return { data: JSON.parse(text), place: { file, rowName: (at) => `第 ${at + 1} 条` } };
  } catch {
    problems.push(`${file}:不是有效的 JSON,请检查引号、逗号和括号。`);
    return undefined;
  }
}

function csvSource(text: string, problems: string[]): Source | undefined {
  const file = 'clients.csv';
  const result = readCsv(text);
  if (!result.ok) {
    problems.push(`${file} 第 ${result.line} 行:${result.message}`);
    return undefined;
  }
  const { rows } = result;
  const rowName = (at: number) => `第 ${rows[at]?.line ?? at + 1} 行`;
  return { data: rows.map(({ fields }) => fields), place: { file, rowName } };
}
