import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type Shortfall, shortfallsOf, type Standing, thresholdLines } from './admission.ts';
import { isProfessional, rankOf } from './levels.ts';
import { type Classed, gateOf, levelLine } from './permission-level.ts';
import { paperLines, qualificationLine, testLine } from './permission-papers.ts';
import {
  type Permission,
  type PermissionLevel,
  type PermissionLevelTable,
  permissionNames,
  type PermissionPaper,
  type PermissionThreshold,
  type PermissionThresholdTable,
  type Qualification,
} from './permissions.ts';

/** Who asks for a permission, with what. */
export interface PermissionRequest extends Standing, Classed {
  readonly permission: Permission;
  readonly testPassed: boolean;
  readonly papers: readonly PermissionPaper[];
  readonly qualifications: readonly Qualification[];
}

/** One thing that is missing; `by` in fen, months or levels. */
export type Missing =
  | Shortfall
  | { readonly what: 'LEVEL'; readonly by: number }
  | { readonly what: 'TEST' }
  | { readonly what: 'PAPER'; readonly paper: PermissionPaper }
  | { readonly what: 'QUALIFICATION'; readonly anyOf: readonly Qualification[] };

/** Whether nothing is missing; on the mismatch path only with the special warning of rule SU-6. */
export interface PermissionAnswer {
  readonly ok: boolean;
  readonly onMismatchPath: boolean;
  readonly missing: readonly Missing[];
}

interface PermissionTables {
  readonly permissionThresholds: PermissionThresholdTable;
  readonly permissionLevels: PermissionLevelTable;
}

/**
 * What a client still lacks for a permission: assets, experience, level, test, papers, qualification, in this order.
 * Rules PM-1 to PM-7 (docs/rules.md). Fails closed on a day without a row.
 */
export function explainPermission(
  request: PermissionRequest,
  on: string,
  tables: PermissionTables,
): Explained<PermissionAnswer> {
  const { permission } = request;
  const threshold = rowOn(tables.permissionThresholds, on, { permission });
  if (!threshold.found) return threshold;
  const level = rowOn(tables.permissionLevels, on, { permission });
  if (!level.found) return level;
  const missing = missingOf(request, threshold.row, level.row);
  const answer = {
    ok: missing.length === 0,
    onMismatchPath: gateOf(request, level.row) === 'mismatch',
    missing,
  };
  return { found: true, answer, lines: linesOf(request, threshold.row, level.row) };
}

function missingOf(
  request: PermissionRequest,
  row: PermissionThreshold,
  level: PermissionLevel,
): readonly Missing[] {
  const { customerLevel, papers, qualifications } = request;
  const missing: Missing[] = isExempt(request, row) ? [] : [...shortfallsOf(request, row)];
  if (gateOf(request, level) === 'refused') {
    missing.push({ what: 'LEVEL', by: rankOf(level.minLevel) - rankOf(customerLevel) });
  }
  if (row.test !== null && !request.testPassed) missing.push({ what: 'TEST' });
  for (const paper of row.papers)
    if (!papers.includes(paper)) missing.push({ what: 'PAPER', paper });
  if (!hasQualification(qualifications, row)) {
    missing.push({ what: 'QUALIFICATION', anyOf: row.anyQualificationOf });
  }
  return missing;
}

function hasQualification(
  held: readonly Qualification[],
  { anyQualificationOf }: PermissionThreshold,
): boolean {
  return anyQualificationOf.length === 0 || anyQualificationOf.some((one) => held.includes(one));
}

function isExempt(
  { investorType }: PermissionRequest,
  { exemptsProfessionals }: PermissionThreshold,
): boolean {
  return exemptsProfessionals && isProfessional(investorType);
}

function linesOf(
  request: PermissionRequest,
  row: PermissionThreshold,
  level: PermissionLevel,
): readonly RuleLine[] {
  const thresholds = isExempt(request, row) ? [exemptLine(row)] : thresholdLines(request, row);
  return [
    ...thresholds,
    levelLine(request, level),
    ...testLine(request.testPassed, row),
    ...paperLines(request.papers, row),
    ...qualificationLine(request.qualifications, row),
  ];
}

function exemptLine(row: PermissionThreshold): RuleLine {
  const message = `专业投资者开通${permissionNames[row.permission]}不受资产和交易经验限制。`;
  return { rule: 'PM-3', met: true, message, source: sourceOf(row) };
}
