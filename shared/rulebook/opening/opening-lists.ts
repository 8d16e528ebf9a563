import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';

/** The code of an entry of a list that staff choose from: two digits. */
const ListCode = z.string().regex(/^\d{2}$/, '应为两位数字代码,如 01。');
const points = z.int().min(0).max(1000);

const listRow = datedRow.extend({ code: ListCode, title: z.string().min(1) });
/** One entry of a list: what the form stores and what staff read. */
export type ListRow = Readonly<z.infer<typeof listRow>>;

const weighedRow = listRow.extend({
  /** What the entry adds to the initial risk rating. */
  amlPoints: points,
});
/** An entry that counts for the risk rating. */
export type WeighedRow = Readonly<z.infer<typeof weighedRow>>;

const occupationRow = weighedRow.extend({
  /** Whether the employer is asked for. */
  needsEmployer: z.boolean(),
});
/** One occupation. */
export type OccupationRow = Readonly<z.infer<typeof occupationRow>>;

/**
 * Occupations (`assets/reference/occupations.json`): the main groups of GB/T 6565 as brokers' forms have them, with the
 * lines of trade that count for the risk rating. Part of a row:
 *
 * { "code": "02", "title": "事业单位工作人员", "needsEmployer": true, "amlPoints": 0 }
 */
export const occupationTable = datedTable(occupationRow, ['code']);
/** The table, parsed. */
export type OccupationTable = DatedTable<OccupationRow>;

/**
 * Levels of education (`assets/reference/education-levels.json`), by GB/T 4658. Part of a row:
 *
 * { "code": "20", "title": "大学本科" }
 */
export const educationLevelTable = datedTable(listRow, ['code']);
/** The table, parsed. */
export type EducationLevelTable = DatedTable<ListRow>;

/**
 * Where the money comes from (`assets/reference/fund-sources.json`). Part of a row:
 *
 * { "code": "01", "title": "工资、劳务收入", "amlPoints": 0 }
 */
export const fundSourceTable = datedTable(weighedRow, ['code']);
/** The table, parsed. */
export type FundSourceTable = DatedTable<WeighedRow>;

/**
 * What the account is for (`assets/reference/opening-purposes.json`). Part of a row:
 *
 * { "code": "01", "title": "证券投资" }
 */
export const openingPurposeTable = datedTable(listRow, ['code']);
/** The table, parsed. */
export type OpeningPurposeTable = DatedTable<ListRow>;
