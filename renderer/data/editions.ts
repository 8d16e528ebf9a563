import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { type EditionDays, editionsOn } from '../../shared/rulebook/editions/edition-on.ts';
import { readEdition } from '../../shared/rulebook/editions/read-edition.ts';
import { EditionRow, isSignedEdition } from '../../shared/rulebook/editions/signed-edition.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import { sameCanonical } from '../../shared/journal/canonical.ts';
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

/** The rules of a business date, and the editions that would be used instead of them, or next, and cannot be. */
export interface EditionInUse {
  readonly tables: RuleTables;
  /** Why nothing may be decided by them, in words: they are then only to look at. Rule ST-3 (docs/rules.md). */
  readonly stop: string | null;
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

/** The program's own edition: its tables read, and as their files have them. */
interface BuiltIn {
  readonly tables: RuleTables;
  readonly files: RuleEdition['tables'];
}

/** An empty shelf; `builtIn` are the tables of the program, used until an edition has come that can be. */
export function editionShelf(suite: Suite, headOfficeKey: string, builtIn: BuiltIn): Editions {
  const held = new Map<string, Held>();
  const readOf = (one: Held): Read => {
    one.read ??= readRow(suite, headOfficeKey, one, builtIn);
    return one.read;
  };
  const find = (businessDate: string): EditionInUse => {
    const unreadable: Held[] = [];
    let inUse: RuleTables | null = null;
    for (const one of editionsOn([...held.values()], businessDate)) {
      const read = readOf(one);
      if (typeof read !== 'string') {
        inUse = read;
        break;
      }
      unreadable.push(one);
    }
    const told = [...unreadable, ...nextOf([...held.values()], businessDate)];
    return {
      tables: inUse ?? builtIn.tables,
      stop: inUse === null ? builtInStop(builtIn.tables, held, businessDate) : null,
      passedOver: told.flatMap((one) => passedOver(one, readOf(one))),
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

/**
 * The edition that is used after those of a business date, and whatever came that does not even say its day. Later
 * ones are read in their turn: reading one takes its signature and every row.
 */
function nextOf(held: readonly Held[], businessDate: string): readonly Held[] {
  const coming = held.filter(
    ({ validFrom, withdrawnAt }) => withdrawnAt === null && validFrom > businessDate,
  );
  const days = coming.flatMap(({ row, validFrom }) => (row === null ? [] : [validFrom]));
  const [day] = days.toSorted();
  const [next] = day === undefined ? [] : editionsOn(coming, day);
  return coming.filter((one) => one === next || one.row === null);
}

/** Why the program's own rules are not used either, or null. Head office would refuse what is decided by them. */
function builtInStop(
  { edition, validFrom }: RuleTables,
  held: ReadonlyMap<string, EditionDays>,
  businessDate: string,
): string | null {
  const next = '暂不能受理。请联网更新规则版本或升级程序,仍不能受理时请联系总部运维。';
  if ((held.get(edition)?.withdrawnAt ?? null) !== null) {
    return `规则版本 ${edition} 已由总部撤回,本机没有其他可用的规则版本,${next}`;
  }
  if (validFrom <= businessDate) return null;
  return `规则版本 ${edition} 自 ${validFrom} 起适用,本机没有业务日期 ${businessDate} 可用的规则版本,${next}`;
}

/** The same edition again, withdrawn say, is not read anew. */
function heldOf({ key, asOf: since, body }: FedEdition, before: Held | null): Held {
  const row = EditionRow.safeParse(body).data ?? null;
  if (row === null) {
    return { edition: key, validFrom: someDay, withdrawnAt: null, since, row, read: null };
  }
  const { statement, signature, withdrawnAt } = row;
  const known = before?.row ?? null;
  // A signature that was good says nothing of another statement under it.
  const isSame = known?.signature === signature && sameCanonical(known.statement, statement);
  const read = isSame && before !== null ? before.read : null;
  return { edition: key, validFrom: statement.validFrom, withdrawnAt, since, row, read };
}

/** Rules ED-4 and ED-5 (docs/rules.md). */
function readRow(
  suite: Suite,
  headOfficeKey: string,
  { edition, row }: Held,
  builtIn: BuiltIn,
): Read {
  if (row === null) return 'newer-program';
  const isGenuine = row.statement.edition === edition && isSignedEdition(suite, headOfficeKey, row);
  if (!isGenuine) return 'forged';
  const { purpose: _, ...document } = row.statement;
  if (isBuiltIn(document, builtIn)) return builtIn.tables;
  const read = readEdition(document, builtIn.files);
  return read.status === 'read' ? read.tables : 'newer-program';
}

/** Whether it is the program's own, which is read already: comparing takes a tenth of reading every row again. */
function isBuiltIn(
  { edition, validFrom, publishedOn, tables }: RuleEdition,
  own: BuiltIn,
): boolean {
  return (
    edition === own.tables.edition &&
    validFrom === own.tables.validFrom &&
    publishedOn === own.tables.judgedOn &&
    sameCanonical(tables, own.files)
  );
}

function passedOver({ edition, validFrom, since, row }: Held, read: Read): readonly PassedOver[] {
  if (typeof read !== 'string') return [];
  return [{ edition, validFrom: row === null ? null : validFrom, why: read, since }];
}

/** Why an edition is not used, and what staff do about it. */
export function passedOverWords(
  { edition, validFrom, why }: PassedOver,
  { tables, stop }: Pick<EditionInUse, 'tables' | 'stop'>,
): string {
  const by = stop === null ? `按规则版本 ${tables.edition} 办理` : null;
  if (why === 'forged') {
    const still = by === null ? '' : `,仍${by}`;
    return `规则版本 ${edition} 的总部签名不符,本机未采用${still}。请联系总部运维。`;
  }
  const from = validFrom === null ? '' : `自 ${validFrom} 起适用,`;
  const now = by === null ? '' : `现${by},`;
  return `规则版本 ${edition} ${from}本机程序不能读取,需升级。${now}请尽快升级程序。`;
}
