import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { Yuan } from '../units.ts';
import { CustomerLevel } from './levels.ts';

/** What a natural person can be permitted to trade, beyond what every account may. */
export const Permission = z.enum([
  'CHINEXT',
  'STAR',
  'STAR_GROWTH',
  'BSE',
  'NEEQ_INNOVATION',
  'NEEQ_BASE',
  'HK_CONNECT',
  'MARGIN',
  'OPTIONS',
  'RISK_WARNING_BUY',
  'DELISTING_BUY',
  'CONVERTIBLE_BOND',
  'REIT',
]);
/** One of them. */
export type Permission = z.infer<typeof Permission>;

/** The permissions as staff read them. */
export const permissionNames: Readonly<Record<Permission, string>> = {
  CHINEXT: '创业板',
  STAR: '科创板',
  STAR_GROWTH: '科创成长层',
  BSE: '北交所',
  NEEQ_INNOVATION: '新三板创新层',
  NEEQ_BASE: '新三板基础层',
  HK_CONNECT: '港股通',
  MARGIN: '融资融券',
  OPTIONS: '股票期权',
  RISK_WARNING_BUY: '风险警示股票买入',
  DELISTING_BUY: '退市整理股票买入',
  CONVERTIBLE_BOND: '可转债',
  REIT: '基础设施 REITs',
};

/** What a client signs or goes through for a permission. */
export const PermissionPaper = z.enum([
  'RISK_DISCLOSURE',
  'GROWTH_DISCLOSURE',
  'AGREEMENT',
  'CREDIT_ASSESSMENT',
  'CONTRACT',
  'SIMULATED_TRADING',
]);
/** One of them. */
export type PermissionPaper = z.infer<typeof PermissionPaper>;

/** What a client has besides, one of which a permission may ask for. */
export const Qualification = z.enum(['MARGIN', 'FINANCIAL_FUTURES']);
/** One of them. */
export type Qualification = z.infer<typeof Qualification>;

const thresholdRow = datedRow.extend({
  permission: Permission,
  minAvgAssets: Yuan.nullable(),
  minTradingMonths: z.int().min(1).max(600).nullable(),
  test: z.enum(['KNOWLEDGE', 'EXAM']).nullable(),
  papers: z.array(PermissionPaper),
  anyQualificationOf: z.array(Qualification),
  exemptsProfessionals: z.boolean(),
});
/** What one permission asks for. */
export type PermissionThreshold = Readonly<z.infer<typeof thresholdRow>>;

/**
 * What each permission asks for (`assets/reference/permission-thresholds.json`): average assets of the 20 trading days
 * before, money and securities borrowed not counted, and months since the first trade. Part of a row:
 *
 * { "permission": "CHINEXT", "minAvgAssets": "100,000.00 CNY", "minTradingMonths": 24, "test": null,
 *   "papers": ["RISK_DISCLOSURE"], "anyQualificationOf": [], "exemptsProfessionals": true }
 */
export const permissionThresholdTable = datedTable(thresholdRow, ['permission']);
/** The table, parsed. */
export type PermissionThresholdTable = DatedTable<PermissionThreshold>;

const levelRow = datedRow.extend({
  permission: Permission,
  minLevel: CustomerLevel,
  levelGate: z.enum(['hard', 'mismatch-path']),
});
/** The least level for one permission. */
export type PermissionLevel = Readonly<z.infer<typeof levelRow>>;

/**
 * The least risk level for each permission, set by the house (`assets/reference/permission-levels.json`): `hard` refuses
 * who is below, `mismatch-path` lets them on by the special warning (rule SU-6). Part of a row:
 *
 * { "permission": "MARGIN", "minLevel": "C4", "levelGate": "hard" }
 */
export const permissionLevelTable = datedTable(levelRow, ['permission']);
/** The table, parsed. */
export type PermissionLevelTable = DatedTable<PermissionLevel>;
