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
  /** Below its level: asked for by the client, with the special warning, a supervisor and a recording. */
  readonly onMismatchPath: boolean;
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
    if (!explained.found) return without(permission, explained.message);
    const { ok } = explained.answer;
    const { lines } = explained;
    return { permission, met: ok ? null : false, onMismatchPath: false, lines };
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
  if (!explained.found) return without(permission, explained.message);
  const { ok, onMismatchPath } = explained.answer;
  return { permission, met: ok, onMismatchPath, lines: explained.lines };
}

/** Which line fails, for each permission asked for. Below the level on the path of a mismatch none does by that. */
export function permissionRefusals(application: Application, day: Day): readonly Refusal[] {
  return application.need.permissions.flatMap((permission) => {
    const { lines, onMismatchPath } = permissionStanding(permission, application, day);
    return lines
      .filter(({ rule, met }) => !met && !(onMismatchPath && rule === levelRule))
      .map(({ rule, message }) => ({ rule, field: 'need.permissions', message }));
  });
}

/** The line of each permission that the client is below the level of and asks for nevertheless. Rule PM-4. */
export function mismatchLines(application: Application, day: Day): readonly RuleLine[] {
  return application.need.permissions.flatMap((permission) => {
    const { lines, met, onMismatchPath } = permissionStanding(permission, application, day);
    return met === true && onMismatchPath ? lines.filter(({ rule }) => rule === levelRule) : [];
  });
}

const levelRule = 'PM-4';

function without(permission: Permission, message: string): PermissionStanding {
  const lines = [{ rule: 'DT-1', met: false, message }];
  return { permission, met: false, onMismatchPath: false, lines };
}
