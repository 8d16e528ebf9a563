import { z } from 'zod';
import { decimalText } from '../../values/decimal.ts';
import { explainAdmission } from '../suitability/admission.ts';
import { CustomerLevel, InvestorType } from '../suitability/levels.ts';
import { explainPermission, type Missing } from '../suitability/permission.ts';
import { Permission, PermissionPaper, Qualification } from '../suitability/permissions.ts';
import { AmountText, answered, DateText, type Json, type RuleKind, ruleKind } from './kind.ts';

const Months = z.number().min(0);
/** `CB` and `CONVERTIBLE_BOND` are two names of one permission, as of one board. */
const PermissionText = z
  .enum([...Permission.options, 'CB'])
  .transform((name) => (name === 'CB' ? 'CONVERTIBLE_BOND' : name));

const admission = ruleKind({
  kind: 'admission',
  title: '权限的资产和经验门槛',
  input: z.strictObject({
    permission: PermissionText,
    avg_assets_20td: AmountText,
    trading_months: Months,
    on: DateText.exactOptional(),
  }),
  example: { permission: 'CHINEXT', avg_assets_20td: '100000.00', trading_months: 24 },
  answer: ({ permission, avg_assets_20td, trading_months, on }, tables) =>
    answered(
      explainAdmission(
        permission,
        { avgAssets: avg_assets_20td, tradingMonths: trading_months },
        on ?? tables.judgedOn,
        tables,
      ),
      ({ ok, shortfalls }) => ({ ok, fails: shortfalls.map(({ what }) => what) }),
    ),
});

const permission = ruleKind({
  kind: 'permission',
  title: '权限开通所缺条件',
  input: z.strictObject({
    permission: PermissionText,
    customer_level: CustomerLevel,
    lowest_category: z.boolean().default(false),
    investor_type: InvestorType,
    avg_assets_20td: AmountText,
    trading_months: Months,
    test_passed: z.boolean().default(false),
    papers: z.array(PermissionPaper).default([]),
    qualifications: z.array(Qualification).default([]),
    on: DateText.exactOptional(),
  }),
  example: {
    permission: 'STAR',
    customer_level: 'C4',
    investor_type: 'ORDINARY',
    avg_assets_20td: '499999.99',
    trading_months: 24,
    test_passed: true,
    papers: ['RISK_DISCLOSURE'],
  },
  answer: (input, tables) =>
    answered(
      explainPermission(
        {
          permission: input.permission,
          customerLevel: input.customer_level,
          lowestCategory: input.lowest_category,
          investorType: input.investor_type,
          avgAssets: input.avg_assets_20td,
          tradingMonths: input.trading_months,
          testPassed: input.test_passed,
          papers: input.papers,
          qualifications: input.qualifications,
        },
        input.on ?? tables.judgedOn,
        tables,
      ),
      ({ ok, onMismatchPath, missing }) => ({
        ok,
        mismatch_path: onMismatchPath,
        missing: missing.map(missingText),
      }),
    ),
});

/** Permissions and what is missing for them. */
export const suitabilityPermissionKinds: readonly RuleKind[] = [admission, permission];

function missingText(missing: Missing): Json {
  switch (missing.what) {
    case 'ASSET':
      return { what: missing.what, by: decimalText(missing.by, 2) };
    case 'EXPERIENCE':
    case 'LEVEL':
      return { what: missing.what, by: missing.by };
    case 'PAPER':
      return { what: missing.what, paper: missing.paper };
    case 'QUALIFICATION':
      return { what: missing.what, any_of: [...missing.anyOf] };
    case 'TEST':
      return { what: missing.what };
  }
}
