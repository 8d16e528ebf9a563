import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { type EditionDays, editionsOn } from '../../shared/rulebook/editions/edition-on.ts';
import { readEdition } from '../../shared/rulebook/editions/read-edition.ts';
import { EditionRow, isSignedEdition } from '../../shared/rulebook/editions/signed-edition.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import type { Suite } from '../../shared/suite.ts';

/** An edition that came and is not used: not head office's, or with tables only a newer program can read. */
export interface PassedOver {
  readonly edition: string;
  /** The first business date it would be used on; null when not even that can be read. */
  readonly validFrom: string | null;
  readonly why: 'forged' | 'newer-program';
  /** When head office fed it, ms UTC. */
  readonly since: number;
}

/** The rules of a business date, and the editions that would be used instead of them, or after them, and cannot be. */
export interface EditionInUse {
  readonly tables: RuleTables;
  readonly passedOver: readonly PassedOver[];
}

/** An edition as it comes in the register; the body is read here. */
interface FedEdition {
  readonly key: string;
  readonly asOf: number;
  readonly body: unknown;
}

/** The rule editions this counter has from head office. In memory; the register rows they come from are in the index. */
export interface Editions {
  /** A row without a body has been taken away. */
  put(rows: readonly FedEdition[]): void;
  on(businessDate: string): EditionInUse;
}

type Read = RuleTables | PassedOver['why'];

interface Held extends EditionDays {
  readonly since: number;
  /** Null when this program cannot even read what it is. */
  readonly row: EditionRow | null;
  /** Read when it is first needed: most editions are of days gone by. */
  read: Read | null;
}

/** An empty shelf; `builtIn` are the tables of the program, used until an edition has come. */
export function editionShelf(
  suite: Suite,
  headOfficeKey: string,
  builtIn: { readonly tables: RuleTables; readonly files: RuleEdition['tables'] },
): Editions {
  const held = new Map<string, Held>();
  const readOf = (one: Held): Read => {
    one.read ??= readRow(suite, headOfficeKey, one, builtIn.files);
    return one.read;
  };
  const find = (businessDate: string): EditionInUse => {
    const all = [...held.values()].filter(({ withdrawnAt }) => withdrawnAt === null);
    const coming = all.filter(({ validFrom }) => validFrom > businessDate);
    const usable = editionsOn(all, businessDate);
    const first = usable.findIndex((one) => typeof readOf(one) !== 'string');
    const before = first === -1 ? usable : usable.slice(0, first);
    const inUse = usable[first]?.read;
    return {
      tables: inUse == null || typeof inUse === 'string' ? builtIn.tables : inUse,
      passedOver: [...before, ...coming].flatMap((one) => passedOver(one, readOf(one))),
    };
  };
  let found: { readonly date: string; readonly inUse: EditionInUse } | null = null;
  return {
    put(rows) {
      for (const row of rows) {
        if (row.body === null) held.delete(row.key);
        else held.set(row.key, heldOf(row, held.get(row.key) ?? null));
      }
      if (rows.length > 0) found = null;
    },
    on(businessDate) {
      if (found?.date !== businessDate) found = { date: businessDate, inUse: find(businessDate) };
      return found.inUse;
    },
  };
}

/** Stands for a day nobody can read: staff are told of it as of every edition to come. */
const someDay = '9999-12-31';

/** The same edition again, withdrawn say, is not read anew. */
function heldOf({ key, asOf: since, body }: FedEdition, before: Held | null): Held {
  const row = EditionRow.safeParse(body).data ?? null;
  if (row === null) {
    return { edition: key, validFrom: someDay, withdrawnAt: null, since, row, read: null };
  }
  const { statement, signature, withdrawnAt } = row;
  const read = before?.row?.signature === signature ? before.read : null;
  return { edition: key, validFrom: statement.validFrom, withdrawnAt, since, row, read };
}

/** Rules ED-4 and ED-5 (docs/rules.md). */
function readRow(
  suite: Suite,
  headOfficeKey: string,
  { edition, row }: Held,
  builtIn: RuleEdition['tables'],
): Read {
  if (row === null) return 'newer-program';
  const isGenuine = row.statement.edition === edition && isSignedEdition(suite, headOfficeKey, row);
  if (!isGenuine) return 'forged';
  const { purpose: _, ...document } = row.statement;
  const read = readEdition(document, builtIn);
  return read.status === 'read' ? read.tables : 'newer-program';
}

function passedOver({ edition, validFrom, since, row }: Held, read: Read): readonly PassedOver[] {
  if (typeof read !== 'string') return [];
  return [{ edition, validFrom: row === null ? null : validFrom, why: read, since }];
}

/** Why an edition is not used, and what staff do about it. */
export function passedOverWords({ edition, validFrom, why }: PassedOver, used: RuleTables): string {
  if (why === 'forged') {
    return `规则版本 ${edition} 的总部签名不符,本机未采用,仍按规则版本 ${used.edition} 办理。请联系总部运维。`;
  }
  const from = validFrom === null ? '' : `自 ${validFrom} 起适用,`;
  return `规则版本 ${edition} ${from}本机程序不能读取,需升级。现按规则版本 ${used.edition} 办理,请尽快升级程序。`;
}
