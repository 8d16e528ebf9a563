import {
  type FirstApplication,
  firstPaper,
} from '../../../shared/business/account-opening/first-form.ts';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { papersMatch } from '../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { beijingClock } from '../../../shared/values/dates.ts';

/** Whether the application was printed, and whether what is typed is still what was. */
export function PaperWords({
  caseId,
  application,
  evidence,
}: {
  readonly caseId: string;
  readonly application: FirstApplication;
  readonly evidence: readonly EvidenceRef[];
}) {
  const printed = evidence.find(({ kind }) => kind === 'paper-content');
  if (printed === undefined) return <span className="gt-soft">申请表未打印</span>;
  // What is half typed has no paper: only a whole character can be hashed.
  const holds = matches(caseId, application, evidence);
  return holds ? (
    <span className="gt-good">申请表已打印 {beijingClock(printed.takenAt)}</span>
  ) : (
    <span className="gt-danger" role="status">
      内容已修改,已打印的申请表作废,请收回后按 F10 重新打印
    </span>
  );
}

function matches(
  caseId: string,
  application: FirstApplication,
  evidence: readonly EvidenceRef[],
): boolean {
  try {
    return papersMatch(intl1, evidence, firstPaper(caseId, application));
  } catch {
    return false;
  }
}
