import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { Yuan } from '../units.ts';

/** What staff do at the counter that somebody else may have to agree to. */
export const Operation = z.enum([
  'ACCOUNT_OPENING',
  'WITNESSED_OPENING',
  'NAME_OR_ID_CHANGE',
  'BANK_CHANGE',
  'MOBILE_CHANGE',
  'PASSWORD_RESET',
  'ACCOUNT_CLOSING',
  'CUSTODY_TRANSFER',
  'DESIGNATION_CANCEL',
  'INTERNAL_FREEZE',
  'JUDICIAL_FREEZE',
  'PERMISSION_OPENING',
  'OVER_RISK_SALE',
  'PROFESSIONAL_CONVERSION',
  'QUESTIONNAIRE_RESET',
  'COMMISSION_CHANGE',
  'COUNTER_ORDER',
  'MANUAL_MONEY',
  'CORRECTION',
  'INTEREST_CORRECTION',
  'TIER_UPGRADE',
  'POINTS_GRANT',
  'POINTS_REDEEM',
  'MARGIN_CREDIT_LINE',
  'MARGIN_ROLLOVER',
  'MARGIN_CALL_WAIVER',
  'DAY_END_CLOSE',
  'DAY_REOPEN',
  'CLIENT_DATA_EXPORT',
  'UNMASKED_LIST',
  'UNMASKED_FIELD',
  'RULE_CHANGE',
]);
/** One of them. */
export type Operation = z.infer<typeof Operation>;

/** Circumstances of an act that ask for more. */
export const Circumstance = z.enum([
  'MINOR',
  'AGENT',
  'FOREIGNER',
  'OVER_70',
  'EXPIRED_ID',
  'BELOW_FLOOR',
]);
/** One of them. */
export type Circumstance = z.infer<typeof Circumstance>;

/** Who agrees, in the order they are asked. */
export const Approver = z.enum(['CHECKER', 'SUPERVISOR', 'SECOND_PERSON', 'HEAD_OFFICE']);
/** One of them. */
export type Approver = z.infer<typeof Approver>;

/** What has to be there besides. */
export const ApprovalCondition = z.enum([
  'CLIENT_PRESENT',
  'PHOTO',
  'NON_MARKETING_STAFF',
  'PAPER_NUMBER',
  'RECORDING_PASSED',
  'CLIENT_ORDER_PROOF',
  'REASON',
  'WATERMARK',
  'FUTURE_DATE',
]);
/** One of them. */
export type ApprovalCondition = z.infer<typeof ApprovalCondition>;

const approvalMatrixRow = datedRow
  .extend({
    operation: Operation,
    when: z.enum(['ALWAYS', 'OVER_LIMIT', ...Circumstance.options]),
    approvers: z.array(Approver),
    conditions: z.array(ApprovalCondition),
    limitAmount: Yuan.nullable(),
    limitPoints: z.int().min(0).nullable(),
    isAtLimitOver: z.boolean(),
  })
  .refine(
    (row) =>
      (row.when === 'OVER_LIMIT') === ((row.limitAmount === null) !== (row.limitPoints === null)),
    '超限额的条目须填一项限额(金额或积分),其他条目不填。',
  );
/** What one operation needs, always or in a circumstance. */
export type ApprovalRow = Readonly<z.infer<typeof approvalMatrixRow>>;

/**
 * Who agrees to what (`assets/reference/approval-matrix.json`). The rows of an operation that apply add up; a row for
 * ALWAYS must be there, also when nobody has to agree. Part of a row:
 *
 * { "operation": "COUNTER_ORDER", "when": "OVER_LIMIT", "approvers": ["CHECKER"], "conditions": [],
 *   "limitAmount": "1,000,000.00 CNY", "limitPoints": null, "isAtLimitOver": true }
 */
export const approvalMatrixTable = datedTable(approvalMatrixRow, ['operation', 'when']);
/** The table, parsed. */
export type ApprovalMatrixTable = DatedTable<ApprovalRow>;
