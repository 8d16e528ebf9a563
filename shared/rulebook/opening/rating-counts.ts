import { type DatedRow, type DatedTable, type RowOn, rowOn, rowsOn } from '../dated-table.ts';
import { sourceOf } from '../explain.ts';
import {
  type AmlFactor,
  type AmlFactorRow,
  type AmlFactorTable,
  type AmlLevel,
  type StatedFactor,
} from './aml-tables.ts';
import { type CountryCode, type CountryTable, homeCountry } from './countries.ts';
import type { FundSourceTable, OccupationTable } from './opening-lists.ts';

/** What is known of a client when first rated. Lists by their codes; age in full years. */
export interface RatedClient {
  readonly occupation: string;
  readonly fundSources: readonly string[];
  readonly nationality: CountryCode;
  /** Foreign countries of tax residence; none for a resident of China alone. */
  readonly taxCountries: readonly CountryCode[];
  readonly age: number;
  readonly factors: readonly StatedFactor[];
}

/** The tables that say what counts. */
export interface CountTables {
  readonly occupations: OccupationTable;
  readonly fundSources: FundSourceTable;
  readonly countries: CountryTable;
  readonly amlFactors: AmlFactorTable;
}

/** Something that counted: by which rule, its words, its points and the level it forbids to be below. */
export interface Counted {
  readonly rule: 'RR-1' | 'RR-2';
  readonly title: string;
  readonly points: number;
  readonly leastLevel: AmlLevel | null;
  readonly source: string;
}

/** All that counted, or what staff read when a table has no row for what was asked. */
export type Counts =
  | { readonly found: true; readonly counted: readonly Counted[] }
  | { readonly found: false; readonly message: string };

/**
 * What of a client counts for the rating, circumstances (RR-1) before lists (RR-2). Of several sources of money, and of
 * several countries, the one with the most points counts alone: naming more of them is no risk of its own.
 */
export function countsOf(client: RatedClient, on: string, tables: CountTables): Counts {
  const nationality = rowOn(tables.countries, on, { country: client.nationality });
  if (!nationality.found) return nationality;
  const factors = factorsOf(client, nationality.row.isForeign).map((factor) =>
    rowOn(tables.amlFactors, on, { factor }),
  );
  const countries = new Set([client.nationality, ...client.taxCountries]);
  const lists = [
    [rowOn(tables.occupations, on, { code: client.occupation })],
    client.fundSources.map((code) => rowOn(tables.fundSources, on, { code })),
    [...countries].map((country) => rowOn(tables.countries, on, { country })),
  ];
  const missing = [...factors, ...lists.flat()].find(isMissing);
  if (missing !== undefined) return missing;
  const rows = [...rowsFound(factors), ...ageRows(client.age, on, tables.amlFactors)];
  return { found: true, counted: [...rows.map(countedFactor), ...countedLists(lists)] };
}

type Weighed = DatedRow & { readonly title: string; readonly amlPoints: number };
type Missing = Extract<RowOn<unknown>, { readonly found: false }>;

const listTitles = ['职业', '资金来源', '国家(地区)'];

/** What was stated, once each, and what follows from nationality and tax residence. */
function factorsOf(client: RatedClient, isForeign: boolean): readonly AmlFactor[] {
  const abroad = client.taxCountries.some((country) => country !== homeCountry);
  return [
    ...new Set<AmlFactor>(client.factors),
    ...(isForeign ? (['FOREIGN_NATIONALITY'] as const) : []),
    ...(abroad ? (['NON_RESIDENT'] as const) : []),
  ];
}

function ageRows(age: number, on: string, table: DatedTable<AmlFactorRow>) {
  return rowsOn(table, on).filter(({ minAge, maxAge }) => {
    const goesByAge = minAge !== null || maxAge !== null;
    return goesByAge && age >= (minAge ?? 0) && age <= (maxAge ?? age);
  });
}

function countedFactor(row: AmlFactorRow): Counted {
  const { title, points, leastLevel } = row;
  return { rule: 'RR-1', title, points, leastLevel, source: sourceOf(row) };
}

/** Of each list the row with the most points, where it has any. */
function countedLists(lists: readonly (readonly RowOn<Weighed>[])[]): readonly Counted[] {
  return lists.flatMap((list, at): readonly Counted[] => {
    const [most] = rowsFound(list).toSorted((a, b) => b.amlPoints - a.amlPoints);
    if (most === undefined || most.amlPoints === 0) return [];
    const title = `${listTitles[at]}:${most.title}`;
    const { amlPoints: points } = most;
    return [{ rule: 'RR-2', title, points, leastLevel: null, source: sourceOf(most) }];
  });
}

function rowsFound<Row>(looked: readonly RowOn<Row>[]): readonly Row[] {
  return looked.flatMap((one) => (one.found ? [one.row] : []));
}

function isMissing(looked: RowOn<unknown>): looked is Missing {
  return !looked.found;
}
