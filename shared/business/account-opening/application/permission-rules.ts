import type { Refusal } from '../../../errors.ts';
import type { RuleLine } from '../../../rulebook/explain.ts';
import { explainAdmission } from '../../../rulebook/suitability/admission.ts';
import { explainPermission } from '../../../rulebook/suitability/permission.ts';
import { type Permission, PermissionPaper } from '../../../rulebook/suitability/permissions.ts';
import type { Application } from './application.ts';
import { assessmentExplained } from './assessment-rules.ts';
import type { ApplicationContext } from './context.ts';

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** How one permission stands: `met` null while the client has not been assessed and only its thresholds are known. */
export interface PermissionStanding {
  readonly permission: Permission;
  readonly met: boolean | null;
  readonly lines: readonly RuleLine[];
}

/**
 * What a permission asks for beside what the client has. Papers are signed as agreements of the opening, so they count as
 * there; the recording comes afterwards (待双录). Rules PM-1 to PM-7 (docs/rules.md).
 */
export function permissionStanding(
  permission: Permission,
  { need, assessment }: Application,
  day: Day,
): PermissionStanding {
  const { businessDate, tables } = day;
  const { avgAssetsFen: avgAssets, tradingMonths } = need.standing;
  const assessed = assessment === null ? null : assessmentExplained(assessment, day);
  if (assessed === null || !assessed.found) {
    const explained = explainAdmission(
      permission,
      { avgAssets, tradingMonths },
      businessDate,
      tables,
    );
    if (!explained.found) return { permission, met: false, lines: [noRow(explained.message)] };
    const { ok } = explained.answer;
    return { permission, met: ok ? null : false, lines: explained.lines };
  }
  const explained = explainPermission(
    {
      permission,
      avgAssets,
      tradingMonths,
      customerLevel: assessed.answer.level,
      lowestCategory: assessed.answer.lowestCategory,
      investorType: 'ORDINARY',
      testPassed: need.testsPassed.includes(permission),
      papers: PermissionPaper.options,
      qualifications: [],
    },
    businessDate,
    tables,
  );
  if (!explained.found) return { permission, met: false, lines: [noRow(explained.message)] };
  // Who is below the level on the way of a mismatch signs a warning first: that is a business of its own.
  const met = explained.answer.ok && !explained.answer.onMismatchPath;
  return { permission, met, lines: explained.lines };
}

/** Which line fails, for each permission asked for. */
export function permissionRefusals(application: Application, day: Day): readonly Refusal[] {
  return application.need.permissions.flatMap((permission) =>
    permissionStanding(permission, application, day)
      .lines.filter(({ met }) => !met)
      .map(({ rule, message }) => ({ rule, field: 'need.permissions', message })),
  );
}

function noRow(message: string): RuleLine {
  return { rule: 'DT-1', met: false, message };
}
