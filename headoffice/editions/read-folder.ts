import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { OfficeError } from '../office-error.ts';
import { titleOf } from './table-rows.ts';

type Json = z.core.util.JSONType;

/** Tables with a file a year, by the name before the year. */
const yearly: Readonly<Record<string, string>> = {
  calendar: 'tradingYears',
  'working-days': 'workingYears',
  southbound: 'southboundYears',
};

/**
 * The tables of a folder of files like `assets/reference`: a file is the table of the program that has its name (客户到场时限),
 * else the one its file is named for (`visit-term.json`: `visitTerm`); `calendar-2027.json` is a year of `tradingYears`.
 * `edition.json` is no table.
 *
 * @throws OfficeError naming the file
 */
export function readTables(folder: string, builtIn: RuleEdition['tables']): RuleEdition['tables'] {
  const named = new Map(
    Object.entries(builtIn).map(([table, file]) => [titleOf(table, file), table]),
  );
  const tables: Record<string, Json> = {};
  const fileOf = new Map<string, string>();
  for (const file of tableFiles(folder)) {
    const stem = file.replace(/\.json$/, '');
    const value = readJson(join(folder, file));
    const [, kind] = /^(.+)-\d{4}$/.exec(stem) ?? [];
    const list = kind === undefined ? undefined : yearly[kind];
    if (list !== undefined) {
      tables[list] = [...asList(tables[list]), value];
      fileOf.set(list, file);
      continue;
    }
    const table = named.get(titleOf('', value)) ?? camelCase(stem);
    refuseSecond(fileOf.get(table), file);
    fileOf.set(table, file);
    tables[table] = value;
  }
  return tables;
}

/** A copy left beside a file would take its place without a word. @throws OfficeError naming both */
function refuseSecond(first: string | undefined, second: string): void {
  if (first === undefined) return;
  throw new OfficeError(`文件 ${first} 和 ${second} 是同一个规则表,请只留一个。`);
}

/** In the order of their names, so that the years are in theirs. */
function tableFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json') && file !== 'edition.json')
      .toSorted();
  } catch (cause) {
    throw new OfficeError(`文件夹不能读取:${folder}。`, { cause });
  }
}

function readJson(path: string): Json {
  try {
    // Whatever JSON it is: the edition's schemas say what fits.
    return JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch (cause) {
    throw new OfficeError(`不是有效的 JSON 文件:${path}。`, { cause });
  }
}

const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const camelCase = (stem: string): string =>
  stem.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
