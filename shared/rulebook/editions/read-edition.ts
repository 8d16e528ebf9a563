import { z } from 'zod';
import { Fault } from '../../errors.ts';
import { issueWords } from '../../values/issue-words.ts';
import { RuleEdition } from './edition.ts';
import { ruleTableSchemas, type RuleTables } from '../tables.ts';

/** What does not fit in an edition: the table (its name as staff read it), the row counted from 1, and why. */
export interface TableProblem {
  readonly table: string;
  readonly row: number | null;
  readonly message: string;
}

/** An edition read, or everything that does not fit in it. */
export type ReadEdition =
  | { readonly status: 'read'; readonly tables: RuleTables }
  | { readonly status: 'refused'; readonly problems: readonly TableProblem[] };

const schemas = z.strictObject(ruleTableSchemas);

/**
 * The rule tables of an edition, each row checked: unknown columns, wrong units, days with two rows or none between
 * two are refused with their row named. A table the edition is too old to have comes from `builtIn`, where it is given.
 * Rules DT-2, ED-5 (docs/rules.md).
 */
export function readEdition(document: unknown, builtIn: RuleEdition['tables'] = {}): ReadEdition {
  const header = RuleEdition.safeParse(document);
  if (!header.success) {
    return { status: 'refused', problems: header.error.issues.map(headerProblem) };
  }
  const { edition, validFrom, publishedOn } = header.data;
  const files = { ...builtIn, ...header.data.tables };
  const read = schemas.safeParse(files);
  return read.success
    ? { status: 'read', tables: { edition, validFrom, judgedOn: publishedOn, ...read.data } }
    : {
        status: 'refused',
        problems: read.error.issues.flatMap((issue) => problemsOf(issue, files)),
      };
}

/**
 * The tables of an edition the program itself brings.
 *
 * @throws Fault RULES_UNREADABLE naming every table and row at fault: a program with unreadable rules must not start
 */
export function publishedTables(document: unknown): RuleTables {
  const read = readEdition(document);
  if (read.status === 'read') return read.tables;
  throw new Fault('RULES_UNREADABLE', read.problems.map(problemWords).join(' '));
}

/** A problem in one line: 规则表“费率”第 3 行:… */
export function problemWords({ table, row, message }: TableProblem): string {
  const where = table === '' ? '' : `规则表“${table}”${row === null ? '' : `第 ${row} 行`}:`;
  return `${where}${message}`;
}

function headerProblem({ path, message }: z.core.$ZodIssue): TableProblem {
  return { table: '', row: null, message: `规则版本 ${path.join('.')}:${message}` };
}

function problemsOf(
  issue: z.core.$ZodIssue,
  files: Readonly<Record<string, unknown>>,
): readonly TableProblem[] {
  const [name, ...inside] = issue.path;
  if (name === undefined && issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ table: key, row: null, message: '本程序没有这个规则表。' }));
  }
  const table = titleOf(String(name), files[String(name)]);
  const at = inside.findIndex((step) => typeof step === 'number');
  const row = at === -1 ? null : Number(inside[at]) + 1;
  const column = inside.slice(at + 1).join('.');
  const words = issueWords(issue, valueAt(files, issue.path) === undefined);
  return [{ table, row, message: column === '' || at === -1 ? words : `栏目 ${column} ${words}` }];
}

function titleOf(name: string, file: unknown): string {
  const titled = z.looseObject({ name: z.string() }).safeParse(file);
  return titled.success ? titled.data.name : name;
}

/** What stands at a place of the files; undefined when nothing does. */
function valueAt(files: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? // The step is one of its own.
          (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    files,
  );
}
