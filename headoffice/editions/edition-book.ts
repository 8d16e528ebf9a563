import { type EditionDays, editionsOn } from '../../shared/rulebook/editions/edition-on.ts';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { readEdition } from '../../shared/rulebook/editions/read-edition.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import { queryOne, type Sql } from '../db/sql.ts';
import { OfficeError } from '../office-error.ts';

/** An edition head office has published, also one withdrawn since, with its tables read. */
export interface KnownEdition extends EditionDays {
  readonly tables: RuleTables;
}

/** An edition a newer program has published: what needs it waits until head office is started by that program. */
export class EditionUnreadable extends OfficeError {
  readonly edition: string;
  constructor(edition: string) {
    super(`规则版本 ${edition} 由更新版本的程序发布,本程序不能读取。请用新版程序启动总部。`);
    this.edition = edition;
  }
}

/** The published editions as one transaction sees them. */
export interface EditionBook {
  /** Null when head office has never published it. @throws EditionUnreadable when only a newer program can read it */
  find(edition: string): Promise<KnownEdition | null>;
  /**
   * The rules of a business date.
   *
   * @throws OfficeError when there are none
   * @throws EditionUnreadable when only a newer program can read them
   */
  on(businessDate: string): Promise<RuleTables>;
}

/** Editions by what the database holds: another process may have published one. */
export interface Editions {
  /** Reads at its first use, so that it sees what was committed before the transaction it is opened in took its locks. */
  open(sql: Sql): EditionBook;
  /** The tables of the program, for editions that are too old to have them. */
  readonly builtIn: RuleEdition['tables'];
}

interface Header extends EditionDays {
  readonly signature: string;
}

/** Editions of this process; what is read once stays read. `builtIn` fills tables an edition is too old to have. */
export function createEditions(builtIn: RuleEdition['tables']): Editions {
  const read = new Map<string, RuleTables>();
  const tablesOf = async (sql: Sql, { edition, signature }: Header): Promise<RuleTables> => {
    const key = `${edition} ${signature}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const tables = await readStored(sql, edition, builtIn);
    read.set(key, tables);
    return tables;
  };
  return {
    builtIn,
    open(sql) {
      let headers: Promise<readonly Header[]> | null = null;
      const all = (): Promise<readonly Header[]> => (headers ??= publishedHeaders(sql));
      const find = async (name: string): Promise<KnownEdition | null> => {
        const found = (await all()).find(({ edition }) => edition === name);
        if (found === undefined) return null;
        const { edition, validFrom, withdrawnAt } = found;
        return { edition, validFrom, withdrawnAt, tables: await tablesOf(sql, found) };
      };
      const asked = new Map<string, KnownEdition | null>();
      return {
        async find(name) {
          // One transaction sees one state of it, and a run of acts names the same one.
          const known = asked.get(name) ?? (await find(name));
          asked.set(name, known);
          return known;
        },
        async on(businessDate) {
          const [first] = editionsOn(await all(), businessDate);
          if (first !== undefined) return await tablesOf(sql, first);
          throw new OfficeError(`没有 ${businessDate} 可用的规则版本。请发布规则版本。`);
        },
      };
    },
  };
}

async function publishedHeaders(sql: Sql): Promise<readonly Header[]> {
  return await sql.query<Header>(
    `select edition, valid_from as "validFrom", withdrawn_at as "withdrawnAt", signature
     from rule_editions where published_at is not null`,
  );
}

/** Nothing may be decided by other rules than its own: whoever needs these waits for a newer program. */
async function readStored(
  sql: Sql,
  edition: string,
  builtIn: RuleEdition['tables'],
): Promise<RuleTables> {
  const { document } = await queryOne<{ document: string }>(
    sql,
    'select document from rule_editions where edition = $1',
    [edition],
  );
  const read = readEdition(JSON.parse(document), builtIn);
  if (read.status === 'read') return read.tables;
  throw new EditionUnreadable(edition);
}
