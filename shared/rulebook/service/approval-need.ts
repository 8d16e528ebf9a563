import { figureAmount } from '../../values/money.ts';
import { rowOn, rowsOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import {
  ApprovalCondition,
  type ApprovalMatrixTable,
  type ApprovalRow,
  Approver,
  type Circumstance,
  type Operation,
} from './approval-matrix.ts';
import { approverNames, circumstanceNames, conditionNames } from './approval-names.ts';

/** An act as the matrix asks about it. */
export interface ActForApproval {
  readonly operation: Operation;
  readonly circumstances: readonly Circumstance[];
  /** In fen; null when not known, which counts as over every limit. */
  readonly amount: number | null;
  /** Likewise. */
  readonly points: number | null;
}

/** Who agrees, in their order, and what has to be there besides. */
export interface ApprovalNeeds {
  readonly approvers: readonly Approver[];
  readonly conditions: readonly ApprovalCondition[];
}

/**
 * Who has to agree to an act: what the operation always needs, and what its amount and its circumstances add. Rules AM-1
 * to AM-3 (docs/rules.md). Fails closed on a day without a row for the operation.
 */
export function explainApprovalNeeds(
  act: ActForApproval,
  on: string,
  { approvalMatrix }: { readonly approvalMatrix: ApprovalMatrixTable },
): Explained<ApprovalNeeds> {
  const { operation } = act;
  const always = rowOn(approvalMatrix, on, { operation, when: 'ALWAYS' });
  if (!always.found) return always;
  const rows = rowsOn(approvalMatrix, on).filter(
    (row) => row.operation === operation && applies(row, act),
  );
  const answer = {
    approvers: Approver.options.filter((one) => rows.some((row) => row.approvers.includes(one))),
    conditions: ApprovalCondition.options.filter((one) =>
      rows.some((row) => row.conditions.includes(one)),
    ),
  };
  return { found: true, answer, lines: rows.map((row) => lineOf(row, act)) };
}

function applies(row: ApprovalRow, { amount, points, circumstances }: ActForApproval): boolean {
  if (row.when === 'ALWAYS') return true;
  if (row.when !== 'OVER_LIMIT') return circumstances.includes(row.when);
  return row.limitAmount === null
    ? isOver(points, row.limitPoints, row)
    : isOver(amount, row.limitAmount, row);
}

function isOver(
  figure: number | null,
  limit: number | null,
  { isAtLimitOver }: ApprovalRow,
): boolean {
  if (figure === null || limit === null) return true;
  return isAtLimitOver ? figure >= limit : figure > limit;
}

const ruleOf = { ALWAYS: 'AM-1', OVER_LIMIT: 'AM-3' } as const;

function lineOf(row: ApprovalRow, act: ActForApproval): RuleLine {
  const rule = row.when === 'ALWAYS' || row.when === 'OVER_LIMIT' ? ruleOf[row.when] : 'AM-2';
  const people = row.approvers.map((one) => approverNames[one]).join('、');
  const things = row.conditions.map((one) => conditionNames[one]).join('、');
  const needs = [
    people === '' ? '无需他人授权' : `须${people}`,
    ...(things === '' ? [] : [`并${things}`]),
  ];
  const message = `${reasonFor(row, act)}${needs.join(',')}。`;
  return { rule, met: true, message, source: sourceOf(row) };
}

function reasonFor(row: ApprovalRow, { amount, points }: ActForApproval): string {
  if (row.when === 'ALWAYS') return '';
  if (row.when !== 'OVER_LIMIT') return `${circumstanceNames[row.when]}:`;
  const reached = row.isAtLimitOver ? '达到' : '超过';
  if (row.limitAmount !== null) {
    const limit = `${reached}限额 ${figureAmount(row.limitAmount)} 元`;
    return amount === null
      ? `金额未知,按${limit}处理:`
      : `金额 ${figureAmount(amount)} 元,${limit}:`;
  }
  const limit = `${reached}限额 ${row.limitPoints}`;
  return points === null ? `积分未知,按${limit}处理:` : `积分 ${points},${limit}:`;
}
