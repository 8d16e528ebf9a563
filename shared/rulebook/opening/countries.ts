import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';

/** A country or region by its three letters of ISO 3166-1: CHN, HKG, USA. */
export const CountryCode = z.string().regex(/^[A-Z]{3}$/, '应为三位大写字母代码,如 CHN。');
/** One of them. */
export type CountryCode = z.infer<typeof CountryCode>;

/** The country whose residents are no foreign tax residents. */
export const homeCountry = 'CHN';

const countryRow = datedRow.extend({
  country: CountryCode,
  /** The three digits of ISO 3166-1, as the 2023 permanent residence card carries them. */
  numeric: z.string().regex(/^\d{3}$/, '应为三位数字代码,如 156。'),
  /** Chinese short name. */
  title: z.string().min(1),
  /** Whether its nationals are foreigners: not those of Hong Kong, Macao and Taiwan. */
  isForeign: z.boolean(),
  /** What it adds to the initial risk rating. */
  amlPoints: z.int().min(0).max(1000),
  /** Whether information is exchanged with it by the Common Reporting Standard. */
  reportable: z.boolean(),
});
/** One country or region. */
export type CountryRow = Readonly<z.infer<typeof countryRow>>;

/**
 * Countries and regions that clients commonly come from (`assets/reference/countries.json`), by GB/T 2659.1. Part of a
 * row:
 *
 * { "country": "SGP", "numeric": "702", "title": "新加坡", "isForeign": true, "amlPoints": 0, "reportable": true }
 */
export const countryTable = datedTable(countryRow, ['country']);
/** The table, parsed. */
export type CountryTable = DatedTable<CountryRow>;
